import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import {
  type DraftBuilding,
  type DraftRoom,
  EMPTY_DRAFT,
  roomIdOf,
} from '../../contract/drafts/draft.ts';
import { nameFloors } from '../../contract/drafts/floors.ts';
import { fillRooms, mergeRooms, splitRoom } from '../../contract/drafts/rooms.ts';
import { ringSquareMetres } from '../../contract/drafts/rings.ts';
import { snapshotBuilding } from '../../data/drafts/snapshot-building.ts';
import { createHost } from '../../data/host/index.ts';
import { openStore } from '../../data/snapshot/store.ts';
import type { OpenSnapshot } from '../../data/snapshot/open-snapshot.ts';
import { commandLine } from '../testing/command-line.ts';

const { at, demo, place, run, twin } = commandLine();

beforeAll(async () => {
  await twin('import', await demo('demo'), ...place());
});

const store = () => ['--snapshot', at('store')];

async function inSnapshot<Result>(work: (snapshot: OpenSnapshot) => Promise<Result>) {
  const open = await openStore(at('store'));
  const snapshot = await open.open((await open.currentId()) ?? '');
  try {
    return await work(snapshot);
  } finally {
    await snapshot.close();
  }
}

/** A podium and a tower on it: a basement, a 夹层, no floors 4 and 13, a 跃层 and a room cut in two. */
function drawn([west, south]: readonly [number, number]): DraftBuilding {
  const ring = (side: number): [number, number][] => [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
  ];
  const floors = nameFloors({ floorsUp: 15, floorsDown: 1, naming: 'skipped', mezzanine: true });
  const bare: DraftBuilding = {
    ...EMPTY_DRAFT,
    buildingId: 'DZ-0001',
    name: '新建塔楼',
    address: '共青路188号',
    use: 'mixed',
    structure: 'concrete',
    parts: [
      { kind: 'podium', ring: ring(0.0003), floorFrom: 1, floorTo: 3 },
      { kind: 'tower', ring: ring(0.0002), floorFrom: 4, floorTo: 15 },
    ],
    floors,
  };
  const filled = fillRooms(bare, {
    ...{ unitNos: ['1', '2'], floorFrom: -1, floorTo: 15, perFloor: 3, numbering: 'per-unit' },
    ...{ areaSquareMetres: 88.5, use: 'residential', tenure: 'owner' },
  });
  const key = (roomNo: string) =>
    filled.rooms.find((room) => room.unitNo === '1' && room.roomNo === roomNo)?.key ?? '';
  return splitRoom(mergeRooms(filled, [key('1601'), key('1701')]), key('302'));
}

const placed = ({
  unitNo,
  floorNo,
  floorNoTop,
  roomNo,
  areaSquareMetres,
  use,
  tenure,
}: DraftRoom) => ({
  ...{ unitNo, floorNo, floorNoTop, roomNo, areaSquareMetres, use, tenure },
});

async function save(building: DraftBuilding): Promise<string> {
  const host = await createHost({
    ...{ storeFolder: at('store'), keyFolder: at('keys'), log: () => undefined },
    workspacePath: join(at('store'), 'workspace.sqlite'),
  });
  try {
    const id = crypto.randomUUID();
    const client = host.client({ account: 'li', role: 'officer' });
    await client.call('draft.save', { id, after: 0, building });
    return id;
  } finally {
    await host.close();
  }
}

async function exportAndImport(id: string, format: 'csv' | 'xlsx'): Promise<void> {
  const out = at(`out-${id}`);
  await twin('drafts', 'export', ...store(), '--id', id, '--out', out, '--format', format);
  await twin('import', out, '--incremental', ...place());
}

it.each(['csv', 'xlsx'] as const)(
  'a building drawn and exported as %s comes back as the same building and rooms, and the draft is retired',
  async (format) => {
    const home = await inSnapshot((snapshot) =>
      Promise.resolve(snapshot.manifest.profile.home.centre),
    );
    const building = {
      ...drawn([home[0] + (format === 'csv' ? 0 : 0.001), home[1]]),
      buildingId: `DZ-${format}`,
      address: format === 'csv' ? '共青路188号' : '共青路190号',
    };
    const id = await save(building);
    await exportAndImport(id, format);
    const back = await inSnapshot((snapshot) => snapshotBuilding(snapshot, building.buildingId));
    expect(back?.facts).toMatchObject({
      name: '新建塔楼',
      address: building.address,
      use: 'mixed',
      structure: 'concrete',
      floors_up: 15,
      floors_down: 1,
      geometry_kind: 'virtual',
    });
    expect(back?.parts.map(({ kind, floorFrom, floorTo }) => [kind, floorFrom, floorTo])).toEqual([
      ['podium', 1, 3],
      ['tower', 4, 15],
    ]);
    expect(back?.parts.map(({ ring }) => Math.round(ringSquareMetres(ring)))).toEqual(
      building.parts.map(({ ring }) => Math.round(ringSquareMetres(ring))),
    );
    const rooms = back?.rooms.map((room) => ({
      id: room.room_id,
      unitNo: room.unit_no,
      floorNo: room.floor_no,
      floorNoTop: room.floor_no_top,
      roomNo: room.room_no,
      areaSquareMetres: room.area_square_metres,
      use: room.use,
      tenure: room.tenure,
    }));
    const wanted = building.rooms.map((room) => ({
      id: roomIdOf(building, room),
      ...placed(room),
    }));
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(rooms?.sort(byId)).toEqual(wanted.sort(byId));
    expect(await twin('drafts', 'list', ...store())).toContain('已并入');
  },
);

it('a correction takes a room away, keeps what it does not draw, and stays open until delivered', async () => {
  const found = await inSnapshot(async (snapshot) => {
    const row = await snapshot.db.get<{ id: string }>(
      `SELECT building.building_id AS id FROM base.building WHERE year_built IS NOT NULL AND (
         SELECT count(*) FROM base.room WHERE building_slot = building.slot AND floor_no = 1) > 2 LIMIT 1`,
    );
    return snapshotBuilding(snapshot, row?.id ?? '');
  });
  const host = await createHost({
    ...{ storeFolder: at('store'), keyFolder: at('keys'), log: () => undefined },
    workspacePath: join(at('store'), 'workspace.sqlite'),
  });
  const { building } = await host
    .client({ account: 'li', role: 'officer' })
    .call('draft.begin', { buildingId: found?.facts.building_id ?? '' });
  await host.close();
  const [first, second] = building.rooms.filter(
    ({ floorNo, unitNo }) => floorNo === 1 && unitNo === building.rooms[0]?.unitNo,
  );
  const merged = mergeRooms(building, [first?.key ?? '', second?.key ?? '']);
  const id = await save(merged);
  expect(await twin('drafts', 'list', ...store())).toContain('待核实');
  await exportAndImport(id, 'csv');
  const after = await inSnapshot((snapshot) => snapshotBuilding(snapshot, merged.buildingId));
  expect(after?.rooms).toHaveLength(building.rooms.length - 1);
  const { height_metres, year_built, lift_count, community_code } = found!.facts;
  expect(after?.facts).toMatchObject({ height_metres, year_built, lift_count, community_code });
  const listed = JSON.parse(await twin('drafts', 'list', '--json', ...store())) as {
    id: string;
    action: string;
    conflicts: string[];
  }[];
  expect(listed.find((draft) => draft.id === id)).toMatchObject({
    action: 'merged',
    conflicts: [],
  });
});

it('an unfinished draft is not exported, and the sentence says what it lacks', async () => {
  const id = await save({ ...drawn([121.5, 29.8]), buildingId: '', rooms: [] });
  const out = ['--out', at('none')];
  const refused = await run('drafts', 'export', ...store(), '--id', id, ...out);
  expect(refused.code).toBe(1);
  expect(refused.output).toContain('还没有楼幢编号');
});
