import { areaParam, inAreaSql } from '../area.ts';
import type { QueryContext } from '../context.ts';

/** A building of the district, as rows of a list are placed in it. */
export interface PlaceOfBuilding {
  readonly slot: number;
  readonly building_id: string;
  readonly name: string | null;
  readonly address: string | null;
  readonly community_code: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly height: number;
  /** 1 inside the caller's area. */
  readonly allowed: 0 | 1;
}

export interface PlaceOfRoom {
  readonly slot: number;
  readonly room_id: string;
  readonly building_slot: number;
}

/** The places rows of a list may be in, by slot and by code. */
export interface Places {
  readonly buildings: ReadonlyMap<number, PlaceOfBuilding>;
  readonly rooms: ReadonlyMap<number, PlaceOfRoom>;
  readonly communities: ReadonlyMap<string, readonly [longitude: number, latitude: number]>;
}

/** Reads the rooms, buildings and communities named by slot and code. */
export async function findPlaces(
  context: QueryContext,
  wanted: {
    readonly rooms: Iterable<number>;
    readonly buildings: Iterable<number>;
    readonly communities: Iterable<string>;
  },
): Promise<Places> {
  const { db } = context.snapshot;
  const rooms = await db.all<PlaceOfRoom>(
    `SELECT slot, room_id, building_slot FROM base.room WHERE slot IN (SELECT value FROM json_each(?))`,
    [jsonOf(wanted.rooms)],
  );
  const slots = [...wanted.buildings, ...rooms.map((room) => room.building_slot)];
  const buildings = await db.all<PlaceOfBuilding>(
    `SELECT slot, building_id, name, address, community_code, longitude_degrees AS longitude,
       latitude_degrees AS latitude,
       coalesce(height_metres, floors_up * $storey) AS height, ${inAreaSql('building')} AS allowed
     FROM base.building WHERE slot IN (SELECT value FROM json_each($slots))`,
    {
      $slots: jsonOf(slots),
      $area: areaParam(context),
      $storey: context.snapshot.manifest.profile.storeyMetres,
    },
  );
  const communities = await db.all<{ code: string; longitude: number; latitude: number }>(
    `SELECT code, coalesce(label_longitude_degrees, (west_degrees + east_degrees) / 2) AS longitude,
       coalesce(label_latitude_degrees, (south_degrees + north_degrees) / 2) AS latitude
     FROM base.area WHERE level = 'community' AND code IN (SELECT value FROM json_each(?))`,
    [jsonOf(wanted.communities)],
  );
  return {
    rooms: new Map(rooms.map((room) => [room.slot, room])),
    buildings: new Map(buildings.map((building) => [building.slot, building])),
    communities: new Map(
      communities.map(({ code, longitude, latitude }) => [code, [longitude, latitude] as const]),
    ),
  };
}

function jsonOf(values: Iterable<number | string>): string {
  return JSON.stringify([...new Set(values)]);
}
