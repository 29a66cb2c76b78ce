import { building, buildingPart } from '../../contract/schema/community-policing.ts';
import { valuesOf } from '../../data/snapshot/row-cells.ts';
import type { ImportContext } from '../import-context.ts';
import { checkInside, type PlacedFile } from '../rows/geometry-rows.ts';
import type { SourceRow } from '../readers/source.ts';
import { readPolygons } from '../geometry/polygons.ts';
import { innerPoint } from '../geometry/inner-point.ts';
import type { Polygon } from '../geometry/rings.ts';
import { RowChecks, type Finding } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';
import { compileTableReader, emptyValue, type TableReader } from '../rows/table-reader.ts';
import type { HeaderMatch } from '../headers.ts';
import { addressOfLevels } from './address-levels.ts';

/** One record of a building file: what it says of the building and of its part. */
export interface BuildingRecord {
  /** Index of the file. */
  readonly file: number;
  readonly line: number;
  readonly building: RowValues;
  readonly part: RowValues;
  readonly polygons: readonly Polygon[];
  readonly flags: readonly string[];
  readonly warnings: readonly Finding[];
  readonly problem: Finding | undefined;
}

/** Reads the records of one building file; a record that cannot be used carries its problem. */
export function readBuildingRecords(
  placed: PlacedFile,
  file: number,
  context: ImportContext,
): BuildingRecord[] {
  const { recognised, rows } = placed;
  const reader = (table: typeof building) =>
    compileTableReader(
      table,
      recognised.matches.get(table.name) as HeaderMatch,
      recognised.asOf,
      recognised.rule?.defaults,
    );
  const readers = { building: reader(building), part: reader(buildingPart) };
  const checks = new RowChecks();
  const composed = addressOfLevels(recognised);
  return rows.map((row) => {
    const record = readRecord(row, file, placed, readers, checks, context);
    record.building.address ??= composed(row);
    return record;
  });
}

function readRecord(
  row: SourceRow,
  file: number,
  placed: PlacedFile,
  readers: { readonly building: TableReader; readonly part: TableReader },
  checks: RowChecks,
  context: ImportContext,
): BuildingRecord {
  checks.reset();
  if (row.broken) checks.reject(row.broken);
  for (const flag of [...(row.flags ?? []), ...placed.crs.flags]) checks.flag(flag);
  const values = {
    building: valuesOf(building, readers.building.read(row, checks)),
    part: valuesOf(buildingPart, readers.part.read(row, checks)),
  };
  if (values.building.building_id === null) {
    checks.reject({
      code: 'REQUIRED',
      field: 'building_id',
      sentence: emptyValue(building, 'building_id'),
    });
  }
  const polygons = checks.problem ? [] : readShape(row, placed, checks, context);
  const { flags, warnings, problem } = checks;
  return {
    file,
    line: row.line,
    ...values,
    polygons,
    flags: [...flags],
    warnings: [...warnings],
    problem,
  };
}

function readShape(
  row: SourceRow,
  placed: PlacedFile,
  checks: RowChecks,
  context: ImportContext,
): readonly Polygon[] {
  const { polygons, flags, problem } = readPolygons(row.geometry, placed.crs.transform);
  for (const flag of flags) checks.flag(flag);
  if (problem) checks.reject(problem);
  const [first] = polygons;
  if (first) checkInside(innerPoint(first), checks, context);
  return polygons;
}

/** Records by building, in the order buildings first appear; records without an id stand alone. */
export function groupByBuilding(records: readonly BuildingRecord[]): BuildingRecord[][] {
  const groups = new Map<string, BuildingRecord[]>();
  for (const record of records) {
    const key =
      record.building.building_id === null
        ? `\u0000${record.file}:${record.line}`
        : String(record.building.building_id);
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return [...groups.values()];
}
