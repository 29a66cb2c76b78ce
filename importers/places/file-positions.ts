import type { TableSpec } from '../../contract/schema/table.ts';
import { firstPosition } from '../crs/file-crs.ts';
import { fitFile, type FittedCrs } from '../crs/fit-file.ts';
import type { CrsReading } from '../crs/readings.ts';
import type { LonLat, Transform } from '../crs/systems.ts';
import { frameOf } from '../coordinate-frame.ts';
import type { HeaderMatch } from '../headers.ts';
import type { ImportContext } from '../import-context.ts';
import { readPosition } from '../crs/coordinate-pair.ts';
import type { SourceRow } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';

/** How the positions of one file become WGS-84 degrees. */
export interface FilePositions {
  /** Position as written, x and y in the order of the columns or of the shape. */
  readonly rawOf: (row: SourceRow) => LonLat | undefined;
  readonly transform: Transform;
  /** The file's coordinates are degrees nobody shifted, as far as is known. */
  readonly plainDegrees: boolean;
  /** Flags every row of the file carries. */
  readonly flags: readonly string[];
  readonly label: string;
  readonly reading: CrsReading;
}

/** Rows looked at to judge a file: enough for a median, few enough to be read twice. More where none has a position yet. */
const SAMPLE_ROWS = 4000;

/** Decides how a file's positions are read; undefined when it has none. Errors: `invalid` CRS_UNKNOWN. */
export async function filePositions(
  recognised: RecognisedFile,
  table: TableSpec,
  match: HeaderMatch,
  context: ImportContext,
): Promise<FilePositions | undefined> {
  const rawOf = rawReader(recognised, match);
  if (!rawOf) return undefined;
  const rows = await sample(recognised, rawOf);
  if (!rows.some(rawOf)) return undefined;
  const crs = await fitFile(recognised, table, rows, context, headerCrs(recognised, match));
  return { ...positionsIn(crs, recognised, match), rawOf };
}

function rawReader(
  { table }: RecognisedFile,
  { columns }: HeaderMatch,
): ((row: SourceRow) => LonLat | undefined) | undefined {
  if (table.hasGeometry) return (row) => firstPosition(row.geometry);
  const [x, y] = [columns.get('longitude_degrees'), columns.get('latitude_degrees')];
  if (x === undefined || y === undefined) return undefined;
  return (row) => {
    const [a, b] = readPosition(row.cells, x, y);
    return a && b ? [a, b] : undefined;
  };
}

async function sample(
  { table }: RecognisedFile,
  rawOf: FilePositions['rawOf'],
): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const batch of table.rows()) {
    if (rows.length >= SAMPLE_ROWS) rows.length = 0;
    rows.push(...batch);
    if (rows.length >= SAMPLE_ROWS && rows.some(rawOf)) break;
  }
  return rows;
}

/** 百度经度 and 火星坐标 say which system a column is in; undefined where its header says none. */
export function headerCrs({ table }: RecognisedFile, { columns }: HeaderMatch): string | undefined {
  const header = table.headers[columns.get('longitude_degrees') ?? -1] ?? '';
  return frameOf(header);
}

/** A column called X, 纵坐标 or 横坐标 gives north first as survey tables do: nothing to remark. */
function positionsIn(
  { verdict, transform, flags, label }: FittedCrs,
  { table }: RecognisedFile,
  { columns }: HeaderMatch,
): Omit<FilePositions, 'rawOf'> {
  const header = table.headers[columns.get('longitude_degrees') ?? -1] ?? '';
  const surveyAxes = /^x|纵|横/i.test(header.trim());
  return {
    transform,
    plainDegrees: verdict.name === 'EPSG:4326' || verdict.name === 'EPSG:4490',
    flags: surveyAxes ? flags.filter((flag) => flag !== 'CRS_AXES_SWAPPED') : flags,
    label,
    reading: verdict,
  };
}
