import type { PicturePart, TableSpec } from '../contract/schema/table.ts';
import { isMatchHeader } from '../data/give-back/match-columns.ts';
import { isPairHeader } from './crs/coordinate-pair.ts';
import { axisOf } from './coordinate-frame.ts';
import { claimsOn, tableVocabulary, type Claim } from './vocabulary.ts';
import { headerForm, type HeaderForm } from './header-form.ts';
import { picturePart } from './pictures/picture-headers.ts';
import { isMarker } from './rows/row-marker.ts';
import { SECRECY_HEADER } from './secrecy.ts';
import { servingColumns } from './serving-columns.ts';
import { scaleTo, unitFits, type UnitScale } from './units.ts';

/** Which column of the source feeds which field of a table. */
export interface HeaderMatch {
  /** Field name → index of the source column. */
  readonly columns: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, UnitScale>;
  /** Headers that matched more than one field, or a field that several headers matched equally well. */
  readonly conflicts: readonly string[];
  /** Fields that several headers claim alike, so that none feeds them. */
  readonly contested: readonly string[];
  /** Privacy class `dropped`: read by nobody. */
  readonly dropped: readonly string[];
  readonly unknown: readonly string[];
  /** Index of a column that is not stored → field it says something of (是否出租 → 房屋性质). */
  readonly serving: ReadonlyMap<number, string>;
  /** Indexes of the columns that name photographs (照片), by what these show. */
  readonly pictures: ReadonlyMap<PicturePart, readonly number[]>;
  /** Index of a column that feeds no field and marks rows that come and go (增删标志). */
  readonly marker?: number;
}

const BY_MAP = 4;
/** 百度经度 where no plain 经度 is there. */
const BY_FRAMED = 1.5;
/** Below the strengths of titles and synonyms. */
const BY_PREFIX = 1;

interface MatchOptions {
  /** Header → field, as the map file has it; null for one that feeds none. */
  readonly mapped?: Readonly<Record<string, string | null>>;
  /** Encoding of names cut to 10 bytes. */
  readonly cutNames?: string;
}

/**
 * Matches headers to the fields of a table: by title, then synonym, then — for the 10-byte names of a .dbf — prefix.
 * A weaker match never displaces a stronger one; two equal ones are a conflict for a person to settle in the map file.
 */
export function matchHeaders(
  headers: readonly string[],
  spec: TableSpec,
  options: MatchOptions = {},
): HeaderMatch {
  const vocabulary = tableVocabulary(spec);
  const forms = headers.map(headerForm);
  const claims = forms.flatMap((form, index) =>
    claimsOf(form, headers[index] as string, index, vocabulary, options),
  );
  const conflicts: string[] = [];
  const columns = new Map<string, number>();
  const claimed = new Set(claims.map((claim) => claim.field));
  for (const field of claimed) {
    const winner = strongest(
      claims.filter((claim) => claim.field === field),
      headers,
      spec.columns[field]?.title ?? field,
      conflicts,
    );
    if (winner !== undefined) columns.set(field, winner);
  }
  refuseDoubleUse(columns, headers, spec, conflicts);
  takePair(columns, forms, spec, claims);
  refuseForeignUnits(columns, forms, headers, spec, conflicts);
  const contested = [...claimed].filter((field) => !columns.has(field));
  return { ...describe(headers, forms, spec, columns, options.mapped), conflicts, contested };
}

function claimsOf(
  form: HeaderForm,
  header: string,
  index: number,
  vocabulary: ReadonlyMap<string, readonly Claim[]>,
  options: MatchOptions,
): Claim[] {
  const mapped = options.mapped?.[header];
  if (mapped === null) return [];
  if (mapped !== undefined) return [{ field: mapped, index, strength: BY_MAP }];
  const exact = claimsOn(form.key, vocabulary);
  if (exact) return exact.map((claim) => ({ ...claim, index }));
  const axis = axisOf(form.key);
  const framed = axis === undefined ? undefined : claimsOn(axis, vocabulary);
  if (framed) return framed.map(({ field }) => ({ field, index, strength: BY_FRAMED }));
  return options.cutNames ? byPrefix(header, index, vocabulary, options.cutNames) : [];
}

/** A .dbf field name is cut to 10 bytes: five Chinese characters of GBK, three of UTF-8. */
function byPrefix(
  header: string,
  index: number,
  vocabulary: ReadonlyMap<string, readonly Claim[]>,
  encoding: string,
): Claim[] {
  const { key } = headerForm(header);
  const isWide = encoding === 'utf-8';
  if (isWide ? Buffer.byteLength(key) < 8 : gbkBytes(key) < 9) return [];
  const fields = new Set<string>();
  for (const [word, claims] of vocabulary) {
    if (word.startsWith(key)) for (const claim of claims) fields.add(claim.field);
  }
  return [...fields].map((field) => ({ field, index, strength: BY_PREFIX }));
}

function gbkBytes(text: string): number {
  let bytes = 0;
  for (const char of text) bytes += char.charCodeAt(0) < 128 ? 1 : 2;
  return bytes;
}

function strongest(
  claims: readonly Claim[],
  headers: readonly string[],
  title: string,
  conflicts: string[],
): number | undefined {
  const top = Math.max(...claims.map((claim) => claim.strength));
  const winners = claims.filter((claim) => claim.strength === top);
  if (winners.length === 1) return winners[0]?.index;
  conflicts.push(
    `${winners.map((claim) => `「${headers[claim.index] as string}」`).join('、')} 都对应「${title}」`,
  );
  return undefined;
}

/** One column with both coordinates feeds both fields where no other claims them. */
function takePair(
  columns: Map<string, number>,
  forms: readonly HeaderForm[],
  spec: TableSpec,
  claims: readonly Claim[],
): void {
  const isFree = PAIRED.every(
    (field) => field in spec.columns && !claims.some((claim) => claim.field === field),
  );
  const pairs = forms.flatMap(({ key }, index) => (isPairHeader(key) ? [index] : []));
  const [at] = pairs;
  if (!isFree || at === undefined || pairs.length > 1) return;
  if (claims.some(({ index }) => index === at)) return;
  for (const field of PAIRED) columns.set(field, at);
}

const PAIRED = ['longitude_degrees', 'latitude_degrees'] as const;

/** Index of the column that has both coordinates, where one has. */
export function pairColumn(columns: HeaderMatch['columns']): number | undefined {
  const [east, north] = PAIRED.map((field) => columns.get(field));
  return east === north ? east : undefined;
}

function refuseDoubleUse(
  columns: Map<string, number>,
  headers: readonly string[],
  spec: TableSpec,
  conflicts: string[],
): void {
  const byIndex = new Map<number, string[]>();
  for (const [field, index] of columns) byIndex.set(index, [...(byIndex.get(index) ?? []), field]);
  for (const [index, fields] of byIndex) {
    if (fields.length > 1)
      conflicts.push(
        `「${headers[index] as string}」同时对应${fields.map((field) => `「${spec.columns[field]?.title ?? field}」`).join('、')}`,
      );
  }
}

/** A height in ㎡ is no height: guessing the factor would falsify the column. */
function refuseForeignUnits(
  columns: ReadonlyMap<string, number>,
  forms: readonly HeaderForm[],
  headers: readonly string[],
  spec: TableSpec,
  conflicts: string[],
): void {
  for (const [field, index] of columns) {
    const unit = forms[index]?.unit;
    const column = spec.columns[field];
    if (!unit || !column || column.anyUnit || unitFits(unit, column.unit)) continue;
    conflicts.push(`UNIT_UNKNOWN 「${headers[index] as string}」的单位不适用于 ${column.title}`);
  }
}

function describe(
  headers: readonly string[],
  forms: readonly HeaderForm[],
  spec: TableSpec,
  columns: Map<string, number>,
  mapped: Readonly<Record<string, string | null>> = {},
): Omit<HeaderMatch, 'conflicts' | 'contested'> {
  const dropped: string[] = [];
  const units = new Map<string, UnitScale>();
  const used = new Set(columns.values());
  for (const [field, index] of [...columns]) {
    const unit = forms[index]?.unit;
    if (unit && !spec.columns[field]?.anyUnit)
      units.set(field, scaleTo(unit, spec.columns[field]?.unit));
    if (spec.columns[field]?.privacy !== 'dropped') continue;
    dropped.push(headers[index] as string);
    columns.delete(field);
  }
  const free = (header: string, index: number) =>
    header !== '' && !used.has(index) && mapped[header] !== null;
  const pictures = new Map<PicturePart, number[]>();
  for (const [index, header] of headers.entries()) {
    const part = free(header, index) ? picturePart(forms[index]?.key ?? '', spec) : undefined;
    if (part) pictures.set(part, [...(pictures.get(part) ?? []), index]);
  }
  for (const index of [...pictures.values()].flat()) used.add(index);
  const marker = headers.findIndex((header, index) => free(header, index) && isMarker(header));
  const serving = servingColumns(
    spec,
    forms,
    (index) => index !== marker && free(headers[index] ?? '', index),
  );
  const unknown = headers.filter(
    (header, index) =>
      free(header, index) &&
      index !== marker &&
      !serving.has(index) &&
      !isMatchHeader(header) &&
      !SECRECY_HEADER.test(header.trim()),
  );
  return { columns, units, dropped, unknown, serving, pictures, ...(marker < 0 ? {} : { marker }) };
}
