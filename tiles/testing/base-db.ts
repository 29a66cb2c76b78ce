import { toLonLat } from '../../contract/local-frame.ts';
import type { LocalFrame } from '../../contract/local-frame.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { SqlValue, WriteDb } from '../../data/driver/port.ts';
import { openWriter } from '../../data/driver/sqlite.ts';
import { createIndexStatements, createTableSql } from '../../data/schema/ddl.ts';
import { ringsOf } from '../geometry/polygon.ts';
import type { Polygon } from '../geometry/polygon.ts';

type Values = Readonly<Record<string, SqlValue>>;

const TABLES = ['area', 'base_map_feature', 'building', 'building_part', 'room'];
const LINEAGE: Values = { source_file_id: 1, source_line: 1, row_hash: new Uint8Array(8) };
const ROWS_PER_INSERT = 200;

/** An empty base file in memory, under the name tiles read it by. */
export async function emptyBase(): Promise<WriteDb> {
  const db = await openWriter(':memory:');
  await db.exec("ATTACH ':memory:' AS base");
  for (const name of TABLES) {
    await db.exec(createTableSql(tableSpec(name), 'base'));
    for (const sql of createIndexStatements(tableSpec(name), 'base')) await db.exec(sql);
  }
  return db;
}

/** Inserts rows that all have the same columns; lineage is filled in. */
export async function insertRows(
  db: WriteDb,
  table: string,
  rows: readonly Values[],
): Promise<void> {
  const names = Object.keys({ ...rows[0], ...LINEAGE });
  const row = `(${names.map(() => '?').join(',')})`;
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    const page = rows.slice(from, from + ROWS_PER_INSERT);
    await db.run(
      `INSERT INTO base.${table} (${names.map((name) => `"${name}"`).join(',')}) VALUES ${page.map(() => row).join(',')}`,
      page.flatMap((values) => names.map((name) => ({ ...LINEAGE, ...values })[name] ?? null)),
    );
  }
}

/** A building row with everything a test does not care about filled in. */
export function buildingValues(slot: number, change: Values = {}): Values {
  return {
    slot,
    building_id: `B${slot}`,
    use: 'residential',
    structure: 'concrete',
    floors_up: 6,
    floors_down: 0,
    height_metres: 18,
    lift_count: 0,
    geometry_kind: 'surveyed',
    ...change,
  };
}

/** A part row; its shape is given in metres of the tile frame. */
export function partValues(
  slot: number,
  polygon: Polygon,
  frame: LocalFrame,
  change: Values = {},
): Values {
  const footprint = ringsOf(polygon).map((ring) =>
    ring.map(([x, y]) => toLonLat(frame, x, y).map((degrees) => Number(degrees.toFixed(9)))),
  );
  return {
    building_id: `B${slot}`,
    part_no: 1,
    part_kind: 'body',
    floor_from: 1,
    floor_to: 6,
    footprint: JSON.stringify(footprint),
    ...change,
  };
}

/** A room row. */
export function roomValues(
  slot: number,
  building: number,
  floor: number,
  change: Values = {},
): Values {
  return {
    slot,
    room_id: `R${slot}`,
    building_slot: building,
    unit_no: null,
    floor_no: floor,
    floor_no_top: floor,
    floor_label: String(floor),
    room_no: `${floor}${String(slot % 100).padStart(2, '0')}`,
    area_square_metres: 80,
    geometry_kind: 'virtual',
    ...change,
  };
}
