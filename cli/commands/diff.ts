import { Command, InvalidArgumentError } from 'commander';
import { TwinError } from '../../contract/errors.ts';
import type { SnapshotDiff, TableDiff } from '../../data/snapshot/diff.ts';
import { diffSnapshots } from '../../data/snapshot/diff.ts';
import type { SnapshotStore } from '../../data/snapshot/store.ts';
import { requireCurrent } from '../../data/snapshot/store.ts';
import { openExistingStore } from '../existing-store.ts';
import { printJson } from '../output.ts';

interface DiffOptions {
  readonly snapshot: string;
  readonly limit: number;
  readonly offset: number;
  readonly table?: string;
  readonly json?: boolean;
}

/** `twin diff [FROM] [TO] --snapshot DIR`: new, changed and gone rows between two snapshots. */
export function diffCommand(): Command {
  return new Command('diff')
    .description('tell which rows are new, changed and gone between two snapshots')
    .argument('[from]', 'older snapshot (default: the one TO was made from)')
    .argument('[to]', 'newer snapshot (default: the one in use)')
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .option('--table <name>', 'one table only')
    .option('--limit <count>', 'rows listed of each kind', readCount, 20)
    .option('--offset <count>', 'rows of each kind passed over: the next page', readCount, 0)
    .option('--json', 'print the differences as one JSON object')
    .action(runDiff);
}

async function runDiff(
  from: string | undefined,
  to: string | undefined,
  { snapshot, limit, offset, table, json }: DiffOptions,
): Promise<void> {
  const store = await openExistingStore(snapshot);
  const newer = to ?? (await requireCurrent(store));
  const older = from ?? (await madeFrom(store, newer));
  const diff = await diffSnapshots(store, older, newer, {
    limit,
    offset,
    ...(table === undefined ? {} : { table }),
  });
  if (json) printJson(diff);
  else process.stdout.write(asText(diff));
}

async function madeFrom(store: SnapshotStore, id: string): Promise<string> {
  const { previousId } = await store.manifest(id);
  if (previousId !== undefined) return previousId;
  throw new TwinError(
    'not-found',
    `Snapshot ${id} is a first one: there is nothing to compare it with.`,
  );
}

function asText({ from, to, tables }: SnapshotDiff): string {
  const lines = tables.length === 0 ? ['no row differs'] : tables.flatMap(tableLines);
  return `${[`${from} → ${to}`, ...lines].join('\n')}\n`;
}

function tableLines(table: TableDiff): string[] {
  return [
    `${table.title} (${table.table}): ${table.added} new, ${table.changed} changed, ${table.removed} gone`,
    ...keyLine('new', table.addedKeys),
    ...keyLine('changed', table.changedKeys),
    ...keyLine('gone', table.removedKeys),
  ];
}

function keyLine(kind: string, keys: readonly string[]): string[] {
  return keys.length === 0 ? [] : [`  ${kind}: ${keys.join(', ')}`];
}

function readCount(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number.');
}
