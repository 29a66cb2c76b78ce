import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roomsTilesetKey } from '../contract/tiles.ts';
import { openReader } from '../data/driver/sqlite.ts';
import type { ReadDb, WriteDb } from '../data/driver/port.ts';
import { boundsOf, floorsOf } from '../renderer/interior/floors.ts';
import { readRooms, type RoomBodies } from '../renderer/interior/load-rooms.ts';
import { buildTiles } from '../tiles/build-tiles.ts';
import { SMALL_BOX, smallDistrict, smallDistrictRows } from '../tiles/testing/small-district.ts';
import { readTile } from '../tiles/tile-handler.ts';

let folder: string;
let base: WriteDb;
let tiles: ReadDb;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-rooms-'));
  base = await smallDistrict();
  const outPath = join(folder, 'tiles.sqlite');
  await buildTiles({ base, box: SMALL_BOX, outPath });
  tiles = await openReader(outPath);
});
afterAll(async () => {
  await tiles.close();
  await base.close();
  await rm(folder, { recursive: true, force: true });
});

async function roomsOf(buildingSlot: number): Promise<RoomBodies> {
  const key = roomsTilesetKey(buildingSlot).replace('tileset.json', 'rooms.glb');
  const content = await readTile(tiles, key);
  if (!content) throw new Error(`${key} was not built`);
  return readRooms(Uint8Array.from(content).buffer);
}

test('the window reads every room the tile builder wrote, with its floor', async () => {
  const rooms = await roomsOf(1);
  const wanted = smallDistrictRows().room.filter((room) => room['building_slot'] === 1);
  const slots = rooms.bodies.flatMap(({ roomSlot }) => roomSlot ?? []);
  expect(new Set(slots)).toEqual(new Set(wanted.map((room) => room['slot'])));
  for (const { slot, floor_no: floorNo } of wanted) {
    const body = rooms.bodies.find(({ roomSlot }) => roomSlot === slot);
    expect(body?.floorNo).toBe(floorNo);
  }
});

test('vertices are metres of the tile frame, y up, and belong to bodies that are there', async () => {
  const rooms = await roomsOf(1);
  const { low, high } = boundsOf(rooms);
  const floors = floorsOf(rooms.bodies);
  expect(high[1] - low[1]).toBeGreaterThan((floors.length - 1) * rooms.storeyMetres);
  expect(high[1] - low[1]).toBeLessThanOrEqual(floors.length * rooms.storeyMetres + 1);
  expect(Math.max(...rooms.bodyIds)).toBeLessThan(rooms.bodies.length);
  expect(rooms.indices.length % 3).toBe(0);
});

test('a content cut short is refused', async () => {
  await expect(readRooms(new ArrayBuffer(12))).rejects.toThrow();
});
