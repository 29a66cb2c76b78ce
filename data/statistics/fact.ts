import type { Condition } from '../../contract/metrics/metric.ts';
import type { Basis } from '../kept/kept-value.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { Column, SqlColumnKind } from './columns.ts';
import type { FactTable } from './fact-table.ts';

/** A column of a fact, read by SQL or computed from others. `row` is the table's alias in SQL. */
export type FactColumn = SqlColumn | ComputedColumn;

export interface SqlColumn {
  readonly kind: SqlColumnKind;
  /** SQL expression; absent: the column of the same name, times as seconds. */
  readonly sql?: string;
  /** Name of the join the expression needs. */
  readonly join?: string;
  /** Key a raw text is counted under; '' counts as none. */
  readonly map?: (raw: string) => string;
  /** Chinese title of a key; absent: the table's own code list, else the key. */
  readonly title?: (key: string) => string | undefined;
  /** Official order of its keys; absent: by key. */
  readonly order?: readonly string[];
}

export interface ComputedColumn {
  readonly kind: Column['kind'];
  /** Columns that must be loaded first. */
  readonly needs: readonly string[];
  readonly compute: (table: FactTable, snapshot: OpenSnapshot) => Promise<Column>;
  /** Takes long: kept beside the workspace as long as this stays the same. */
  readonly keep?: (snapshot: OpenSnapshot) => Basis;
}

/** SQL expressions that place a row; whichever the table has. */
export interface PlaceSource {
  readonly room?: string;
  readonly building?: string;
  readonly grid?: string;
  readonly community?: string;
  readonly street?: string;
  /** Field of a written address whose link gives building and room where the row itself names none. */
  readonly linkField?: string;
  /**
   * `room`: room or building decides the areas. `area`: the row's own area codes decide (things in the open), and a
   * building counts only where it lies in the same community.
   */
  readonly anchor: 'room' | 'area';
}

/** One fact table: which rows of a table are counted and by what. */
export interface FactSpec {
  readonly name: string;
  /** Table of the contract. */
  readonly table: string;
  /** SQL condition for a row's being a fact; absent: every row. */
  readonly only?: string;
  /** Time column that tells how far back the data goes; absent for things that just are. */
  readonly time?: string;
  readonly columns: Readonly<Record<string, FactColumn>>;
  /** Rows no figure counts, because what they say contradicts itself; how many is told beside the figures. */
  readonly setAside?: Condition;
  readonly place: PlaceSource;
  /** Further sources by name, as SQL after `FROM … AS row`; with how many rows are read at a time. */
  readonly joins?: Readonly<Record<string, { readonly sql: string; readonly rows: number }>>;
  /** Columns of the table shown with the rows behind a number. */
  readonly list: readonly string[];
  /** Rows are natural persons: never listed on a wall. */
  readonly persons?: boolean;
}

/** Whether a column is computed from others. */
export function isComputed(column: FactColumn): column is ComputedColumn {
  return 'compute' in column;
}
