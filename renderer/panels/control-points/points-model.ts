import type { GridMethod, GridWish } from '../../../contract/control-points.ts';
import { MOST_CONTROL_POINTS } from '../../../contract/control-points.ts';

/** Columns of a control point a person fills. */
export const POINT_FIELDS = [
  'name',
  'fromEast',
  'fromNorth',
  'fromHeight',
  'toEast',
  'toNorth',
  'toHeight',
] as const;
export type PointField = (typeof POINT_FIELDS)[number];

/** A row of the table; `key` stays while rows come and go. */
export type PointRow = Readonly<Record<PointField, string>> & {
  readonly key: number;
  readonly used: boolean;
};

/** What a person has entered so far; it leaves the window only for the fit. */
export interface GridDraft {
  readonly name: string;
  readonly method: GridMethod;
  readonly from: string;
  readonly to: string;
  readonly rows: readonly PointRow[];
}

const EMPTY_ROWS = 6;
const EMPTY_VALUES = Object.fromEntries(POINT_FIELDS.map((field) => [field, ''])) as Record<
  PointField,
  string
>;

function emptyRow(key: number): PointRow {
  return { ...EMPTY_VALUES, key, used: true };
}

/** A draft nobody has filled yet. */
export const EMPTY_DRAFT: GridDraft = {
  name: 'NB_LOCAL',
  method: 'similarity-4',
  from: 'EPSG:2437',
  to: 'EPSG:4490',
  rows: Array.from({ length: EMPTY_ROWS }, (_, key) => emptyRow(key)),
};

/** Whether all four coordinates are there. */
export function isComplete(row: PointRow): boolean {
  const { fromEast, fromNorth, toEast, toNorth } = row;
  return [fromEast, fromNorth, toEast, toNorth].every((text) => text.trim() !== '');
}

/** Rows that take part in the fit or are measured by it, in order. */
export function completeRows({ rows }: GridDraft): readonly PointRow[] {
  return rows.filter(isComplete);
}

/** What to ask the import host; undefined while there is no complete row. */
export function wishOf(draft: GridDraft): GridWish | undefined {
  const points = completeRows(draft).map(({ key: _key, ...row }, at) => ({
    ...row,
    name: row.name.trim() || String(at + 1),
  }));
  if (points.length === 0) return undefined;
  const { method, from, to } = draft;
  return { method, from, to, points };
}

/** Changes one row. */
export function changeRow(
  draft: GridDraft,
  key: number,
  change: Partial<Omit<PointRow, 'key'>>,
): GridDraft {
  const rows = draft.rows.map((row) => (row.key === key ? { ...row, ...change } : row));
  return { ...draft, rows };
}

/** Which value of which row alone two drafts differ in; undefined for any other difference. */
export function editOf(before: GridDraft, after: GridDraft): string | undefined {
  if (before.rows.length !== after.rows.length) return undefined;
  const changed = after.rows.filter((row, at) => row !== before.rows[at]);
  const [row] = changed;
  const was = before.rows.find(({ key }) => key === row?.key);
  if (changed.length !== 1 || !row || !was) return undefined;
  const fields = POINT_FIELDS.filter((field) => row[field] !== was[field]);
  return fields.length === 1 && row.used === was.used ? `${row.key} ${fields[0]}` : undefined;
}

/** Adds an empty row at the end. */
export function addRow(draft: GridDraft): GridDraft {
  if (draft.rows.length >= MOST_CONTROL_POINTS) return draft;
  const key = Math.max(-1, ...draft.rows.map((row) => row.key)) + 1;
  return { ...draft, rows: [...draft.rows, emptyRow(key)] };
}

/** East and north of the local grid the other way round: Chinese survey X is north. */
export function swapLocal(draft: GridDraft): GridDraft {
  const rows = draft.rows.map((row) => ({
    ...row,
    fromEast: row.fromNorth,
    fromNorth: row.fromEast,
  }));
  return { ...draft, rows };
}

/** Puts pasted points into the table: empty rows from `key` on first, then new ones. */
export function withPasted(
  draft: GridDraft,
  key: number,
  pasted: readonly Partial<Record<PointField, string>>[],
): GridDraft {
  const at = Math.max(
    0,
    draft.rows.findIndex((row) => row.key === key),
  );
  const kept = draft.rows.slice(0, at).filter((row) => row.name !== '' || isComplete(row));
  const next = Math.max(-1, ...draft.rows.map((row) => row.key)) + 1;
  const added = pasted.map((values, index) => ({ ...emptyRow(next + index), ...values }));
  const rest = draft.rows.slice(at).filter(isComplete);
  const rows = [...kept, ...added, ...rest].slice(0, MOST_CONTROL_POINTS);
  return { ...draft, to: knownSystem(rows, draft.to), rows };
}

const IN_DEGREES = 'EPSG:4490';
const IN_METRES = 'EPSG:4549';
const IN_METRES_WITH_ZONE = 'EPSG:4528';

/** The known system as far as the size of its numbers tells; the one chosen where they say nothing against it. */
function knownSystem(rows: readonly PointRow[], chosen: string): string {
  const east = rows.map(({ toEast }) => plainNumber(toEast)).find((value) => value !== undefined);
  if (east === undefined) return chosen;
  const degrees = Math.abs(east) <= 180;
  if (degrees) return chosen === 'EPSG:4326' ? chosen : IN_DEGREES;
  if (chosen !== IN_DEGREES && chosen !== 'EPSG:4326') return chosen;
  return east > 1e7 ? IN_METRES_WITH_ZONE : IN_METRES;
}

function plainNumber(text: string): number | undefined {
  const value = Number.parseFloat(text.replaceAll(',', ''));
  return Number.isFinite(value) ? value : undefined;
}
