import { say } from '../../contract/sentence.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import { outsideBox } from '../crs/file-crs.ts';
import { transformFrom, type LonLat } from '../crs/systems.ts';
import type { AreaFinder } from '../geometry/area-finder.ts';
import type { ImportContext } from '../import-context.ts';
import type { HeaderMatch } from '../headers.ts';
import type { DeliveryPart } from '../rows/delivery.ts';
import { FAR_AWAY } from '../rows/geometry-rows.ts';
import type { RowRefinement } from '../rows/plain-delivery.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';
import { AreaNames } from './area-names.ts';
import { filePositions, type FilePositions } from './file-positions.ts';

export interface PlaceOptions {
  /** A row without a position is refused. */
  readonly required: boolean;
}

/** Points on river banks stand a little outside the district's outline. */
const BANK_METRES = 20;
const GRID_METRES = 2;

/**
 * Position, grid cell, street and community of each row of a file: coordinates to WGS-84, names of areas to codes,
 * what is missing from the grid code or the position.
 */
export async function placeRefinement(
  part: DeliveryPart,
  table: TableSpec,
  context: ImportContext,
  areas: AreaFinder,
  options: PlaceOptions,
): Promise<RowRefinement> {
  const { recognised } = part;
  const match = recognised.matches.get(table.name) as HeaderMatch;
  const positions = await filePositions(recognised, table, match, context);
  if (positions) {
    context.reporter.crsLabels.set(recognised.file.name, positions.label);
    context.reporter.crsReadings.set(recognised.file.name, positions.reading);
  }
  const names = 'community_code' in table.columns ? new AreaNames(context.profile) : undefined;
  return (values, checks, row) => {
    const at = place(values, checks, positions?.rawOf(row), positions, context, areas);
    if (!at && options.required && !checks.problem) refuseUnplaced(checks);
    names?.resolve(values, checks);
    if ('grid_code' in table.columns) checkGrid(values, checks, at, positions, areas);
    if (names) fillAreas(values, at, areas);
  };
}

/** A coordinate that could not be read says more than that there is none. */
function refuseUnplaced(checks: RowChecks): void {
  const unread = checks.warnings.find(({ code }) => code === 'COORD_INVALID');
  if (unread) return checks.reject(unread);
  checks.reject({
    code: 'COORD_MISSING',
    field: 'longitude_degrees',
    sentence: say`There are no usable coordinates, so the row cannot be placed on the map.`,
  });
}

function place(
  values: RowValues,
  checks: RowChecks,
  raw: LonLat | undefined,
  positions: FilePositions | undefined,
  context: ImportContext,
  areas: AreaFinder,
): LonLat | undefined {
  values.longitude_degrees = null;
  values.latitude_degrees = null;
  if (!raw || !positions) return undefined;
  for (const flag of positions.flags) checks.flag(flag);
  const at = inReach(raw, checks, positions, context);
  if (!at) return undefined;
  if (isOutside(at, context, areas))
    checks.mark('GEOM_OUTSIDE', 'longitude_degrees', `${raw[0]}, ${raw[1]}`);
  [values.longitude_degrees, values.latitude_degrees] = at;
  return at;
}

/** A position far off is tried with its axes exchanged: one row typed the other way round is marked, not lost. */
function inReach(
  [x, y]: LonLat,
  checks: RowChecks,
  { transform }: FilePositions,
  { profile }: ImportContext,
): LonLat | undefined {
  const at = transform(x, y);
  if (isReached(at, profile.box)) return at;
  const exchanged = transform(y, x);
  if (isReached(exchanged, profile.box)) {
    checks.warn({
      code: 'COORD_AXES_SWAPPED',
      field: 'longitude_degrees',
      value: `${x}, ${y}`,
      sentence: say`The two coordinates of the row were swapped; it was loaded at the place they mean.`,
    });
    return exchanged;
  }
  checks.reject({
    code: 'GEOM_OUTSIDE',
    field: 'longitude_degrees',
    value: `${x}, ${y}`,
    sentence: FAR_AWAY,
  });
  return undefined;
}

function isReached(at: LonLat, box: ImportContext['profile']['box']): boolean {
  return Number.isFinite(at[0]) && Number.isFinite(at[1]) && outsideBox(at, box) !== 'far';
}

function isOutside(at: LonLat, { profile }: ImportContext, areas: AreaFinder): boolean {
  if (areas.codeAt('grid', at) ?? areas.codeAt('community', at)) return false;
  return !(
    areas.isWithin(profile.adcode, at, BANK_METRES) ?? outsideBox(at, profile.box) === 'inside'
  );
}

function checkGrid(
  values: RowValues,
  checks: RowChecks,
  at: LonLat | undefined,
  positions: FilePositions | undefined,
  areas: AreaFinder,
): void {
  const code = values.grid_code as string | null;
  if (code === null) {
    if (at) values.grid_code = areas.codeAt('grid', at) ?? null;
    return;
  }
  if (!areas.hasLevel('grid')) return;
  if (!areas.has(code)) return checks.mark('AREA_CODE_UNKNOWN', 'grid_code', code);
  if (!at || areas.isWithin(code, at, GRID_METRES)) return;
  checks.warn({
    code: 'GRID_MISMATCH',
    field: 'grid_code',
    value: code,
    sentence: say`The coordinates lie outside the grid cell that the row names.`,
  });
  if (positions?.plainDegrees && areas.isWithin(code, fromGcj(at[0], at[1]), GRID_METRES))
    checks.flag('COORD_GCJ02');
}

const fromGcj = transformFrom('GCJ-02');

function fillAreas(values: RowValues, at: LonLat | undefined, areas: AreaFinder): void {
  const grid = values.grid_code as string | null | undefined;
  const ofGrid = grid && areas.has(grid.slice(0, 12)) ? grid.slice(0, 12) : undefined;
  values.community_code ??= ofGrid ?? (at && areas.codeAt('community', at)) ?? null;
  const community = values.community_code as string | null;
  values.street_code ??=
    community?.slice(0, 9) ?? (at ? (areas.codeAt('street', at) ?? null) : null);
}
