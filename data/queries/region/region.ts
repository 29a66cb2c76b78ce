import { TwinError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { localFrame } from '../../../contract/local-frame.ts';
import type { LonLat, Region } from '../../../contract/region.ts';
import { requireBuilding } from '../building-row.ts';
import type { QueryContext } from '../context.ts';
import { type Inside, insideRings, nearLines } from '../../geometry/inside.ts';

/** A region as a test of points, and the lines its distances are measured from. */
export interface ResolvedRegion {
  readonly inside: Inside;
  readonly basis: LonLat[][];
}

/** What a region of the contract covers in this snapshot. Errors: `not-found` for a building or road that is not there. */
export async function resolveRegion(
  context: QueryContext,
  region: Region,
): Promise<ResolvedRegion> {
  if (region.kind === 'polygon') return { inside: insideRings(region.rings), basis: [] };
  const frame = localFrame(context.snapshot.manifest.profile.box);
  const lines = await linesOf(context, region);
  const filled = region.kind === 'near-building';
  return { inside: nearLines(frame, lines, region.metres, filled), basis: lines };
}

async function linesOf(
  context: QueryContext,
  region: Exclude<Region, { kind: 'polygon' }>,
): Promise<LonLat[][]> {
  if (region.kind === 'near-line') return [region.line];
  return region.kind === 'near-road'
    ? roadLines(context, region.road)
    : footprintRings(context, region.buildingId);
}

async function footprintRings(context: QueryContext, id: string): Promise<LonLat[][]> {
  await requireBuilding(context, { id });
  const rows = await context.snapshot.db.all<{ footprint: string }>(
    'SELECT footprint FROM base.building_part WHERE building_id = ? ORDER BY part_no',
    [id],
  );
  const rings = rows.flatMap(({ footprint }) => (JSON.parse(footprint) as LonLat[][]).slice(0, 1));
  if (rings.length > 0) return rings.map((ring) => [...ring, ring[0] as LonLat]);
  throw new TwinError(
    'not-found',
    say`Building ${id} has no outline to measure from. Draw a circle about it instead.`,
  );
}

async function roadLines(context: QueryContext, road: string): Promise<LonLat[][]> {
  const rows = await context.snapshot.db.all<{ geometry: string }>(
    `SELECT geometry FROM base.base_map_feature WHERE kind = 'road' AND name = ? ORDER BY feature_id`,
    [road],
  );
  const lines = rows.flatMap(({ geometry }) => JSON.parse(geometry) as LonLat[][]);
  if (lines.length > 0) return lines;
  throw new TwinError(
    'not-found',
    say`There is no road named ${road} in the base map. Choose one from the list.`,
  );
}

const ROADS_LISTED = 20;

/** `area.roads`: names of roads that contain a text, the shortest first. */
export async function roadNames(
  { snapshot }: QueryContext,
  { text }: { readonly text: string },
): Promise<string[]> {
  const rows = await snapshot.db.all<{ name: string }>(
    `SELECT DISTINCT name FROM base.base_map_feature
     WHERE kind = 'road' AND name <> '' AND instr(name, $text) > 0
     ORDER BY length(name), name LIMIT ${ROADS_LISTED}`,
    { $text: text.trim() },
  );
  return rows.map(({ name }) => name);
}
