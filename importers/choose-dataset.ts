import { DATASETS, type Dataset } from './datasets.ts';
import { matchHeaders, type HeaderMatch } from './headers.ts';
import { namesOf } from '../contract/organisations.ts';
import type { TableSpec } from '../contract/schema/table.ts';
import { listOf, type Sentence, say, word } from '../contract/sentence.ts';
import type { MapRule } from './mapping.ts';
import type { SourceTable } from './readers/source.ts';
import { scaleTo, unitFits, unitOf } from './units.ts';

/** The dataset a table's columns, geometry and name speak for, or the reason why none or several do. */
export function chooseDataset(
  table: SourceTable,
  name: string,
  rule: MapRule | undefined,
): Dataset | Sentence {
  if (rule?.table) {
    const named = DATASETS.find((dataset) =>
      dataset.tables.some((spec) => spec.name === rule.table),
    );
    return named ?? say`no dataset feeds the table ${rule.table}`;
  }
  const judged = DATASETS.map((dataset) => ({ dataset, ...judge(table, dataset, rule, name) }));
  const scored = judged.filter(({ score }) => score > 0);
  const fitting = ofDepartment(scored, name).sort((a, b) => b.score - a.score);
  const best = fitting.filter(({ score }) => score === fitting[0]?.score);
  if (best.length === 1) return best[0]?.dataset as Dataset;
  const hinted = best.filter(({ dataset }) => dataset.nameHint.test(name));
  if (hinted.length === 1) return hinted[0]?.dataset as Dataset;
  return best.length === 0
    ? noneFits(table, judged)
    : say`its columns fit ${listOf(best.map(({ dataset }) => titleOf(dataset)))} alike; say which table it is, in the window or with --map`;
}

/** A file whose columns fit no table in full: which comes nearest, and what that lacks. */
interface Judged {
  readonly dataset: Dataset;
  /** How many columns fit; 0 when the geometry or a needed column is missing. */
  readonly score: number;
  /** Places of the headers that fit, whatever is missing. */
  readonly fitting: ReadonlySet<number>;
  /** Needed fields no column feeds, one of each alternatives. */
  readonly missing: readonly string[];
}

/** Fewer columns that fit say nothing. */
const LEAST_NEAR = 2;
/** Nearness below that is chance. */
const LEAST_TELLING = 0.75;
const MOST_HEADERS = 8;

function noneFits({ headers }: SourceTable, judged: readonly Judged[]): Sentence {
  const own = listOf(headers.filter(Boolean).slice(0, MOST_HEADERS).map(word));
  const [near] = judged
    .filter(({ fitting, missing }) => fitting.size >= LEAST_NEAR && missing.length > 0)
    .map((one) => ({ ...one, nearness: telling(one, judged) / one.missing.length }))
    .sort((a, b) => b.nearness - a.nearness);
  if (!near || near.nearness < LEAST_TELLING)
    return say`its columns (${own}) fit no known table; say which table it is, in the window or with --map`;
  const lacking = listOf(near.missing.map((field) => fieldTitle(near.dataset, field)));
  return say`its columns (${own}) fit no known table; nearest is ${titleOf(near.dataset)}, which needs ${lacking} too; say which table it is and which columns these are, in the window or with --map`;
}

/** How much the headers that fit tell: one that fits five tables, as names and states do, tells a fifth. */
function telling({ fitting }: Judged, judged: readonly Judged[]): number {
  return [...fitting].reduce(
    (sum, at) => sum + 1 / judged.filter((other) => other.fitting.has(at)).length,
    0,
  );
}

/** A file's headers are Chinese, whatever the window speaks. */
function fieldTitle({ tables }: Dataset, field: string): Sentence {
  const column = tables.find((spec) => field in spec.columns)?.columns[field];
  return word(column?.title ?? field);
}

function titleOf({ tables, id }: Dataset): Sentence {
  return word(tables[0]?.titleEn ?? id);
}

/** In a department's folder, its own datasets go before those of others. */
function ofDepartment<Scored extends { readonly dataset: Dataset }>(
  scored: readonly Scored[],
  name: string,
): Scored[] {
  const folders = name.split('/').slice(0, -1);
  const own = scored.filter(({ dataset }) =>
    dataset.tables.some(({ department, system }) =>
      folders.some((folder) => isFolderOf(folder, department, system)),
    ),
  );
  return own.length > 0 ? own : [...scored];
}

function isFolderOf(folder: string, department: TableSpec['department'], system: string): boolean {
  if (folder === department.id || folder === system) return true;
  const plain = folder.replace(/^区/, '');
  return plain.length > 1 && namesOf(department).some((name) => name.includes(plain));
}

function judge(
  table: SourceTable,
  dataset: Dataset,
  rule: MapRule | undefined,
  name: string,
): Omit<Judged, 'dataset'> {
  const none = { score: 0, fitting: new Set<number>(), missing: [] };
  if (dataset.geometry !== 'optional' && table.hasGeometry !== dataset.geometry) return none;
  const fields = new Set<string>(table.hasGeometry ? POSITION : []);
  let matched = 0;
  const fitting = new Set<number>();
  for (const spec of dataset.tables) {
    const match = matchTable(table, spec, rule);
    for (const field of [...match.columns.keys(), ...match.contested]) fields.add(field);
    for (const at of match.columns.values()) fitting.add(at);
    matched += match.columns.size + match.dropped.length + match.contested.length;
  }
  const told = dataset.telling?.some((field) => fields.has(field)) ?? true;
  if (!told && !dataset.nameHint.test(name)) return none;
  const missing = dataset.needs
    .filter((alternatives) => !alternatives.some((field) => fields.has(field)))
    .flatMap(([first]) => first ?? []);
  return { score: missing.length === 0 ? matched : 0, fitting, missing };
}

/** What a shape gives without a column. */
const POSITION = ['longitude_degrees', 'latitude_degrees'];

/** How the columns of a source feed one table, the map file's rule and cut names taken into account. */
export function matchTable(
  source: SourceTable,
  spec: TableSpec,
  rule: MapRule | undefined,
): HeaderMatch {
  const mapped = ownColumns(rule?.columns ?? {}, spec);
  const cutNames = source.format === 'shapefile' ? source.encoding : undefined;
  const match = matchHeaders(source.headers, spec, { mapped, ...(cutNames ? { cutNames } : {}) });
  return { ...match, units: withStatedUnits(match, spec, rule?.units ?? {}) };
}

/** Units a person stated for columns whose headers name none. */
function withStatedUnits(
  { columns, units }: HeaderMatch,
  spec: TableSpec,
  stated: NonNullable<MapRule['units']>,
): HeaderMatch['units'] {
  const all = new Map(units);
  for (const [field, text] of Object.entries(stated)) {
    const unit = unitOf(text);
    const stored = spec.columns[field]?.unit;
    if (unit && columns.has(field) && unitFits(unit, stored)) all.set(field, scaleTo(unit, stored));
  }
  return all;
}

/** Of a map rule, what names a field of this table; columns mapped elsewhere are out of its reach. */
function ownColumns(columns: MapRule['columns'], spec: TableSpec): MapRule['columns'] {
  const own = (field: string | null) => (field !== null && field in spec.columns ? field : null);
  return Object.fromEntries(Object.entries(columns).map(([header, field]) => [header, own(field)]));
}
