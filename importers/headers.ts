import type { TableSpec } from '../contract/schema/table.ts';
import { UNITS, type UnitScale } from './units.ts';

/** A header reduced to what is compared, and the unit its brackets name. */
export interface HeaderForm {
  readonly key: string;
  readonly unit?: UnitScale;
}

/**
 * Normal form of a header (表头): full-width to half-width, no spaces or line breaks, no trailing `*`, no brackets
 * when they hold a unit or a hint (必填), lower case.
 */
export function headerForm(header: string): HeaderForm {
  let key = header
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/^[*]+|[*]+$/g, '')
    .toLowerCase();
  let unit: UnitScale | undefined;
  for (const [whole, inside] of key.matchAll(/[([【]([^)\]】]*)[)\]】]/g)) {
    const found = UNITS[inside as string];
    if (!found && !HINT.test(inside as string)) continue;
    unit ??= found;
    key = key.replace(whole, '');
  }
  key = key.replace(/[*:]+$/, '');
  return unit ? { key, unit } : { key };
}

const HINT = /^(必填|选填|可选|格式.*|yyyy.*|见字典|下拉.*|代码|编码)$/;

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
}

interface Claim {
  readonly field: string;
  readonly index: number;
  readonly strength: number;
}

const BY_TITLE = 3;
const BY_SYNONYM = 2;
const BY_PREFIX = 1;

/**
 * Matches headers to the fields of a table: by title, then synonym, then — for the 10-byte names of a .dbf — prefix.
 * A weaker match never displaces a stronger one; two equal ones are a conflict for a person to settle in the map file.
 */
export function matchHeaders(
  headers: readonly string[],
  spec: TableSpec,
  options: {
    readonly mapped?: Readonly<Record<string, string | null>>;
    readonly cutNames?: boolean;
  } = {},
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
      field,
      conflicts,
    );
    if (winner !== undefined) columns.set(field, winner);
  }
  refuseDoubleUse(columns, headers, conflicts);
  const contested = [...claimed].filter((field) => !columns.has(field));
  return { ...describe(headers, forms, spec, columns, options.mapped), conflicts, contested };
}

function claimsOf(
  form: HeaderForm,
  header: string,
  index: number,
  vocabulary: ReadonlyMap<string, readonly Claim[]>,
  options: {
    readonly mapped?: Readonly<Record<string, string | null>>;
    readonly cutNames?: boolean;
  },
): Claim[] {
  const mapped = options.mapped?.[header];
  if (mapped === null) return [];
  if (mapped !== undefined) return [{ field: mapped, index, strength: 4 }];
  const exact = vocabulary.get(form.key);
  if (exact) return exact.map((claim) => ({ ...claim, index }));
  return options.cutNames ? byPrefix(header, index, vocabulary) : [];
}

/** A .dbf field name is cut to 10 bytes of GBK: five Chinese characters. */
function byPrefix(
  header: string,
  index: number,
  vocabulary: ReadonlyMap<string, readonly Claim[]>,
): Claim[] {
  const { key } = headerForm(header);
  if (gbkBytes(key) < 9) return [];
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

const VOCABULARIES = new WeakMap<TableSpec, Map<string, Claim[]>>();

function tableVocabulary(spec: TableSpec): ReadonlyMap<string, readonly Claim[]> {
  const known = VOCABULARIES.get(spec);
  if (known) return known;
  const vocabulary = new Map<string, Claim[]>();
  const add = (word: string, field: string, strength: number) => {
    const { key } = headerForm(word);
    vocabulary.set(key, [...(vocabulary.get(key) ?? []), { field, index: -1, strength }]);
  };
  for (const [field, column] of Object.entries(spec.columns)) {
    add(column.title, field, BY_TITLE);
    for (const synonym of column.synonyms ?? []) add(synonym, field, BY_SYNONYM);
    if (!vocabulary.has(field)) add(field, field, BY_SYNONYM);
  }
  VOCABULARIES.set(spec, vocabulary);
  return vocabulary;
}

function strongest(
  claims: readonly Claim[],
  headers: readonly string[],
  field: string,
  conflicts: string[],
): number | undefined {
  const top = Math.max(...claims.map((claim) => claim.strength));
  const winners = claims.filter((claim) => claim.strength === top);
  if (winners.length === 1) return winners[0]?.index;
  conflicts.push(
    `${winners.map((claim) => `「${headers[claim.index] as string}」`).join('、')} 都对应 ${field}`,
  );
  return undefined;
}

function refuseDoubleUse(
  columns: Map<string, number>,
  headers: readonly string[],
  conflicts: string[],
): void {
  const byIndex = new Map<number, string[]>();
  for (const [field, index] of columns) byIndex.set(index, [...(byIndex.get(index) ?? []), field]);
  for (const [index, fields] of byIndex) {
    if (fields.length > 1)
      conflicts.push(`「${headers[index] as string}」同时对应 ${fields.join('、')}`);
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
    if (unit) units.set(field, unit);
    if (spec.columns[field]?.privacy !== 'dropped') continue;
    dropped.push(headers[index] as string);
    columns.delete(field);
  }
  const unknown = headers.filter(
    (header, index) => header !== '' && !used.has(index) && mapped[header] !== null,
  );
  return { columns, units, dropped, unknown };
}

/** How many of a row's cells are headers of any of the tables: what tells a header row from a title row. */
export function headerScore(
  specs: readonly TableSpec[],
  extra: ReadonlySet<string>,
): (cells: readonly (string | number | null)[]) => number {
  return (cells) => {
    const texts = cells.filter(
      (cell): cell is string => typeof cell === 'string' && cell.length < 40,
    );
    return texts.filter((text) => extra.has(text) || isKnown(headerForm(text).key, specs)).length;
  };
}

function isKnown(key: string, specs: readonly TableSpec[]): boolean {
  return key !== '' && specs.some((spec) => tableVocabulary(spec).has(key));
}
