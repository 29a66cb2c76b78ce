import {
  type CellWriting,
  type CoordinateWriting,
  writeNumbers,
} from '../../contract/cell-writing.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { ColumnSpec, TableSpec } from '../../contract/schema/table.ts';
import { writtenNumber } from '../../contract/yearly-numbers.ts';
import type { SqlValue } from '../driver/port.ts';
import type { DeliveredColumn } from '../snapshot/delivery.ts';
import { cellText, NOT_OPENED } from './cell-text.ts';
import type { RowToReturn } from './match-columns.ts';
import type { ReturnedFile } from './source-file.ts';
import type { RowValues } from './table-rows.ts';

/** What gives codes and positions back as a department writes them. */
export interface DeliveredWords {
  /** Name of a street or community. */
  readonly areaName: (code: string) => string | undefined;
  /**
   * Coordinates of a place in degrees in the system and form of a column, those that come first ahead; undefined where that system is not
   * known. Absent where no place can be given back.
   */
  readonly coordinates?: (
    writing: CoordinateWriting,
  ) => ((longitude: number, latitude: number) => readonly [number, number]) | undefined;
}

/** A cell of a row: which column it comes from, in which table. */
export interface CellSource {
  readonly table: TableSpec;
  readonly column: string;
  readonly spec: ColumnSpec;
  readonly factor: number;
  readonly writing?: CellWriting | undefined;
  /** Writes the coordinates of a row, one or both. */
  readonly place?: ((longitude: number, latitude: number) => string) | undefined;
  /** Header under which the row keeps it among those a city added. */
  readonly extra?: string | undefined;
}

/** Where the cells of a file come from, by column; undefined where nothing is kept. */
export function cellSources(
  { records }: ReturnedFile,
  words: DeliveredWords,
): (CellSource | undefined)[] {
  const [main] = records;
  const count = main?.columns?.length ?? Object.keys(tableSpec(main?.table ?? '').columns).length;
  return Array.from({ length: count }, (_, index) => {
    for (const record of records) {
      const table = tableSpec(record.table);
      const delivered: Partial<DeliveredColumn> = record.columns?.[index] ?? {
        column: Object.keys(table.columns)[index] ?? '',
      };
      const { writing, factor = 1 } = delivered;
      const extra = 'extras' in table.columns ? extraHeader(delivered) : undefined;
      const column = delivered.column ?? (writing?.coordinate ? LONGITUDE : extra && 'extras');
      const spec = table.columns[column ?? ''];
      if (!column || !spec || spec.privacy === 'dropped') continue;
      const place = writing?.coordinate && placeWriter(writing.coordinate, delivered, words);
      return { table, column, spec, factor, writing, place, extra };
    }
    return undefined;
  });
}

/** Columns a city added are kept by their header. */
function extraHeader({
  column,
  header,
  pictures,
  dropped,
  writing,
}: Partial<DeliveredColumn>): string | undefined {
  return (column ?? pictures ?? dropped ?? writing?.coordinate) ? undefined : header?.trim();
}

export const LONGITUDE = 'longitude_degrees';
export const LATITUDE = 'latitude_degrees';

/** Writes the coordinates of a row into a column: the one it had, or both. */
function placeWriter(
  coordinate: CoordinateWriting,
  { column }: Partial<DeliveredColumn>,
  words: DeliveredWords,
): CellSource['place'] {
  const ordered = words.coordinates?.(coordinate);
  if (!ordered) return () => '';
  const { shape = column === undefined ? '{0},{1}' : '{0}' } = coordinate;
  return (longitude, latitude) => {
    const [first, second] = ordered(longitude, latitude);
    if (column === undefined) return writeNumbers([first, second], shape);
    return writeNumbers([column === LONGITUDE ? first : second], shape);
  };
}

/** The cell of a row, as its department wrote it. */
export function cellOf(
  source: CellSource | undefined,
  row: RowToReturn,
  companions: ReadonlyMap<string, ReadonlyMap<string, RowValues>>,
  opened: boolean,
  words: DeliveredWords,
): string {
  if (!source) return '';
  const { table, column, spec, factor, writing, place } = source;
  if (spec.privacy === 'sealed' && !opened) return NOT_OPENED;
  const companion = companions.get(table.name);
  const values = companion
    ? companion.get(String(row.values[table.naturalKey[0] ?? ''] ?? ''))
    : row.values;
  if (source.extra !== undefined) return extraText(values?.[column], source.extra);
  const [longitude, latitude] = [values?.[LONGITUDE], values?.[LATITUDE]];
  if (place && typeof longitude === 'number' && typeof latitude === 'number')
    return place(longitude, latitude);
  return writtenNumber(cellText(values?.[column], spec, factor, writing, words.areaName));
}

function extraText(extras: SqlValue | undefined, header: string): string {
  if (typeof extras !== 'string') return '';
  const text = (JSON.parse(extras) as Readonly<Record<string, unknown>>)[header];
  return typeof text === 'string' ? text : '';
}
