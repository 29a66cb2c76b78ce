import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { FactTable } from './fact-table.ts';
import { FACTS } from './facts/index.ts';

const tables = new WeakMap<OpenSnapshot, Map<string, Promise<FactTable>>>();

/** A fact table of a snapshot, opened once; its columns are read when asked for. */
export function factsOf(snapshot: OpenSnapshot, name: string): Promise<FactTable> {
  const opened = tables.get(snapshot) ?? new Map<string, Promise<FactTable>>();
  tables.set(snapshot, opened);
  const known = opened.get(name);
  if (known) return known;
  const spec = FACTS[name];
  if (!spec) throw new TwinError('internal', say`There is no fact table ${name}.`);
  const table = FactTable.open(spec, snapshot);
  opened.set(name, table);
  table.catch(() => opened.delete(name));
  return table;
}

/** Reads every column of facts ahead of the first question, one at a time so that other calls run in between. */
export async function warmFacts(
  snapshot: OpenSnapshot,
  names: readonly string[] = Object.keys(FACTS),
): Promise<void> {
  for (const name of names) {
    const table = await factsOf(snapshot, name);
    await table.load(table.names);
  }
}
