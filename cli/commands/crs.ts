import { Command, Option } from 'commander';
import { FEWEST_POINTS, type GridMethod } from '../../contract/control-points.ts';
import { sentenceText } from '../../contract/sentence.ts';
import { defaultKeyFolder, openKeyring } from '../../data/sealing/keyring.ts';
import { detectInSnapshot, fitLocalGrid, type GridReport } from '../../importers/crs/tools.ts';
import type { CrsFitReport } from '../../importers/crs/fit-report.ts';
import { openExistingStore } from '../existing-store.ts';
import { printJson } from '../output.ts';

/** `twin crs`: which coordinate system a file is in, and local grids from control points. */
export function crsCommand(): Command {
  return new Command('crs')
    .description('find the coordinate system of a file, fit a local grid to control points')
    .addCommand(detectCommand().exitOverride())
    .addCommand(fitCommand().exitOverride());
}

interface DetectOptions {
  readonly snapshot: string;
  readonly keys: string;
  readonly declared?: string;
  readonly table?: string;
  readonly json?: boolean;
}

function detectCommand(): Command {
  return new Command('detect')
    .description('residual in metres of each coordinate system against what the snapshot knows')
    .argument('<file>', 'file with positions')
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .option('--declared <crs>', 'system the file is said to be in')
    .option('--table <name>', 'table the file feeds, where its columns do not tell')
    .option('--keys <dir>', 'folder with the key files', defaultKeyFolder())
    .option('--json', 'print one JSON object')
    .action(runDetect);
}

async function runDetect(file: string, options: DetectOptions): Promise<void> {
  const { snapshot, keys, declared, table, json } = options;
  const report = await detectInSnapshot(file, await openExistingStore(snapshot), {
    keyring: await openKeyring(keys),
    ...(declared === undefined ? {} : { declared }),
    ...(table === undefined ? {} : { table }),
  });
  if (json) printJson(report);
  else process.stdout.write(`${detectLines(report).join('\n')}\n`);
}

function detectLines({ used, basis, sentence, candidates }: CrsFitReport): string[] {
  const lines = candidates.map(({ label, residualMetres, n, method }) =>
    [label.padEnd(34), `${residualMetres.toFixed(2)} m`.padStart(12), `n=${n}`, method].join('  '),
  );
  return [`${used} (${basis})`, ...lines, sentenceText(sentence)];
}

const METHODS: Readonly<Record<string, GridMethod>> = {
  4: 'similarity-4',
  6: 'affine-6',
  7: 'helmert-7',
};

interface FitOptions {
  readonly name: string;
  readonly method: keyof typeof METHODS;
  readonly from: string;
  readonly to: string;
  readonly keys: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

function fitCommand(): Command {
  const fewest = Object.entries(METHODS).map(
    ([digit, method]) => `${digit}: at least ${FEWEST_POINTS[method]} points`,
  );
  return new Command('fit')
    .description('fit a local grid to control points; its parameters are sealed and never shown')
    .argument('<points>', 'table with from_east, from_north, to_east, to_north, name and heights')
    .option('--name <name>', 'what to call the grid in --map', 'NB_LOCAL')
    .addOption(
      new Option('--method <parameters>', `number of parameters (${fewest.join('; ')})`)
        .choices(Object.keys(METHODS))
        .default('4'),
    )
    .option('--from <crs>', 'for 7 parameters the system whose ellipsoid the grid has', 'EPSG:2437')
    .option('--to <crs>', 'known system of the same points', 'EPSG:4549')
    .option('--keys <dir>', 'folder with the key files', defaultKeyFolder())
    .option('--dry-run', 'show the residuals and keep nothing')
    .option('--json', 'print the residuals as one JSON object')
    .action(runFit);
}

async function runFit(points: string, options: FitOptions): Promise<void> {
  const { name, from, to, keys, dryRun = false, json } = options;
  const method = METHODS[options.method] as GridMethod;
  const grid = { name: name.toUpperCase(), method, from, to };
  const report = await fitLocalGrid(points, grid, await openKeyring(keys), dryRun);
  if (json) printJson(report);
  else process.stdout.write(`${fitLines(report).join('\n')}\n`);
}

function fitLines({ name, residuals, rmsMetres, spare, saved }: GridReport): string[] {
  const lines = residuals.map(({ name: point, east, north, metres, outlier }) => {
    const parts = [east, north, metres].map((value) => `${value.toFixed(3)} m`.padStart(12));
    return `${point.padEnd(12)}${parts.join('')}${outlier ? '  probably wrong' : ''}`;
  });
  const worth =
    spare > 0 ? `${spare} points to spare` : 'no point to spare, so the residuals prove nothing';
  return [
    `${'point'.padEnd(12)}${['east', 'north', 'apart'].map((title) => title.padStart(12)).join('')}`,
    ...lines,
    `RMS ${rmsMetres.toFixed(3)} m, ${worth}.`,
    saved ? `Sealed as ${name}: name it as "crs" in --map.` : 'Nothing was kept.',
  ];
}
