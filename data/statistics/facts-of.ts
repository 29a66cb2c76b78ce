import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { FactColumn } from './fact.ts';
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

/** Reads the columns of facts ahead of the first question: areas and row numbers, and of its own those chosen. */
export async function loadFacts(
  snapshot: OpenSnapshot,
  name: string,
  chosen: (column: FactColumn) => boolean,
): Promise<void> {
  const table = await factsOf(snapshot, name);
  const own = table.spec.columns;
  await table.load(table.names.filter((each) => own[each] === undefined || chosen(own[each])));
}
