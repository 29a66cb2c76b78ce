import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { BUILT_IN_ACCOUNT } from '../../contract/principal.ts';
import {
  RETENTION_CLASSES,
  type RetentionClass,
  type RetentionStatus,
  type RetentionTerms,
  retentionTermsSchema,
} from '../../contract/retention.ts';
import { createHost } from '../../data/host/index.ts';
import { defaultKeyFolder } from '../../data/sealing/keyring.ts';
import { openExistingStore } from '../existing-store.ts';
import { printJson } from '../output.ts';

interface RetentionOptions {
  readonly snapshot: string;
  readonly set?: Partial<RetentionTerms>;
  readonly reason?: string;
  readonly json?: boolean;
}

const TITLES: Readonly<Record<RetentionClass, string>> = {
  openChanges: 'row changes',
  personalChanges: 'row changes of persons',
  reports: 'reports of batches that no kept snapshot needs',
  snapshots: 'snapshots',
};

/** `twin retention --snapshot DIR`: how long each class is kept and what the next import removes; `--set` tries or sets terms. */
export function retentionCommand(): Command {
  return new Command('retention')
    .description('how long each class is kept, and what the next import removes')
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .option(
      '--set <class=number>',
      `other terms, in days or snapshots: ${RETENTION_CLASSES.join(', ')}; shown only, unless --reason`,
      readTerm,
    )
    .option('--reason <text>', 'set the terms; goes into the audit log')
    .option('--json', 'print one JSON object')
    .action(runRetention);
}

async function runRetention({ snapshot, set, reason, json }: RetentionOptions): Promise<void> {
  const { folder: storeFolder } = await openExistingStore(snapshot);
  const workspacePath = join(storeFolder, 'workspace.sqlite');
  const places = { storeFolder, keyFolder: defaultKeyFolder(), workspacePath };
  const host = await createHost({ ...places, log: () => undefined });
  try {
    const client = host.client(BUILT_IN_ACCOUNT);
    const now = await client.call('retention.show', {});
    const terms = { ...now.terms, ...set };
    const { classes } = await client.call('retention.show', { terms });
    const isSet = set !== undefined && reason !== undefined;
    if (isSet) await client.call('retention.set', { terms, reason });
    if (json) return printJson({ ...now, terms, classes, isSet });
    const lines = classes.map((one) => classLine(one, terms, now.terms));
    const said = isSet
      ? ['Set from the next import on.']
      : set
        ? ['Shown only: set it with --reason WHY.']
        : [];
    process.stdout.write(`${[...lines, ...said].join('\n')}\n`);
  } finally {
    await host.close();
  }
}

function classLine(
  { class: name, count, oldestOn, due, nextOn }: RetentionStatus,
  terms: RetentionTerms,
  before: RetentionTerms,
): string {
  const unit = name === 'snapshots' ? 'kept' : 'days';
  const changed = terms[name] === before[name] ? '' : ` (now ${before[name]})`;
  const there = count === 0 ? 'none yet' : `${count} there, the oldest of ${oldestOn ?? '-'}`;
  const next = nextOn === null ? '' : `; the next on ${nextOn}`;
  return `${TITLES[name]} (${name}): ${terms[name]} ${unit}${changed}; ${there}; the next import removes ${due}${next}`;
}

function readTerm(text: string, before: Partial<RetentionTerms> = {}): Partial<RetentionTerms> {
  const [name = '', number = ''] = text.split('=');
  const found = retentionTermsSchema.partial().safeParse({ [name]: Number(number) });
  if (found.success && Object.hasOwn(TITLES, name)) return { ...before, ...found.data };
  throw new InvalidArgumentError(
    `Write one of ${RETENTION_CLASSES.join(', ')} and a number, as reports=180.`,
  );
}
