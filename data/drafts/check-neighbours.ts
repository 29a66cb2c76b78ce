import { type DraftBuilding, removedRoomIds, roomIdOf } from '../../contract/drafts/draft.ts';
import { type DraftProblem, problem } from '../../contract/drafts/problems.ts';
import type { LonLat } from '../../contract/region.ts';
import type { DraftRevision } from '../workspace/drafts.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { districtRings, insideDistrict } from './district.ts';
import { type Rings, sharedSquareMetres } from './shapes.ts';

/** Less common ground than this is drawing, not overlap, m². */
const LEAST_OVERLAP = 2;
/** Buildings whose middle lies farther than this cannot reach a draft, degrees (about 400 m). */
const NEAR_DEGREES = 0.004;
/** Problems of one kind that are told. */
const MOST_TOLD = 20;

/** What a draft has against its neighbours, the snapshot's ids and the people in rooms it takes away. */
export async function checkNeighbours(
  snapshot: OpenSnapshot,
  building: DraftBuilding,
  others: readonly DraftRevision[],
): Promise<DraftProblem[]> {
  const rings = ringsOf(building);
  const checks = [
    rings.length === 0 ? [] : await outside(snapshot, rings),
    rings.length === 0 ? [] : await overlaps(snapshot, building, rings),
    rings.length === 0 ? [] : overlappedDrafts(rings, others),
    await takenIds(snapshot, building),
    await roomsOfOthers(snapshot, building),
    await occupiedRooms(snapshot, building),
  ];
  return checks.flat();
}

function ringsOf({ parts }: DraftBuilding): Rings {
  return parts.map(({ ring }) => ring).filter((ring) => ring.length > 2);
}

async function outside(snapshot: OpenSnapshot, rings: Rings): Promise<DraftProblem[]> {
  const district = await districtRings(snapshot);
  return rings.flat().every((at) => insideDistrict(district, at))
    ? []
    : [problem('OUTSIDE_DISTRICT')];
}

interface NearPart {
  readonly id: string;
  readonly title: string | null;
  readonly footprint: string;
}

async function overlaps(
  { db }: OpenSnapshot,
  { buildingId }: DraftBuilding,
  rings: Rings,
): Promise<DraftProblem[]> {
  const [longitude, latitude] = (rings[0] as readonly LonLat[])[0] as LonLat;
  const near = await db.all<NearPart>(
    `SELECT building.building_id AS id, coalesce(building.name, building.address) AS title, part.footprint
     FROM base.building JOIN base.building_part AS part ON part.building_id = building.building_id
     WHERE building.longitude_degrees BETWEEN $west AND $east
       AND building.latitude_degrees BETWEEN $south AND $north AND building.building_id <> $id`,
    {
      $id: buildingId,
      $west: longitude - NEAR_DEGREES,
      $east: longitude + NEAR_DEGREES,
      $south: latitude - NEAR_DEGREES,
      $north: latitude + NEAR_DEGREES,
    },
  );
  const shared = new Map<string, { title: string; squareMetres: number }>();
  for (const { id, title, footprint } of near) {
    const theirs = (JSON.parse(footprint) as LonLat[][]).slice(0, 1);
    const squareMetres = (shared.get(id)?.squareMetres ?? 0) + sharedSquareMetres(rings, theirs);
    shared.set(id, { title: title ?? id, squareMetres });
  }
  return [...shared.values()]
    .filter(({ squareMetres }) => squareMetres >= LEAST_OVERLAP)
    .slice(0, MOST_TOLD)
    .map(({ title, squareMetres }) =>
      problem('OVERLAPS_BUILDING', [title, Math.round(squareMetres)]),
    );
}

function overlappedDrafts(rings: Rings, others: readonly DraftRevision[]): DraftProblem[] {
  return others.flatMap(({ building }) => {
    const squareMetres = sharedSquareMetres(rings, ringsOf(building));
    if (!(squareMetres >= LEAST_OVERLAP)) return [];
    const title = building.name || building.address || building.buildingId;
    return [problem('OVERLAPS_DRAFT', [title, Math.round(squareMetres)])];
  });
}

async function takenIds(
  { db }: OpenSnapshot,
  { buildingId, corrects }: DraftBuilding,
): Promise<DraftProblem[]> {
  if (corrects || buildingId === '') return [];
  const row = await db.get<{ title: string | null }>(
    'SELECT coalesce(name, address) AS title FROM base.building WHERE building_id = ?',
    [buildingId],
  );
  return row ? [problem('ID_TAKEN', [buildingId, row.title ?? buildingId])] : [];
}

async function roomsOfOthers(
  { db }: OpenSnapshot,
  building: DraftBuilding,
): Promise<DraftProblem[]> {
  const keys = new Map(building.rooms.map((room) => [roomIdOf(building, room), room.key]));
  const rows = await db.all<{ id: string; title: string | null }>(
    `SELECT room.room_id AS id, coalesce(building.name, building.address, building.building_id) AS title
     FROM base.room JOIN base.building ON building.slot = room.building_slot
     WHERE room.room_id IN (SELECT value FROM json_each($ids)) AND building.building_id <> $building
     LIMIT ${MOST_TOLD}`,
    { $ids: JSON.stringify([...keys.keys()]), $building: building.buildingId },
  );
  return rows.map(({ id, title }) =>
    problem('ROOM_OF_OTHER', [id, title ?? ''], [keys.get(id) ?? id]),
  );
}

async function occupiedRooms(
  snapshot: OpenSnapshot,
  building: DraftBuilding,
): Promise<DraftProblem[]> {
  const removed = removedRoomIds(building);
  if (removed.length === 0) return [];
  const people = snapshot.has('people')
    ? `(SELECT count(*) FROM people.resident WHERE resident.room_slot = room.slot AND resident.state = 'current')`
    : '0';
  const units = snapshot.has('economy')
    ? '(SELECT count(*) FROM economy.unit WHERE unit.room_slot = room.slot)'
    : '0';
  const rows = await snapshot.db.all<{ room_no: string; people: number; units: number }>(
    `SELECT * FROM (SELECT room.room_no, ${people} AS people, ${units} AS units FROM base.room
       WHERE room.room_id IN (SELECT value FROM json_each(?)))
     WHERE people > 0 OR units > 0 LIMIT ${MOST_TOLD}`,
    [JSON.stringify(removed)],
  );
  return rows.map((row) => problem('REMOVED_OCCUPIED', [row.room_no, row.people, row.units]));
}
