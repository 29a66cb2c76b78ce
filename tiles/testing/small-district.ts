import { localFrame, toLonLat } from '../../contract/local-frame.ts';
import type { SqlValue, WriteDb } from '../../data/driver/port.ts';
import type { Point, Polygon } from '../geometry/polygon.ts';
import { buildingValues, emptyBase, insertRows, partValues, roomValues } from './base-db.ts';
import { NAMED_SHAPES } from './shapes.ts';

export const SMALL_BOX = {
  westDegrees: 121.49,
  southDegrees: 29.84,
  eastDegrees: 121.56,
  northDegrees: 29.9,
};
export const SMALL_FRAME = localFrame(SMALL_BOX);

type Values = Record<string, SqlValue>;

/** Rows by table. */
export interface SmallDistrictRows {
  readonly building: Values[];
  readonly building_part: Values[];
  readonly room: Values[];
  readonly area: Values[];
  readonly base_map_feature: Values[];
}

/** One building of each shape over two blocks, a podium with two towers, a low house, a building without rooms. */
export function smallDistrictRows(): SmallDistrictRows {
  const rows: SmallDistrictRows = {
    building: [],
    building_part: [],
    room: [],
    area: [areaRow()],
    base_map_feature: features(),
  };
  Object.values(NAMED_SHAPES).forEach((shape, index) => {
    addBuilding(rows, index + 1, moved(shape, index * 130 - 300, 40), 6, index % 3);
  });
  addPodium(rows, 20);
  rows.building.push(
    buildingValues(30, { floors_up: 1, height_metres: 4, structure: 'brick_timber' }),
  );
  rows.building_part.push(
    partValues(30, moved(NAMED_SHAPES.lane as Polygon, -700, -700), SMALL_FRAME, { floor_to: 1 }),
  );
  return rows;
}

/** The rows in a database. */
export async function smallDistrict(
  rows: SmallDistrictRows = smallDistrictRows(),
): Promise<WriteDb> {
  const db = await emptyBase();
  for (const [table, values] of Object.entries(rows)) {
    if (values.length > 0) await insertRows(db, table, values);
  }
  return db;
}

function addBuilding(
  rows: SmallDistrictRows,
  slot: number,
  polygon: Polygon,
  floors: number,
  units: number,
): void {
  rows.building.push(buildingValues(slot, { floors_up: floors, height_metres: floors * 3 }));
  rows.building_part.push(partValues(slot, polygon, SMALL_FRAME, { floor_to: floors }));
  for (let floor = 1; floor <= floors; floor++) {
    for (let no = 0; no < 6; no++) {
      const unit_no = units > 0 ? String((no % units) + 1) : null;
      rows.room.push(roomValues(slot * 1000 + floor * 10 + no, slot, floor, { unit_no }) as Values);
    }
  }
}

function addPodium(rows: SmallDistrictRows, slot: number): void {
  const square = (x: number, side: number): Polygon => ({
    outer: [
      [x, 300],
      [x + side, 300],
      [x + side, 324],
      [x, 324],
    ],
    holes: [],
  });
  rows.building.push(
    buildingValues(slot, { floors_up: 20, floors_down: 1, height_metres: 64, lift_count: 4 }),
  );
  const parts: [Polygon, number, number, string][] = [
    [square(0, 80), 1, 3, 'podium'],
    [square(0, 26), 4, 20, 'tower'],
    [square(54, 26), 4, 18, 'tower'],
  ];
  parts.forEach(([polygon, floor_from, floor_to, part_kind], index) => {
    const change = { part_no: index + 1, part_kind, floor_from, floor_to };
    rows.building_part.push(partValues(slot, polygon, SMALL_FRAME, change));
  });
  for (const floor of [-1, 1, 2, 4, 5, 18]) {
    for (let no = 0; no < 8; no++) {
      const unit_no = floor > 3 ? (no % 2 === 0 ? 'A' : 'B') : null;
      rows.room.push(
        roomValues(slot * 1000 + (floor + 1) * 10 + no, slot, floor, { unit_no }) as Values,
      );
    }
  }
}

function moved({ outer, holes }: Polygon, east: number, north: number): Polygon {
  const shift = (ring: readonly Point[]) => ring.map(([x, y]): Point => [x + east, y + north]);
  return { outer: shift(outer), holes: holes.map(shift) };
}

function degrees(...points: Point[]): number[][] {
  return points.map(([x, y]) => toLonLat(SMALL_FRAME, x, y));
}

function areaRow(): Values {
  const ring = degrees([-2000, -2000], [2000, -2000], [2000, 2000], [-2000, 2000]);
  return { level: 'district', code: '330203', name: '海曙区', geometry: JSON.stringify([[ring]]) };
}

function features(): Values[] {
  const shape = (
    kind: string,
    id: string,
    type: string,
    geometry: unknown,
    width: number | null = null,
  ): Values => ({
    kind,
    feature_id: id,
    class: type,
    width_metres: width,
    geometry: JSON.stringify(geometry),
  });
  return [
    shape('water', 'W1', 'lake', [[degrees([-900, 500], [-500, 480], [-450, 900], [-880, 860])]]),
    shape('green', 'G1', 'park', [[degrees([-400, 500], [-300, 480], [-250, 700], [-380, 660])]]),
    shape('road', 'R1', 'trunk', [degrees([-1500, 0], [0, 10], [900, 260], [1500, 250])], 42),
    shape('road', 'R2', 'lane', [degrees([0, 10], [-20, 400])]),
    shape('road', 'R3', 'rail', [degrees([-1500, -500], [1500, -600])]),
  ];
}
