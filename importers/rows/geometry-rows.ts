import { say } from '../../contract/sentence.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import { outsideBox, type FileCrs } from '../crs/file-crs.ts';
import { fitFile } from '../crs/fit-file.ts';
import type { LonLat } from '../crs/systems.ts';
import type { ImportContext } from '../import-context.ts';
import type { SourceRow } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';
import { whileUnchanged } from '../source-files.ts';
import type { RowChecks } from './row-checks.ts';

/** All rows of a file with shapes, and how its coordinates become WGS-84. */
export interface PlacedFile {
  readonly recognised: RecognisedFile;
  readonly rows: readonly SourceRow[];
  readonly crs: FileCrs;
}

/** Reads a file with shapes whole: its coordinate system is judged by all of them. */
export async function readPlacedFile(
  recognised: RecognisedFile,
  context: ImportContext,
): Promise<PlacedFile> {
  const rows: SourceRow[] = [];
  for await (const batch of whileUnchanged(recognised.file, recognised.table.rows()))
    rows.push(...batch);
  const [table] = recognised.dataset.tables as [TableSpec];
  const crs = await fitFile(recognised, table, rows, context);
  context.reporter.crsLabels.set(recognised.file.name, crs.label);
  return { recognised, rows, crs };
}

export const FAR_AWAY = say`The place lies more than 60 km from this district.`;

/** Marks a position outside the district's box, refuses one far away. */
export function checkInside(at: LonLat, checks: RowChecks, context: ImportContext): void {
  const where = outsideBox(at, context.profile.box);
  if (where === 'near') checks.flag('GEOM_OUTSIDE');
  if (where === 'far') {
    const value = `${at[0].toFixed(5)}, ${at[1].toFixed(5)}`;
    checks.reject({
      code: 'GEOM_OUTSIDE',
      value,
      sentence: FAR_AWAY,
    });
  }
}
