import type { HeaderInfo, MappingField } from '../../contract/imports.ts';
import { type ColumnSpec, sealedColumns, type TableSpec } from '../../contract/schema/table.ts';
import { MADE_CODE_FIELD } from '../../importers/city-management/made-code.ts';
import { hasTypeValues } from '../../importers/city-management/type-values.ts';
import type { Dataset } from '../../importers/datasets.ts';
import type { SourceRow } from '../../importers/readers/source.ts';
import type { RecognisedFile } from '../../importers/recognise.ts';
import { reportValue } from '../../importers/report/mask-value.ts';
import { storedText } from './stored-text.ts';

const SAMPLES = 3;
const LONGEST_SAMPLE = 40;

/** What becomes of each column of a file, with a few of its values. */
export function describeHeaders(
  file: RecognisedFile,
  conflicts: readonly string[],
  rows: readonly SourceRow[],
): HeaderInfo[] {
  return file.table.headers.flatMap((header, index) => {
    if (header === '') return [];
    const claimed = claimOf(file, header, index);
    const contested = conflicts.some((conflict) => conflict.includes(`「${header}」`));
    const state = contested ? 'contested' : claimed.state;
    const samples = state === 'dropped' ? [] : samplesOf(file, claimed, rows, index);
    const chosen = header in (file.rule?.columns ?? {});
    const { field = null, serves } = claimed;
    return [{ header, state, field, ...(serves ? { serves } : {}), chosen, samples }];
  });
}

interface Claimed {
  readonly state: HeaderInfo['state'];
  readonly field?: string;
  readonly serves?: string;
  readonly table?: TableSpec;
}

function claimOf(file: RecognisedFile, header: string, index: number): Claimed {
  if (file.rule?.columns[header] === null) return { state: 'left-out' };
  for (const table of file.dataset.tables) {
    const match = file.matches.get(table.name);
    const feeds = [...(match?.columns ?? [])].find(([, at]) => at === index);
    if (feeds) return { state: 'mapped', field: feeds[0], table };
    if (match?.dropped.includes(header)) return { state: 'dropped' };
    const serves = match?.serving.get(index);
    if (serves) return { state: 'serving', serves };
    if ([...(match?.pictures.values() ?? [])].flat().includes(index)) return { state: 'pictures' };
  }
  return { state: 'unknown' };
}

function samplesOf(
  { dataset }: RecognisedFile,
  { field, table }: Claimed,
  rows: readonly SourceRow[],
  index: number,
): string[] {
  const values = new Set<string>();
  const spec = table ?? (dataset.tables[0] as TableSpec);
  const personal = dataset.tables.some((each) => sealedColumns(each).length > 0);
  for (const row of rows) {
    const cell = row.cells[index];
    if (cell === null || cell === undefined || cell === '') continue;
    values.add(sampleOf(spec, field, cell, personal).slice(0, LONGEST_SAMPLE));
    if (values.size === SAMPLES) break;
  }
  return [...values];
}

function sampleOf(
  spec: TableSpec,
  field: string | undefined,
  cell: string | number,
  personal: boolean,
): string {
  if (field !== undefined) return storedText(spec, field, String(cell));
  const shown = reportValue(spec, undefined, cell);
  return personal ? outline(shown) : shown;
}

/** A column nobody knows in a file about people may hold anything: only its shape is shown. */
function outline(text: string): string {
  const [first = '', ...rest] = [...text];
  return first + rest.map(() => '*').join('');
}

const OFFERED = new Map<Dataset, MappingField[]>();

/**
 * Fields of the tables a file of a dataset may feed, as the mapping editor offers them. One list for all its files: sent to the
 * window, it is written once.
 */
export function mappingFields(dataset: Dataset): MappingField[] {
  const offered = OFFERED.get(dataset) ?? fieldsOf(dataset.tables);
  OFFERED.set(dataset, offered);
  return offered;
}

/** Computed ones are left out. */
function fieldsOf(tables: readonly TableSpec[]): MappingField[] {
  const seen = new Set<string>();
  return tables.flatMap((table) =>
    Object.entries(table.columns).flatMap(([field, column]) => {
      const offered = column.privacy !== 'dropped' && !field.endsWith('_key') && !seen.has(field);
      if (!offered) return [];
      seen.add(field);
      const { title, titleEn, unit = null, required = false } = column;
      const sealed = column.privacy === 'sealed';
      const canBeMade = table.name === MADE_CODE_FIELD.table && field === MADE_CODE_FIELD.field;
      const isKey = table.naturalKey.length === 1 && table.naturalKey[0] === field;
      const fill = canBeMade || isKey ? null : fillOf(column, hasTypeValues(table.name, field));
      const own = { table: table.name, field, title, titleEn, unit, required, sealed };
      return [{ ...own, fill, canBeMade }];
    }),
  );
}

/** How one value may be said for every row: of plain texts and codes alone, and of nothing that tells rows apart. */
function fillOf(
  { type, privacy, references, check, codes = {} }: ColumnSpec,
  listed: boolean,
): MappingField['fill'] {
  if (type !== 'text' || privacy === 'sealed' || references || check) return null;
  return { codes: Object.entries(codes).map(([code, title]) => ({ code, title })), listed };
}
