import { TABLES } from '../../../contract/schema/index.ts';
import type { TableSpec } from '../../../contract/schema/table.ts';
import type { Relation } from '../../../contract/queries/records.ts';

/** A way from one record to others: rows of `table` whose `column` holds the record's value of `from`. */
export interface Way {
  readonly relation: Relation;
  readonly table: TableSpec;
  readonly column: string;
  readonly from: string;
}

/** Names that stand for the same identifier in every system. */
const SHARED: readonly (readonly [column: string, relation: Relation])[] = [
  ['uscc', 'uscc'],
  ['person_key', 'person'],
];

/** Steps of a record: rows that are keyed by it and a number or time. Shown as its life line, not as neighbours. */
export function stepTables(table: TableSpec): readonly TableSpec[] {
  const key = ownKey(table);
  return TABLES.filter(
    (other) =>
      other !== table &&
      other.system === table.system &&
      other.naturalKey.length === 2 &&
      other.naturalKey[0] === key &&
      ['sequence', 'from_at'].includes(other.naturalKey[1] ?? ''),
  );
}

/**
 * Ways from a record of a table to its neighbours, read from the declarations: a column named like the natural key of
 * another table of its system is that table's key; 信用代码 and person keys are the same everywhere.
 */
export function waysFrom(table: TableSpec): readonly Way[] {
  const known = WAYS.get(table.name);
  if (known) return known;
  const ways = [...parents(table), ...children(table), ...shared(table)];
  WAYS.set(table.name, ways);
  return ways;
}

const WAYS = new Map<string, readonly Way[]>();

/** Tables whose rows name a room. */
export const IN_ROOMS: readonly TableSpec[] = TABLES.filter(
  ({ columns, derived }) => !derived && columns['room_slot']?.references === 'room',
);

function parents(table: TableSpec): Way[] {
  return TABLES.flatMap((other): Way[] => {
    const key = ownKey(other);
    const is = key !== undefined && other.system === table.system && other !== table;
    if (!is || !(key in table.columns) || other.file === 'base') return [];
    return [{ relation: 'parent', table: other, column: key, from: key }];
  });
}

function children(table: TableSpec): Way[] {
  const key = ownKey(table);
  if (key === undefined || table.file === 'base') return [];
  const steps = stepTables(table);
  return TABLES.flatMap((other): Way[] => {
    const is = other !== table && other.system === table.system && key in other.columns;
    if (!is || steps.includes(other) || !isIndexed(other, key)) return [];
    return [{ relation: 'child', table: other, column: key, from: key }];
  });
}

function shared(table: TableSpec): Way[] {
  return SHARED.flatMap(([column, relation]) =>
    column in table.columns
      ? TABLES.filter((other) => column in other.columns && isIndexed(other, column)).map(
          (other) => ({
            relation,
            table: other,
            column,
            from: column,
          }),
        )
      : [],
  );
}

/** Only indexed columns are followed: a scan of 300,000 rows would take as long as the rest of a card together. */
function isIndexed({ naturalKey, indexes }: TableSpec, column: string): boolean {
  return [naturalKey, ...indexes].some((columns) => columns[0] === column);
}

/** The one column that identifies a row, if it is one. */
function ownKey({ naturalKey }: TableSpec): string | undefined {
  return naturalKey.length === 1 ? naturalKey[0] : undefined;
}
