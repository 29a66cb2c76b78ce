import type { SystemId } from '../systems.ts';

/**
 * What may be done with a column's values.
 * - `open`: shown to everybody.
 * - `coarse`: stays clear in the snapshot and feeds statistics; shown with records only.
 * - `sealed`: lies in an authenticated blob under a department's key; masked before it leaves the host.
 * - `dropped`: never stored; the drop is logged at import.
 */
export type PrivacyClass = 'open' | 'coarse' | 'sealed' | 'dropped';

/** The SQLite files a snapshot may consist of. A refresh rewrites only the files whose rows changed. */
export const SNAPSHOT_FILES = [
  'base',
  'people',
  'economy',
  'city',
  'safety',
  'services',
  'links',
  'tiles',
  'pictures',
] as const;

export type SnapshotFileName = (typeof SNAPSHOT_FILES)[number];

/** `date` is stored `YYYY-MM-DD`, `datetime` `YYYY-MM-DD HH:MM:SS` in Asia/Shanghai. */
export type ColumnType = 'text' | 'integer' | 'real' | 'blob' | 'json' | 'date' | 'datetime';

/** Identifiers with a check digit (data-dictionary §2.4, §3.1–3.3). */
export type IdentifierCheck = 'citizen-id' | 'uscc' | 'org-code' | 'reg-no';

export interface ColumnSpec {
  readonly type: ColumnType;
  /** Chinese title as a department writes it. */
  readonly title: string;
  readonly titleEn: string;
  /** Defaults to `open`. */
  readonly privacy?: PrivacyClass;
  readonly required?: boolean;
  /** Unit of the stored value, e.g. `m`, `m²`. */
  readonly unit?: string;
  /** Each row has a unit of its own: a header may name any, and scales nothing. */
  readonly anyUnit?: true;
  /** Values the column may take, raw code → Chinese title. */
  readonly codes?: Readonly<Record<string, string>>;
  /** Header spellings departments use, normalised form not needed. The title is always accepted. */
  readonly synonyms?: readonly string[];
  /** Where the rule or code list comes from. */
  readonly source?: string;
  /**
   * Table with permanent slots this column refers to. A delivery gives that table's natural key (one text column);
   * the builder stores its slot, and holds the row while the key is unknown.
   */
  readonly references?: string;
  readonly check?: IdentifierCheck;
  /**
   * Layout of snapshot files it came with; absent where files of every layout that is read have it. Such a column is not
   * required: rows of older files have no value there.
   */
  readonly since?: number;
  /** A written address (地址): each import places it, see `address_link`. */
  readonly address?: boolean;
}

/** What a photograph (照片) shows of its record: how it was found, after it was handled, or how it stands (部件). */
export const PICTURE_PART_NAMES = ['before', 'after', 'state'] as const;
export type PicturePart = (typeof PICTURE_PART_NAMES)[number];

/** A column of a delivery that names photographs, several separated by `;`. */
export interface PictureColumn {
  readonly title: string;
  readonly titleEn: string;
  /** Other headers departments write; a number behind one (照片2) continues it. */
  readonly synonyms: readonly string[];
}

/** A number that may begin again each year (编号按年重编): rows are told apart by it and the year, see `yearlyNumber`. */
export interface YearlyNumbers {
  /** The column with the number, which is the natural key. */
  readonly number: string;
  /** Columns with the date that tells the year; the first that is filled. */
  readonly by: readonly string[];
  /** Column that names an earlier row of the same table by its number. */
  readonly earlier?: string;
}

/**
 * One table, declared once: SQLite DDL, importer checks, masking and sealing, and the data dictionary in docs
 * come from here. Column order is storage order.
 */
export interface TableSpec {
  readonly name: string;
  readonly title: string;
  readonly titleEn: string;
  readonly system: SystemId;
  /** Department that delivers it, as a key folder name and as shown. */
  readonly department: { readonly id: string; readonly title: string };
  readonly file: SnapshotFileName;
  /** Computed by the import from other tables: no department delivers it and none gets it back. */
  readonly derived?: boolean;
  /**
   * `slot`: the row's integer primary key is a permanent slot, carried across refreshes and never reused.
   * `row`: the integer primary key is the row's number in this file; sealed chunks are cut by it (id >> 8).
   */
  readonly identity: 'slot' | 'row';
  /** Columns that make the natural key. */
  readonly naturalKey: readonly string[];
  readonly columns: Readonly<Record<string, ColumnSpec>>;
  /**
   * Column with the moment of a row, of a table whose exports hold a window of time that moves on: rows from before the
   * window leave by age, and nobody is asked (see `agedRows`).
   */
  readonly windowOf?: string;
  readonly yearly?: YearlyNumbers;
  /** Plain indexes, each a list of columns. */
  readonly indexes: readonly (readonly string[])[];
  /** Photographs a delivery may name; they are kept in `picture`, not in the table's own columns. */
  readonly pictures?: Readonly<Partial<Record<PicturePart, PictureColumn>>>;
}

/** Every imported table also has these, after its own columns. */
export const LINEAGE_COLUMNS = {
  source_file_id: { type: 'integer', title: '来源文件', titleEn: 'Source file', required: true },
  source_line: { type: 'integer', title: '来源行', titleEn: 'Source line', required: true },
  /** 8 bytes. */
  row_hash: { type: 'blob', title: '行摘要', titleEn: 'Row hash', required: true },
  flags: { type: 'text', title: '存疑', titleEn: 'Warnings, comma-separated check codes' },
} as const satisfies Record<string, ColumnSpec>;

/** Names of the columns of `table` that are stored clear. */
export function clearColumns(table: TableSpec): string[] {
  return columnsWith(table, (privacy) => privacy === 'open' || privacy === 'coarse');
}

/** Names of the columns of `table` that are sealed. */
export function sealedColumns(table: TableSpec): string[] {
  return columnsWith(table, (privacy) => privacy === 'sealed');
}

function columnsWith(table: TableSpec, wanted: (privacy: PrivacyClass) => boolean): string[] {
  return Object.entries(table.columns)
    .filter(([, column]) => wanted(column.privacy ?? 'open'))
    .map(([name]) => name);
}
