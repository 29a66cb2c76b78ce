import { building } from '../../contract/schema/community-policing.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import { innerPoint } from '../geometry/inner-point.ts';
import type { AreaIndex } from '../geometry/area-index.ts';
import { unionOf } from '../geometry/polygons.ts';
import { areaSquareMetres, type Polygon } from '../geometry/rings.ts';
import type { Finding } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';
import { emptyValue } from '../rows/table-reader.ts';
import type { BuildingRecord } from './building-groups.ts';

/** A building put together from its records, or why it cannot be. */
export interface AssembledBuilding {
  readonly values: RowValues;
  readonly flags: readonly string[];
  readonly parts: readonly AssembledPart[];
  readonly problem?: Finding;
}

export interface AssembledPart {
  readonly record: BuildingRecord;
  readonly values: RowValues;
  readonly flags: readonly string[];
}

/** Records of one building → its row and its parts: a podium and towers share a 楼幢编号, a record of several polygons is several parts. */
export function assembleBuilding(
  records: readonly BuildingRecord[],
  areas: AreaIndex,
  profile: DistrictProfile,
): AssembledBuilding {
  const flags = new Set<string>(records.flatMap((record) => record.flags));
  const values = mergeValues(records, flags);
  const parts = makeParts(records, values, flags);
  const problem = records.every((record) => record.problem) ? records[0]?.problem : missing(values);
  if (problem) return { values, flags: [], parts: [], problem };
  place(
    values,
    records.flatMap((record) => record.polygons),
    areas,
    flags,
  );
  estimateHeight(values, flags, profile);
  return { values, flags: [...flags], parts };
}

/** The first value any usable record has; records that disagree are marked. */
function mergeValues(records: readonly BuildingRecord[], flags: Set<string>): RowValues {
  const usable = records.filter((record) => !record.problem);
  const values: RowValues = { ...(usable[0] ?? records[0])?.building };
  for (const { building: other } of usable.slice(1)) {
    for (const [field, value] of Object.entries(other)) {
      if (value === null) continue;
      if (values[field] === null) values[field] = value;
      else if (values[field] !== value && PART_FIELDS.has(field))
        values[field] = highest(values[field] as number, value as number);
      else if (values[field] !== value) flags.add('BUILDING_CONFLICT');
    }
  }
  const top = Math.max(0, ...usable.map((record) => (record.part.floor_to as number | null) ?? 0));
  if (values.floors_up === null && top > 0) values.floors_up = top;
  return values;
}

/** Of a podium and its tower the larger one is the building's. */
const PART_FIELDS = new Set(['floors_up', 'floors_down', 'height_metres', 'lift_count']);

function highest(a: number, b: number): number {
  return Math.max(a, b);
}

function missing(values: RowValues): Finding | undefined {
  if (values.floors_up !== null) return undefined;
  return {
    code: 'REQUIRED',
    field: 'floors_up',
    sentence: emptyValue(building, 'floors_up'),
  };
}

function makeParts(
  records: readonly BuildingRecord[],
  values: RowValues,
  flags: Set<string>,
): AssembledPart[] {
  const usable = records.filter((record) => !record.problem);
  const taken = new Set(
    usable.map((record) => record.part.part_no).filter((number) => number !== null),
  );
  const parts = usable.flatMap((record) => partsOfRecord(record, values, taken));
  if (parts.some((part) => (part.values.floor_to as number) > (values.floors_up as number)))
    flags.add('FLOOR_CONFLICT');
  return parts;
}

function partsOfRecord(
  record: BuildingRecord,
  values: RowValues,
  taken: Set<unknown>,
): AssembledPart[] {
  return record.polygons.map((polygon, index) => {
    const own = index === 0 ? record.part.part_no : null;
    const part = {
      ...record.part,
      building_id: record.building.building_id ?? null,
      part_no: own ?? nextFree(taken),
      floor_from: record.part.floor_from ?? 1,
      floor_to: record.part.floor_to ?? record.building.floors_up ?? values.floors_up ?? null,
      footprint: JSON.stringify(polygon),
    };
    return { record, values: part, flags: record.flags };
  });
}

function nextFree(taken: Set<unknown>): number {
  let number = 1;
  while (taken.has(number)) number += 1;
  taken.add(number);
  return number;
}

/** Position, area on the ground and areas it lies in; parts that cannot be united give no area. */
function place(
  values: RowValues,
  polygons: readonly Polygon[],
  areas: AreaIndex,
  flags: Set<string>,
): void {
  const united = polygons.length === 1 ? polygons : unionOf(polygons);
  const largest = [...(united ?? polygons)].sort(
    (a, b) => areaSquareMetres(b) - areaSquareMetres(a),
  )[0] as Polygon;
  const at = innerPoint(largest);
  const total = united?.reduce((sum, polygon) => sum + areaSquareMetres(polygon), 0);
  values.area_square_metres ??= total === undefined ? null : Math.round(total * 10) / 10;
  [values.longitude_degrees, values.latitude_degrees] = at.map(
    (degrees) => Math.round(degrees * 1e8) / 1e8,
  ) as [number, number];
  for (const [field, level] of LEVELS) {
    const given = values[field] as string | null;
    values[field] = given ?? areas.codeAt(level, at) ?? null;
    if (given !== null && !areas.codes.has(given)) flags.add('AREA_CODE_UNKNOWN');
  }
  const community = values.community_code as string | null;
  values.street_code ??= community?.slice(0, 9) ?? null;
  if (community !== null && !community.startsWith(values.street_code as string))
    flags.add('AREA_CODE_UNKNOWN');
}

const LEVELS = [
  ['street_code', 'street'],
  ['community_code', 'community'],
  ['grid_code', 'grid'],
] as const;

/** A building without a height gets floors × storey height, marked and called derived (推算). */
function estimateHeight(values: RowValues, flags: Set<string>, profile: DistrictProfile): void {
  if (values.height_metres !== null) {
    values.geometry_kind ??= 'surveyed';
    return;
  }
  values.height_metres = Math.round((values.floors_up as number) * profile.storeyMetres * 10) / 10;
  values.geometry_kind ??= 'derived';
  flags.add('HEIGHT_ESTIMATED');
}
