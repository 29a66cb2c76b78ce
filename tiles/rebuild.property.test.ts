import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toLonLat } from '../contract/local-frame.ts';
import { openReader } from '../data/driver/sqlite.ts';
import { buildTiles } from './build-tiles.ts';
import type { Point } from './geometry/polygon.ts';
import { buildingValues, partValues, roomValues } from './testing/base-db.ts';
import { NAMED_SHAPES } from './testing/shapes.ts';
import {
  SMALL_BOX,
  SMALL_FRAME,
  smallDistrict,
  smallDistrictRows,
  type SmallDistrictRows,
} from './testing/small-district.ts';

type Row = SmallDistrictRows['building'][number];

/** Something a delivery may say anew; `which` chooses among the rows there are. */
interface Change {
  readonly kind: (typeof KINDS)[number];
  readonly which: number;
  readonly amount: number;
}

const KINDS = [
  'building goes',
  'building comes',
  'building moves',
  'building turns about',
  'floors change',
  'height changes',
  'use changes',
  'part goes',
  'part comes',
  'footprint cannot be drawn',
  'room goes',
  'room comes',
  'room changes floor',
  'room changes house',
  'all rooms go',
  'road moves',
  'water goes',
  'green comes',
] as const;

const changes = fc.array(
  fc.array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      which: fc.nat({ max: 1000 }),
      amount: fc.integer({ min: 1, max: 12 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  { minLength: 1, maxLength: 3 },
);

const NO_FOOTPRINT = '[[[121.52,29.87],[121.53,29.87]]]';

/** The rows after a change; rows are not touched. */
function changed(rows: SmallDistrictRows, change: Change): SmallDistrictRows {
  const { kind, which, amount } = change;
  const one = rows.building[which % Math.max(rows.building.length, 1)];
  const slot = one?.slot as number;
  const id = one?.building_id;
  const ofBuilding = (row: Row) => row.building_id === id;
  const edit = (list: Row[], at: (row: Row, index: number) => boolean, more: (row: Row) => Row) =>
    list.map((row, index) => (at(row, index) ? { ...row, ...more(row) } : row));
  const room = which % Math.max(rows.room.length, 1);
  const parts = (more: (row: Row) => Row): SmallDistrictRows => ({
    ...rows,
    building_part: edit(rows.building_part, ofBuilding, more),
  });
  const building = (more: Row): SmallDistrictRows => ({
    ...rows,
    building: edit(rows.building, ofBuilding, () => more),
  });
  switch (kind) {
    case 'building goes':
      return {
        ...rows,
        building: rows.building.filter((row) => !ofBuilding(row)),
        building_part: rows.building_part.filter((row) => !ofBuilding(row)),
        room: rows.room.filter((row) => row.building_slot !== slot),
      };
    case 'building comes':
      return withNewBuilding(rows, which, amount);
    case 'building moves':
      return parts((row) => ({ footprint: shifted(row.footprint as string, amount * 97) }));
    case 'building turns about':
      return parts((row) => ({ footprint: reversed(row.footprint as string) }));
    case 'floors change':
      return parts((row) => ({ floor_to: (row.floor_from as number) + amount }));
    case 'height changes':
      return building({ height_metres: amount * 5 });
    case 'use changes':
      return building({ use: amount % 2 === 0 ? 'office' : 'industrial' });
    case 'part goes':
      return {
        ...rows,
        building_part: rows.building_part.filter((_, index, all) => index !== which % all.length),
      };
    case 'part comes':
      return id === undefined ? rows : withNewPart(rows, slot, amount);
    case 'footprint cannot be drawn':
      return parts(() => ({ footprint: NO_FOOTPRINT }));
    case 'room goes':
      return { ...rows, room: rows.room.filter((_, index) => index !== room) };
    case 'room comes':
      return one === undefined ? rows : withNewRoom(rows, slot, amount);
    case 'room changes floor':
      return {
        ...rows,
        room: edit(
          rows.room,
          (_, index) => index === room,
          () => ({ floor_no: amount, floor_no_top: amount }),
        ),
      };
    case 'room changes house':
      return {
        ...rows,
        room: edit(
          rows.room,
          (_, index) => index === room && one !== undefined,
          () => ({ building_slot: slot }),
        ),
      };
    case 'all rooms go':
      return { ...rows, room: rows.room.filter((row) => row.building_slot !== slot) };
    case 'road moves':
      return {
        ...rows,
        base_map_feature: edit(
          rows.base_map_feature,
          (row) => row.kind === 'road',
          (row) => ({ width_metres: (row.width_metres as number | null) ?? amount + 3 }),
        ),
      };
    case 'water goes':
      return {
        ...rows,
        base_map_feature: rows.base_map_feature.filter((row) => row.kind !== 'water'),
      };
    case 'green comes':
      return {
        ...rows,
        base_map_feature: [...rows.base_map_feature, green(rows.base_map_feature, amount)],
      };
  }
}

function withNewBuilding(
  rows: SmallDistrictRows,
  which: number,
  amount: number,
): SmallDistrictRows {
  const slot = nextSlot(rows.building);
  const shapes = Object.values(NAMED_SHAPES);
  const shape = shapes[which % shapes.length] as (typeof shapes)[number];
  const polygon = {
    outer: shape.outer.map(([x, y]): Point => [x + which - 500, y + amount * 60 - 300]),
    holes: shape.holes.map((hole) =>
      hole.map(([x, y]): Point => [x + which - 500, y + amount * 60 - 300]),
    ),
  };
  return {
    ...rows,
    building: [...rows.building, buildingValues(slot, { floors_up: amount })],
    building_part: [
      ...rows.building_part,
      partValues(slot, polygon, SMALL_FRAME, { floor_to: amount }),
    ],
    room: [...rows.room, roomValues(nextSlot(rows.room), slot, 1) as Row],
  };
}

function withNewPart(rows: SmallDistrictRows, slot: number, amount: number): SmallDistrictRows {
  const own = rows.building_part.filter((row) => row.building_id === `B${slot}`);
  const polygon = {
    outer: [
      [amount, amount],
      [amount + 20, amount],
      [amount + 20, amount + 9],
    ] as Point[],
    holes: [],
  };
  const part_no = Math.max(0, ...own.map((row) => row.part_no as number)) + 1;
  const part = partValues(slot, polygon, SMALL_FRAME, { part_no, floor_to: amount });
  return { ...rows, building_part: [...rows.building_part, part] };
}

function withNewRoom(rows: SmallDistrictRows, building: number, floor: number): SmallDistrictRows {
  const room = roomValues(nextSlot(rows.room), building, floor, {
    unit_no: floor % 2 === 0 ? '1' : null,
  });
  return { ...rows, room: [...rows.room, room as Row] };
}

function nextSlot(list: readonly Row[]): number {
  return Math.max(0, ...list.map((row) => row.slot as number)) + 1;
}

function shifted(footprint: string, metres: number): string {
  const rings = JSON.parse(footprint) as number[][][];
  return JSON.stringify(
    rings.map((ring) => ring.map(([x = 0, y = 0]) => [x + metres * 1e-5, y + metres * 5e-6])),
  );
}

function reversed(footprint: string): string {
  return JSON.stringify((JSON.parse(footprint) as number[][][]).map((ring) => ring.reverse()));
}

function green(map: readonly Row[], amount: number): Row {
  const number = map.filter((row) => row.kind === 'green').length;
  const corners: Point[] = [
    [amount * 50, 700],
    [amount * 50 + 80, 700],
    [amount * 50 + 80, 760],
  ];
  const ring = corners.map(([x, y]) => toLonLat(SMALL_FRAME, x, y));
  return {
    kind: 'green',
    feature_id: `G${number + 10}`,
    class: 'park',
    width_metres: null,
    geometry: JSON.stringify([[ring]]),
  };
}

/** Every content of a tiles file with the hash it was built from. */
async function contentsOf(path: string): Promise<Map<string, string>> {
  const db = await openReader(path);
  const rows = await db.all<{ key: string; text: string }>(
    `SELECT key, input_hash || ' ' || hex(content) AS text
     FROM media JOIN tile_source USING (key) ORDER BY key`,
  );
  await db.close();
  return new Map(rows.map(({ key, text }) => [key, text]));
}

async function build(rows: SmallDistrictRows, outPath: string, previousPath?: string) {
  const base = await smallDistrict(rows);
  const from = previousPath ? { previousPath } : {};
  await buildTiles({ base, box: SMALL_BOX, outPath, ...from });
  await base.close();
  return contentsOf(outPath);
}

it('gives the tiles of a build from nothing, byte for byte, through any deliveries', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(changes, async (deliveries) => {
      const folder = await mkdtemp(join(tmpdir(), 'twin-rebuild-'));
      try {
        let rows = smallDistrictRows();
        let path = join(folder, 'first.sqlite');
        await build(rows, path);
        for (const [index, delivery] of deliveries.entries()) {
          rows = delivery.reduce(changed, rows);
          const next = join(folder, `${index}.sqlite`);
          const rebuilt = await build(rows, next, path);
          const anew = await build(rows, join(folder, `${index}-anew.sqlite`));
          const differ = [...new Set([...rebuilt.keys(), ...anew.keys()])].filter(
            (key) => rebuilt.get(key) !== anew.get(key),
          );
          expect(differ).toEqual([]);
          path = next;
        }
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 10 },
  );
});
