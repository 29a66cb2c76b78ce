import { type Basis, keptValue } from '../kept/kept-value.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { FirmPlace } from './place.ts';
import { numberOf, readPacked, textOf } from './read-rows.ts';

/** A building as far as firms are concerned. */
export interface GroundBuilding {
  readonly slot: number;
  readonly buildingId: string;
  /** 楼名, else its address. */
  readonly title: string;
  readonly name: string | undefined;
  readonly streetCode: string | null;
  readonly communityCode: string | null;
  readonly gridCode: string | null;
  readonly longitudeDegrees: number | null;
  readonly latitudeDegrees: number | null;
  readonly heightMetres: number;
}

/** Buildings and rooms by slot: where a place lies. */
export interface Ground {
  readonly buildings: ReadonlyMap<number, GroundBuilding>;
  buildingOf(roomSlot: number): number | null;
  /** Street (街道) code of a place; undefined where it is not known. */
  streetOf(place: FirmPlace): string | undefined;
  /** Name (楼名) of a building; undefined where it has none. */
  nameOf(buildingSlot: number): string | undefined;
}

const BUILDING_COLUMNS = [
  'slot',
  'building_id',
  'name',
  'address',
  'street_code',
  'community_code',
  'grid_code',
  'longitude_degrees',
  'latitude_degrees',
  'height_metres',
  'floors_up',
] as const;

/** Where buildings stand, and the building of each room by slot; -1 for no such room. */
interface Read {
  readonly buildings: ReadonlyMap<number, GroundBuilding>;
  readonly ofRoom: Int32Array;
}

/** Where buildings stand and which room is in which. */
export async function readGround(snapshot: OpenSnapshot): Promise<Ground> {
  const basis: Basis = {
    files: ['base'],
    rules: snapshot.manifest.profile.storeyMetres,
  };
  const { buildings, ofRoom } = await keptValue(snapshot, 'economy-ground', basis, () =>
    read(snapshot),
  );
  const known = (slot: number | undefined) => (slot === undefined || slot < 0 ? null : slot);
  return {
    buildings,
    buildingOf: (slot) => known(ofRoom[slot]),
    nameOf: (slot) => buildings.get(slot)?.name,
    streetOf: ({ buildingSlot, communityCode }) =>
      (buildingSlot === null ? undefined : buildings.get(buildingSlot)?.streetCode) ??
      communityCode?.slice(0, 9),
  };
}

async function read({ db, manifest }: OpenSnapshot): Promise<Read> {
  const [rows, rooms] = await Promise.all([
    readPacked(db, BUILDING_COLUMNS, 'base.building'),
    db.get<{ slots: string; buildings: string }>(ROOM_BUILDINGS_SQL),
  ]);
  const { storeyMetres } = manifest.profile;
  const buildings = new Map(
    rows.map((row): [number, GroundBuilding] => [
      Number(row.slot),
      {
        slot: Number(row.slot),
        buildingId: String(row.building_id),
        name: textOf(row.name) ?? undefined,
        title: textOf(row.name) ?? textOf(row.address) ?? String(row.building_id),
        streetCode: textOf(row.street_code),
        communityCode: textOf(row.community_code),
        gridCode: textOf(row.grid_code),
        longitudeDegrees: numberOf(row.longitude_degrees),
        latitudeDegrees: numberOf(row.latitude_degrees),
        heightMetres: numberOf(row.height_metres) ?? Number(row.floors_up) * storeyMetres,
      },
    ]),
  );
  return { buildings, ofRoom: roomTable(rooms?.slots ?? '[]', rooms?.buildings ?? '[]') };
}

const ROOM_BUILDINGS_SQL = `
  SELECT json_group_array(slot) AS slots, json_group_array(building_slot) AS buildings FROM base.room`;

function roomTable(slots: string, buildings: string): Int32Array {
  const rooms = JSON.parse(slots) as number[];
  const buildingSlots = JSON.parse(buildings) as (number | null)[];
  const highest = rooms.reduce((most, slot) => Math.max(most, slot), -1);
  const table = new Int32Array(highest + 1).fill(-1);
  for (const [at, slot] of rooms.entries()) table[slot] = buildingSlots[at] ?? -1;
  return table;
}
