import { createHash } from 'node:crypto';
import type { DraftBuilding, DraftPart, DraftRoom } from '../../contract/drafts/draft.ts';
import { guessFloors } from '../../contract/drafts/floors.ts';
import type { LonLat } from '../../contract/region.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';

/** Columns of `building` a draft does not draw; an export gives them back as they were. */
export interface BuildingFacts {
  readonly slot: number;
  readonly building_id: string;
  readonly name: string | null;
  readonly address: string | null;
  readonly street_code: string | null;
  readonly community_code: string | null;
  readonly grid_code: string | null;
  readonly use: string | null;
  readonly structure: string | null;
  readonly floors_up: number;
  readonly floors_down: number | null;
  readonly height_metres: number | null;
  readonly year_built: number | null;
  readonly lift_count: number | null;
  readonly geometry_kind: string;
}

export interface RoomFacts {
  readonly room_id: string;
  readonly unit_no: string | null;
  readonly floor_no: number;
  readonly floor_no_top: number;
  readonly floor_label: string;
  readonly room_no: string;
  readonly area_square_metres: number | null;
  readonly use: string | null;
  readonly tenure: string | null;
  readonly address: string | null;
  readonly geometry_kind: string;
  readonly verified_at: string | null;
}

/** A building of a snapshot with all a draft may correct. */
export interface SnapshotBuilding {
  readonly facts: BuildingFacts;
  readonly parts: readonly DraftPart[];
  readonly rooms: readonly RoomFacts[];
  /** Equal as long as no delivery changed building, parts or rooms. */
  readonly digest: string;
}

interface Hashed {
  readonly hash: string;
}

/** A building by its id; undefined where the snapshot has none. */
export async function snapshotBuilding(
  { db }: OpenSnapshot,
  buildingId: string,
): Promise<SnapshotBuilding | undefined> {
  const facts = await db.get<BuildingFacts & Hashed>(
    `SELECT slot, building_id, name, address, street_code, community_code, grid_code, use, structure, floors_up,
       floors_down, height_metres, year_built, lift_count, geometry_kind, hex(row_hash) AS hash
     FROM base.building WHERE building_id = ?`,
    [buildingId],
  );
  if (!facts) return undefined;
  const parts = await db.all<
    { kind: string | null; from: number; to: number; footprint: string } & Hashed
  >(
    `SELECT part_kind AS kind, floor_from AS "from", floor_to AS "to", footprint, hex(row_hash) AS hash
     FROM base.building_part WHERE building_id = ? ORDER BY part_no`,
    [buildingId],
  );
  const rooms = await db.all<RoomFacts & Hashed>(
    `SELECT room_id, unit_no, floor_no, floor_no_top, floor_label, room_no, area_square_metres, use, tenure, address,
       geometry_kind, verified_at, hex(row_hash) AS hash
     FROM base.room WHERE building_slot = ? ORDER BY floor_no, unit_no, room_no`,
    [facts.slot],
  );
  const hashes = [facts, ...parts, ...rooms].map(({ hash }) => hash).sort();
  return {
    facts,
    parts: parts.map(({ kind, from, to, footprint }) => ({
      kind: kind === 'podium' || kind === 'tower' ? kind : 'body',
      ring: ((JSON.parse(footprint) as LonLat[][])[0] ?? []).slice(0, 500),
      floorFrom: Math.max(1, from),
      floorTo: Math.max(1, to),
    })),
    rooms,
    digest: createHash('sha256').update(hashes.join()).digest('hex'),
  };
}

/** Id of the building a new draft stands for: by its own id, else by address and name. */
export async function buildingOfDraft(
  { db }: OpenSnapshot,
  { buildingId, address, name }: DraftBuilding,
): Promise<string | undefined> {
  const row = await db.get<{ id: string }>(
    `SELECT building_id AS id FROM base.building
     WHERE building_id = $id OR (address = $address AND coalesce(name, '') = $name)
     ORDER BY building_id <> $id LIMIT 1`,
    { $id: buildingId, $address: address, $name: name },
  );
  return row?.id;
}

/** The draft that corrects a building and changes nothing yet. */
export function draftOf(
  { facts, parts, rooms, digest }: SnapshotBuilding,
  snapshotId: string,
): DraftBuilding {
  const labels = new Map(rooms.map(({ floor_no, floor_label }) => [floor_no, floor_label]));
  const lowest = Math.min(0, ...rooms.map(({ floor_no }) => floor_no));
  return {
    buildingId: facts.building_id,
    name: facts.name ?? '',
    address: facts.address ?? '',
    use: facts.use,
    structure: facts.structure,
    parts: [...parts],
    floors: guessFloors(labels, facts.floors_up, Math.max(facts.floors_down ?? 0, -lowest)),
    rooms: rooms.map(roomOf),
    corrects: { snapshotId, digest, roomIds: rooms.map(({ room_id }) => room_id) },
  };
}

function roomOf(room: RoomFacts): DraftRoom {
  return {
    key: room.room_id,
    known: true,
    unitNo: room.unit_no ?? '',
    floorNo: room.floor_no,
    floorNoTop: room.floor_no_top,
    roomNo: room.room_no,
    areaSquareMetres: room.area_square_metres,
    use: room.use,
    tenure: room.tenure,
  };
}
