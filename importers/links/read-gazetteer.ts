import type { DistrictProfile } from '../../contract/profile.ts';
import type { ReadDb } from '../../data/driver/port.ts';
import {
  type AreaRow,
  type BuildingRow,
  type Gazetteer,
  GazetteerBuilder,
  type RoomRow,
} from '../addresses/gazetteer.ts';
import { divisionOf } from './division.ts';
import { rowPages } from './row-pages.ts';

/** The gazetteer (标准地址库) of a snapshot's areas, roads, buildings and rooms, read page by page. */
export async function readGazetteer(db: ReadDb, profile: DistrictProfile): Promise<Gazetteer> {
  const builder = new GazetteerBuilder(divisionOf(profile));
  const areas = await db.all<AreaRow>(
    `SELECT level, code, name FROM base.area WHERE level IN ('street', 'community')`,
  );
  for (const row of areas) builder.addArea(row);
  const roads = await db.all<{ name: string }>(
    `SELECT DISTINCT name FROM base.base_map_feature WHERE kind = 'road' AND name <> ''`,
  );
  for (const { name } of roads) builder.addRoad(name);
  const buildings = ['slot', 'building_id', 'name', 'address', 'street_code', 'community_code'];
  for await (const rows of rowPages<BuildingRow>(db, 'base.building', 'slot', buildings))
    for (const row of rows) builder.addBuilding(row);
  const rooms = ['slot', 'room_id', 'building_slot', 'unit_no', 'floor_label', 'room_no'];
  for await (const rows of rowPages<RoomRow>(db, 'base.room', 'slot', rooms))
    for (const row of rows) builder.addRoom(row);
  return builder.finish();
}
