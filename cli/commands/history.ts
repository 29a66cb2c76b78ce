import { join } from 'node:path';
import { Command } from 'commander';
import { TwinError } from '../../contract/errors.ts';
import { BUILT_IN_ACCOUNT } from '../../contract/principal.ts';
import { TABLES } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import { defaultKeyFolder, openKeyring } from '../../data/sealing/keyring.ts';
import { typedNumber } from '../../contract/yearly-numbers.ts';
import type { RowEvent } from '../../data/snapshot/history/row-history.ts';
import { rowHistory } from '../../data/snapshot/history/row-history.ts';
import { openWorkspace } from '../../data/workspace/workspace.ts';
import { openExistingStore } from '../existing-store.ts';
import { printJson } from '../output.ts';

interface HistoryOptions {
  readonly snapshot: string;
  readonly keys: string;
  readonly reason?: string;
  readonly json?: boolean;
}

/** `twin history TABLE KEY --snapshot DIR`: what became of one row, refresh by refresh. */
export function historyCommand(): Command {
  return new Command('history')
    .description('tell what became of one row from refresh to refresh, newest first')
    .argument('<table>', 'table, by name or Chinese title')
    .argument('<key...>', 'value of each column of its natural key')
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .option('--reason <text>', 'open old personal values; the reason goes into the audit log')
    .option('--keys <dir>', 'folder with the key files', defaultKeyFolder())
    .option('--json', 'print the changes as one JSON array')
    .action(runHistory);
}

async function runHistory(
  name: string,
  values: readonly string[],
  { snapshot, keys, reason, json }: HistoryOptions,
): Promise<void> {
  const store = await openExistingStore(snapshot);
  const table = findTable(name);
  if (reason !== undefined) await logOpening(snapshot, table, values, reason);
  const keyring = reason === undefined ? undefined : await openKeyring(keys);
  const eventsOf = (key: readonly string[]) =>
    rowHistory(store, table.name, key.join('\u001f'), keyring);
  const exact = await eventsOf(values);
  const events = exact.length > 0 ? exact : await eventsOf(values.map(typedNumber));
  if (json) printJson(events);
  else process.stdout.write(events.length === 0 ? 'no change recorded\n' : asText(table, events));
}

function findTable(name: string): TableSpec {
  const found = TABLES.find((table) => table.name === name || table.title === name);
  if (found) return found;
  const names = TABLES.map((table) => table.name).join(', ');
  throw new TwinError('invalid', `There is no table ${name}. Tables are: ${names}.`);
}

async function logOpening(
  store: string,
  table: TableSpec,
  values: readonly string[],
  reason: string,
): Promise<void> {
  const workspace = await openWorkspace(join(store, 'workspace.sqlite'));
  try {
    const subject = `${table.name} ${values.join(' ')}, history`;
    await workspace.audit.append(BUILT_IN_ACCOUNT, { action: 'history.reveal', subject, reason });
  } finally {
    await workspace.close();
  }
}

function asText(table: TableSpec, events: readonly RowEvent[]): string {
  return `${events.flatMap((event) => eventLines(table, event)).join('\n')}\n`;
}

function eventLines(table: TableSpec, event: RowEvent): string[] {
  const title = (column: string) => table.columns[column]?.title ?? column;
  const open = Object.entries(event.open).map(
    ([column, [before, after]]) => `  ${title(column)}: ${before ?? '—'} → ${after ?? '—'}`,
  );
  const hidden = event.hidden.map((column) => {
    const before = event.before ? `: ${event.before[column] ?? '—'} → …` : ' (personal)';
    return `  ${title(column)}${before}`;
  });
  return [`${event.at}  ${event.snapshotId}  ${event.kind}`, ...open, ...hidden];
}
