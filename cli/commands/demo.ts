import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import { TwinError } from '../../contract/errors.ts';
import { districtProfileSchema } from '../../contract/profile.ts';
import type { SystemId } from '../../contract/systems.ts';
import {
  DEFAULT_SEED,
  demoPlanSchema,
  SYSTEM_WRITERS,
  writeDemo,
  type DemoProgress,
} from '../../demo/index.ts';
import { printJson, printProgress } from '../output.ts';

const PROFILES = fileURLToPath(new URL('../../data/profiles/', import.meta.url));

interface DemoCommandOptions {
  readonly out: string;
  readonly scale: number;
  readonly seed: number;
  readonly profile: string;
  readonly systems: readonly SystemId[];
  readonly secondDelivery: boolean;
  readonly json: boolean;
}

/** `twin demo --out DIR`: writes a synthetic district as department exports, answers beside it. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('write a synthetic district as department exports')
    .requiredOption('--out <dir>', 'folder to write; what to find in it goes to <dir>-answers.json')
    .option('--scale <number>', 'share of the full district, 0.005 to 1', readNumber, 1)
    .option(
      '--seed <number>',
      'the same seed and scale give the same bytes',
      readNumber,
      DEFAULT_SEED,
    )
    .option('--profile <folder or id>', 'district profile with a demo-plan.json', 'haishu-2016')
    .option(
      '--systems <ids>',
      'systems beside registry and community policing, comma-separated, all or none',
      readSystems,
      SYSTEM_WRITERS.map(({ system }) => system),
    )
    .addOption(
      new Option(
        '--second-delivery',
        'only the rooms of a month later: one changed, one new, one gone',
      ).default(false),
    )
    .option('--json', 'print the report as JSON', false)
    .action(runDemo);
}

async function runDemo(options: DemoCommandOptions): Promise<void> {
  const folder = await profileFolder(options.profile);
  const profile = districtProfileSchema.parse(await readJson(join(folder, 'profile.json')));
  const plan = demoPlanSchema.parse(await readJson(join(folder, 'demo-plan.json')));
  const { out, scale, seed, systems, secondDelivery } = options;
  const onProgress = options.json ? () => {} : showProgress;
  const report = await writeDemo({
    profile,
    plan,
    out,
    scale,
    seed,
    systems,
    secondDelivery,
    onProgress,
  });
  if (options.json) printJson(report);
  else
    printProgress(
      `Wrote ${report.out} and ${report.answersPath}: ${JSON.stringify(report.answers.counts)}`,
    );
}

/** A folder as given, else a profile that ships, by its id. */
async function profileFolder(named: string): Promise<string> {
  for (const folder of [named, join(PROFILES, named)]) {
    if (await stat(join(folder, 'profile.json')).catch(() => undefined)) return folder;
  }
  throw new TwinError(
    'not-found',
    `There is no profile ${named}. Name a folder with profile.json and demo-plan.json.`,
  );
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new TwinError(
      'invalid',
      `Cannot read ${path}: ${(error as Error).message}.`,
      { file: path },
      error,
    );
  }
}

function showProgress({ step, done, total }: DemoProgress): void {
  printProgress(total > 1 ? `${step} ${done} / ${total}` : step);
}

function readNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value))
    throw new InvalidArgumentError('Not a number.');
  return value;
}

function readSystems(text: string): SystemId[] {
  const known = SYSTEM_WRITERS.map(({ system }) => system);
  if (text === 'all') return known;
  const ids = text === 'none' ? [] : text.split(',').filter((id) => id !== '');
  const unknown = ids.find((id) => !known.some((system) => system === id));
  if (unknown !== undefined)
    throw new InvalidArgumentError(
      `There is no ${unknown}. Name all or some of ${known.join(', ')}.`,
    );
  return ids as SystemId[];
}
