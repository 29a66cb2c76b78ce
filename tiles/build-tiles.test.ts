import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  GROUND_KINDS,
  NO_SLOT,
  roomsTilesetKey,
  SPACE_KIND_ROOF,
  TILE_KEYS,
} from '../contract/tiles.ts';
import { sentenceText } from '../contract/sentence.ts';
import { SENTENCES_ZH } from '../contract/words.ts';
import { openReader } from '../data/driver/sqlite.ts';
import { buildTiles } from './build-tiles.ts';
import type { TileReport } from './build/tile-report.ts';
import { plainGlb } from './testing/plain-glb.ts';
import { glbProblems } from './testing/validate-glb.ts';
import { unpackContent } from './build/packed-content.ts';
import { readGlb } from './testing/read-glb.ts';
import type { ReadGlb } from './testing/read-glb.ts';
import { SMALL_BOX, smallDistrict, smallDistrictRows } from './testing/small-district.ts';
import type { SmallDistrictRows } from './testing/small-district.ts';
import { tilesetSchema } from './testing/tileset-schema.ts';
import { walkTileset } from './testing/walk-tileset.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiles-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
interface Built {
  readonly path: string;
  readonly report: TileReport;
  readonly media: ReadonlyMap<string, Uint8Array>;
}

async function build(rows: SmallDistrictRows, previousPath?: string): Promise<Built> {
  const base = await smallDistrict(rows);
  const path = join(folder, `${files++}.sqlite`);
  const report = await buildTiles({
    base,
    box: SMALL_BOX,
    outPath: path,
    ...(previousPath ? { previousPath } : {}),
  });
  await base.close();
  const tiles = await openReader(path);
  const media = await tiles.all<{ key: string; content: Uint8Array }>(
    'SELECT key, content FROM media',
  );
  await tiles.close();
  const unpacked = await Promise.all(
    media.map(
      async ({ key, content }) => [key, new Uint8Array(await unpackContent(content))] as const,
    ),
  );
  return { path, report, media: new Map(unpacked) };
}

let small: Built;
beforeAll(async () => {
  small = await build(smallDistrictRows());
});

const glbs = () => [...small.media].filter(([key]) => key.endsWith('.glb'));
const glb = (key: string) => readGlb(small.media.get(key) as Uint8Array);

function attribute(file: ReadGlb, name: string): number[] {
  return file.values(file.primitive.attributes[name] as number);
}

describe('every glb', () => {
  it('is stored packed', async () => {
    const tiles = await openReader(small.path);
    const plain = await tiles.all<{ key: string }>(
      "SELECT key FROM media WHERE key GLOB '*.glb' AND hex(substr(content, 1, 2)) <> '1F8B'",
    );
    await tiles.close();
    expect(plain).toEqual([]);
  });

  it('passes the glTF validator without error or warning', async () => {
    for (const [key, content] of glbs()) {
      expect({ key, problems: await glbProblems(content) }).toEqual({ key, problems: [] });
    }
  });

  it('passes it unpacked too, where it sees limits of positions, normals and indices', async () => {
    for (const [key, content] of glbs()) {
      const problems = await glbProblems(await plainGlb(content));
      expect({ key, problems }).toEqual({ key, problems: [] });
    }
  });

  it('declares the extensions it uses, and no other', async () => {
    for (const [, content] of glbs()) {
      const { json } = await readGlb(content);
      const found = new Set(extensionNames(json));
      expect([...(json.extensionsUsed ?? [])].sort()).toEqual(
        [...found, 'KHR_mesh_quantization'].sort(),
      );
      for (const name of json.extensionsRequired ?? []) expect(json.extensionsUsed).toContain(name);
    }
  });

  it('is one draw call whose feature ids are the rows of its property table, each used', async () => {
    for (const [key, content] of glbs()) {
      const file = await readGlb(content);
      expect(file.json.meshes.flatMap((mesh) => mesh.primitives)).toHaveLength(1);
      const count = file.table.rows;
      const { featureIds } = file.primitive.extensions.EXT_mesh_features;
      expect(featureIds).toEqual([{ featureCount: count, attribute: 0, propertyTable: 0 }]);
      const used = new Set(attribute(file, '_FEATURE_ID_0'));
      expect({ key, used: used.size, highest: Math.max(...used) }).toEqual({
        key,
        used: count,
        highest: count - 1,
      });
    }
  });

  it('follows EXT_structural_metadata: ids, types, lengths and alignment of its columns', async () => {
    for (const [, content] of glbs()) {
      const { table, json } = await readGlb(content);
      const { schema, propertyTables } = json.extensions.EXT_structural_metadata;
      const classes = Object.entries(schema.classes);
      expect(propertyTables.map((each) => each.class)).toEqual(classes.map(([id]) => id));
      const columnIds = table.columns.map(({ name }) => name);
      const propertyIds = classes.flatMap(([, { properties }]) => Object.keys(properties));
      expect(columnIds.sort()).toEqual(propertyIds.sort());
      for (const id of [table.schemaId, ...classes.map(([name]) => name), ...columnIds])
        expect(id).toMatch(/^[a-zA-Z_][a-zA-Z0-9_]*$/);
      const sizes: Record<string, number> = { UINT8: 1, INT16: 2, UINT32: 4, FLOAT32: 4 };
      for (const { spec, view } of table.columns) {
        expect(view.byteLength).toBe(table.rows * (sizes[spec?.componentType ?? ''] ?? 0));
        expect((view.byteOffset ?? 0) % 8).toBe(0);
        expect(spec?.required === true && spec.noData !== undefined).toBe(false);
      }
    }
  });

  it('has normals of length 1 and triangles that face as their normals do', async () => {
    for (const [key, content] of glbs()) {
      const file = await readGlb(content);
      const [positions, normals] = [attribute(file, 'POSITION'), attribute(file, 'NORMAL')];
      const indices = file.values(file.primitive.indices);
      for (let at = 0; at < normals.length; at += 3) {
        expect(Math.hypot(...normals.slice(at, at + 3)) / 127).toBeCloseTo(1, 1);
      }
      if (key.startsWith('basemap/')) continue;
      expect({ key, wrong: wrongFaces(positions, normals, indices) }).toEqual({ key, wrong: 0 });
    }
  });
});

function extensionNames(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === 'extensions' ? Object.keys(inner as object) : []),
    ...extensionNames(inner),
  ]);
}

function wrongFaces(positions: number[], normals: number[], indices: number[]): number {
  const at = (array: number[], index: number) =>
    array.slice(index * 3, index * 3 + 3) as [number, number, number];
  let wrong = 0;
  for (let i = 0; i < indices.length; i += 3) {
    const [a, b, c] = indices.slice(i, i + 3) as [number, number, number];
    const [[ax, ay, az], [bx, by, bz], [cx, cy, cz]] = [
      at(positions, a),
      at(positions, b),
      at(positions, c),
    ];
    const [ux, uy, uz, vx, vy, vz] = [bx - ax, by - ay, bz - az, cx - ax, cy - ay, cz - az];
    const face = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx] as const;
    const [nx, ny, nz] = at(normals, a);
    const dot = face[0] * nx + face[1] * ny + face[2] * nz;
    if (Math.hypot(...face) > 0.05 && dot <= 0) wrong++;
  }
  return wrong;
}

describe('the tilesets', () => {
  it('name only tiles that are there, with errors that never grow and boxes that hold their content', async () => {
    const keys = [TILE_KEYS.buildings, TILE_KEYS.baseMap, roomsTilesetKey(20)];
    for (const key of keys) {
      const problems = await walkTileset(key, (uri) => small.media.get(uri));
      expect(problems).toEqual([]);
    }
  });

  it('are what the 3D Tiles 1.1 schema wants of a tileset', () => {
    const all = [...small.media].filter(
      ([key]) => key.endsWith('tileset.json') || key.startsWith('buildings/blocks/'),
    );
    expect(all.length).toBeGreaterThan(10);
    for (const [key, content] of all) {
      const read = tilesetSchema.safeParse(JSON.parse(new TextDecoder().decode(content)));
      expect({ key, problem: read.error?.message }).toEqual({ key, problem: undefined });
    }
  });

  it('reach every glb but none twice', async () => {
    const seen: string[] = [];
    await walkTileset(TILE_KEYS.buildings, (uri) => small.media.get(uri), seen);
    await walkTileset(TILE_KEYS.baseMap, (uri) => small.media.get(uri), seen);
    const mine = glbs().map(([key]) => key);
    expect(mine.filter((key) => key.startsWith('basemap/near/')).length).toBeGreaterThan(3);
    expect(seen.filter((key) => key.endsWith('.glb')).sort()).toEqual(mine.sort());
  });
});

describe('picking', () => {
  it('finds the building in far and near content', async () => {
    const slots = smallDistrictRows()
      .building.map(({ slot }) => slot as number)
      .sort((a, b) => a - b);
    for (const part of ['buildings/coarse/', 'buildings/far/', 'buildings/cells/']) {
      const found = await Promise.all(
        glbs()
          .filter(([key]) => key.startsWith(part))
          .map(async ([, content]) => (await readGlb(content)).column('slot')),
      );
      expect(found.flat().sort((a, b) => a - b)).toEqual(slots);
    }
  });

  it('finds every room in room content, and no slot on common parts and the roof', async () => {
    const file = await glb('rooms/20/rooms.glb');
    const [slots, kinds, buildings] = ['slot', 'spaceKind', 'buildingSlot'].map(file.column) as [
      number[],
      number[],
      number[],
    ];
    const rooms = slots.filter((_, row) => kinds[row] === 0).sort((a, b) => a - b);
    const wanted = smallDistrictRows()
      .room.filter((room) => room.building_slot === 20)
      .map(({ slot }) => slot as number);
    expect(rooms).toEqual(wanted.sort((a, b) => a - b));
    expect(slots.filter((_, row) => kinds[row] !== 0).every((slot) => slot === NO_SLOT)).toBe(true);
    expect(new Set(buildings)).toEqual(new Set([20]));
    expect(kinds[kinds.length - 1]).toBe(SPACE_KIND_ROOF);
  });

  it('stands on the floor the room is on', async () => {
    const file = await glb('rooms/20/rooms.glb');
    const [positions, features, floors] = [
      attribute(file, 'POSITION'),
      attribute(file, '_FEATURE_ID_0'),
      file.column('floorNo'),
    ];
    const storey = 64 / 20;
    features.forEach((feature, vertex) => {
      const floor = floors[feature] as number;
      if (floor === 0) return;
      const bottom = (floor > 0 ? floor - 1 : floor) * storey;
      const height = (positions[vertex * 3 + 1] as number) - bottom;
      expect(height).toBeGreaterThan(-0.01);
      expect(height).toBeLessThan(storey);
    });
  });
});

describe('a building without a height', () => {
  it('gets the usual storey and is 推算', async () => {
    const rows = smallDistrictRows();
    const [first] = rows.building;
    const { media } = await build({ ...rows, building: [{ ...first, height_metres: null }] });
    const file = await readGlb(media.get('rooms/1/rooms.glb') as Uint8Array);
    const roof = file.column('spaceKind').indexOf(SPACE_KIND_ROOF);
    expect(file.column('storeyMetres')[roof]).toBe(3);
    expect(file.column('geometryKind')[roof]).toBe(1);
  });
});

describe('the base map', () => {
  it('lies at or below the ground, each kind above the one before', async () => {
    const file = await glb('basemap/ground.glb');
    const [positions, features, kinds] = [
      attribute(file, 'POSITION'),
      attribute(file, '_FEATURE_ID_0'),
      file.column('groundKind'),
    ];
    const heights = new Map<number, number>();
    features.forEach((feature, vertex) =>
      heights.set(kinds[feature] as number, positions[vertex * 3 + 1] as number),
    );
    const ordered = [...heights].sort(([a], [b]) => a - b).map(([, height]) => height);
    expect(ordered).toEqual([...ordered].sort((a, b) => a - b));
    expect(Math.max(...ordered)).toBeLessThanOrEqual(0);
    const drawn = [...heights.keys()].map((kind) => GROUND_KINDS[kind]);
    expect(drawn).toEqual(
      expect.arrayContaining([
        'land',
        'water',
        'green',
        'edge',
        'trunk',
        'lane',
        'rail',
        'district-line',
      ]),
    );
  });
});

describe('a second build', () => {
  it('of the same rows is the same file, from the first or anew', async () => {
    const again = await build(smallDistrictRows(), small.path);
    expect(again.report).toMatchObject({ built: 0, removed: 0, reused: small.media.size });
    const anew = await build(smallDistrictRows());
    const [first, second, third] = await Promise.all(
      [small.path, again.path, anew.path].map((path) => readFile(path)),
    );
    expect(second?.equals(first as Buffer)).toBe(true);
    expect(third?.equals(first as Buffer)).toBe(true);
  });

  it('after one room changed leaves all other tiles as they were', async () => {
    const rows = smallDistrictRows();
    const changed = {
      ...rows,
      room: rows.room.map((room, index) =>
        index === 0 ? { ...room, area_square_metres: 200 } : room,
      ),
    };
    const next = await build(changed, small.path);
    const different = [...next.media]
      .filter(([key, content]) => !Buffer.from(content).equals(small.media.get(key) ?? Buffer.of()))
      .map(([key]) => key);
    expect(different).toEqual(['rooms/1/rooms.glb']);
  });

  it('after a building went and one came touches only their own tiles and their blocks', async () => {
    const rows = smallDistrictRows();
    const keep = (list: Record<string, unknown>[]) =>
      list.filter((row) => row.building_id !== 'B20' && row.building_slot !== 20);
    const without = {
      ...rows,
      building: keep(rows.building),
      building_part: keep(rows.building_part),
      room: keep(rows.room),
    } as SmallDistrictRows;
    const next = await build(without, small.path);
    expect(next.media.has('rooms/20/rooms.glb')).toBe(false);
    expect(next.media.get('buildings/far/-1_0.glb')).toEqual(
      small.media.get('buildings/far/-1_0.glb'),
    );
    const back = await build(rows, next.path);
    expect([...back.media.keys()].sort()).toEqual([...small.media.keys()].sort());
    for (const [key, content] of small.media)
      expect({ key, same: Buffer.from(content).equals(back.media.get(key) as Uint8Array) }).toEqual(
        { key, same: true },
      );
  });
});

describe('bad rows', () => {
  it('are drawn with a stated repair or left out and named', async () => {
    const rows = smallDistrictRows();
    const first = rows.building_part[0] as Record<string, unknown>;
    const part = (slot: number, footprint: string, more = {}) => ({
      ...first,
      building_id: `B${slot}`,
      footprint,
      ...more,
    });
    const at = (...points: [number, number][]) =>
      JSON.stringify([points.map(([x, y]) => [121.52 + x * 1e-5, 29.87 + y * 1e-5])]);
    const bad = [41, 42, 43, 44, 45].map((slot) => ({
      ...rows.building[0],
      slot,
      building_id: `B${slot}`,
    }));
    const parts = [
      part(41, at([0, 0], [40, 40], [40, 0], [0, 40])),
      part(42, at([0, 0], [40, 0], [80, 0])),
      part(43, 'not json'),
      part(
        44,
        JSON.stringify([
          [
            [0, 0],
            [0.001, 0],
            [0.001, 0.001],
          ],
        ]),
      ),
      part(45, at([0, 0], [30, 0], [30, 30], [0, 30]), { floor_to: 400 }),
    ];
    const { report, media } = await build({
      ...rows,
      building: [...rows.building, ...bad] as SmallDistrictRows['building'],
      building_part: [...rows.building_part, ...parts] as SmallDistrictRows['building_part'],
      room: [
        ...rows.room,
        { ...rows.room[0], slot: 99999, room_id: 'R99999', floor_no: 31, floor_no_top: 31 },
      ] as SmallDistrictRows['room'],
    });
    const codes = (id: string) =>
      report.notes.filter(({ building }) => building === id).map(({ code }) => code);
    expect(codes('B41')).toEqual(['FOOTPRINT_REPAIRED', 'FOOTPRINT_OVERLAPS']);
    for (const id of ['B42', 'B43', 'B44'])
      expect(codes(id)).toEqual(['FOOTPRINT_LEFT_OUT', 'BUILDING_LEFT_OUT']);
    expect(codes('B45')).toContain('FLOORS_CHANGED');
    expect(codes('B1')).toEqual(['ROOM_LEFT_OUT']);
    expect(media.has('rooms/41/rooms.glb')).toBe(true);
    expect(media.has('rooms/42/rooms.glb')).toBe(false);
    for (const { sentence, source } of report.notes) {
      expect(sentenceText(sentence)).toMatch(/\.$/);
      expect(sentenceText(sentence, SENTENCES_ZH)).toMatch(/^[^a-z]*。$/);
      expect(source).toMatchObject({ fileId: 1, line: 1 });
    }
  });

  it('of a building that is taken over are told again, by the row they have now', async () => {
    const rows = smallDistrictRows();
    const stray = {
      ...rows.room[0],
      slot: 99999,
      room_id: 'R99999',
      floor_no: 31,
      floor_no_top: 31,
    };
    const first = await build({ ...rows, room: [...rows.room, stray as (typeof rows.room)[0]] });
    const moved = { ...stray, source_line: 77 } as (typeof rows.room)[0];
    const again = await build({ ...rows, room: [...rows.room, moved] }, first.path);
    expect(again.report.built).toBe(0);
    expect(again.report.notes).toMatchObject([
      { building: 'B1', code: 'ROOM_LEFT_OUT', source: { table: 'room', key: 99999, line: 77 } },
    ]);
    expect(await readFile(again.path)).toEqual(await readFile(first.path));
    const mended = await build(rows, again.path);
    expect(mended.report.notes).toEqual([]);
  });

  it('in an empty district still give a base map and a tileset', async () => {
    const { media, report } = await build({
      building: [],
      building_part: [],
      room: [],
      area: [],
      base_map_feature: [],
    });
    expect(report.buildings).toBe(0);
    expect(await walkTileset(TILE_KEYS.buildings, (uri) => media.get(uri))).toEqual([]);
    expect(await walkTileset(TILE_KEYS.baseMap, (uri) => media.get(uri))).toEqual([]);
  });
});
