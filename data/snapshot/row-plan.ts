import type { TableSpec } from '../../contract/schema/table.ts';
import { clearColumns, sealedColumns } from '../../contract/schema/table.ts';
import type { DepartmentKeys } from '../sealing/department-keys.ts';
import type { DeliveredRow } from './delivery.ts';

/** A column that is computed from sealed ones by a keyed function. */
export interface KeyedColumn {
  readonly name: string;
  readonly compute: (rows: readonly DeliveredRow[], keys: DepartmentKeys) => (string | null)[];
}

/** What is worked out once for a table so that a row costs little. */
export interface RowPlan {
  readonly table: TableSpec;
  readonly clear: readonly string[];
  readonly sealed: readonly string[];
  /** Columns that enter the row digest: all that are stored and not computed. */
  readonly digested: readonly string[];
  readonly required: readonly string[];
  /** Referring column → table it refers to. */
  readonly references: readonly { readonly column: string; readonly table: string }[];
  readonly keyed: readonly KeyedColumn[];
}

const KEYED_COLUMNS: readonly KeyedColumn[] = [
  {
    name: 'person_key',
    compute: (rows, keys) =>
      keys.personKeys(
        rows.map(({ values }) => {
          const number = textOf(values.id_no);
          return number && `${textOf(values.id_type) ?? ''}|${number}`;
        }),
      ),
  },
  {
    name: 'phone_key',
    compute: (rows, keys) => keys.phoneKeys(rows.map(({ values }) => textOf(values.phone))),
  },
  {
    name: 'household_key',
    compute: (rows, keys) =>
      keys.householdKeys(rows.map(({ values }) => textOf(values.household_no))),
  },
];

/** Columns computed from sealed ones: they change with those and are not told apart from them. */
export const KEYED_COLUMN_NAMES: ReadonlySet<string> = new Set(
  KEYED_COLUMNS.map(({ name }) => name),
);

/** Works out a table's plan. */
export function rowPlan(table: TableSpec): RowPlan {
  const clear = clearColumns(table);
  const sealed = sealedColumns(table);
  const keyed = KEYED_COLUMNS.filter(({ name }) => clear.includes(name));
  const computed = new Set(keyed.map(({ name }) => name));
  const digested = [...clear, ...sealed].filter((name) => !computed.has(name));
  return {
    table,
    clear,
    sealed,
    keyed,
    digested,
    required: digested.filter((name) => table.columns[name]?.required),
    references: clear.flatMap((column) => {
      const referred = table.columns[column]?.references;
      return referred === undefined ? [] : [{ column, table: referred }];
    }),
  };
}

/** A row's natural key as one text; several columns are joined by U+001F. */
export function naturalKey(plan: RowPlan, row: DeliveredRow): string {
  const names = plan.table.naturalKey;
  if (names.length === 1) return String(row.values[names[0] ?? ''] ?? '');
  return names.map((name) => String(row.values[name] ?? '')).join('\u001f');
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined || value === '' ? null : String(value);
}
