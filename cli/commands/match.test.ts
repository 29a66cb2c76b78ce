import { beforeAll, expect, it } from 'vitest';
import { deliverRows, roomRow, buildingRow, TEST_PROFILE } from '../../data/testing/deliveries.ts';
import { openKeyring } from '../../data/sealing/keyring.ts';
import { beginBuild } from '../../data/snapshot/build.ts';
import { openStore } from '../../data/snapshot/store.ts';
import { commandLine } from '../testing/command-line.ts';

const { at: inFolder, run, twin } = commandLine();

beforeAll(async () => {
  const keys = await openKeyring(inFolder('keys'));
  const store = await openStore(inFolder('store'));
  const profile = { ...TEST_PROFILE, title: '海曙区' };
  const build = await beginBuild(store, { profile, synthetic: true, keys });
  const at = { community_code: '330203001001', street_code: '330203001' };
  const area = { parent_code: '330203001', geometry: '[]', label_longitude_degrees: 121.5 };
  await deliverRows(build, 'area', [
    {
      ...area,
      level: 'community',
      code: '330203001001',
      name: '天一社区',
      label_latitude_degrees: 29.9,
    },
  ]);
  await deliverRows(build, 'building', [
    buildingRow('B1', { ...at, address: '县学街61号', name: '月湖大厦' }),
    buildingRow('B2', { ...at, address: '柳汀街225弄柳汀新村1幢' }),
    buildingRow('B3', { ...at, address: '柳汀街225弄柳汀新村2幢' }),
  ]);
  const room = (id: string, building: string, unit: string | null, floor: string, no: string) => ({
    ...roomRow(id, building),
    unit_no: unit,
    floor_label: floor,
    room_no: no,
  });
  await deliverRows(build, 'room', [
    room('R1', 'B1', null, '12', '1203'),
    room('R2', 'B2', '1', '5', '501'),
    room('R3', 'B2', '2', '5', '501'),
  ]);
  await build.finish();
});

const match = (...args: string[]) => twin('match', ...args, '--snapshot', inFolder('store'));

const LEVELS: readonly (readonly [
  text: string,
  level: string,
  building?: string,
  room?: string,
])[] = [
  ['海曙区县学街61号1203室', 'room', 'B1', 'R1'],
  ['柳汀新村1幢2单元501', 'room', 'B2', 'R3'],
  ['柳汀新村1幢2单元', 'unit', 'B2'],
  ['柳汀新村2幢', 'building', 'B3'],
  ['柳汀街225弄', 'door'],
  ['柳汀新村', 'place'],
  ['天一社区', 'community'],
  ['江东北路1号', 'none'],
];

it('places texts at every level and prints them as JSON', async () => {
  const found = JSON.parse(await match(...LEVELS.map(([text]) => text), '--json')) as {
    readonly text: string;
    readonly level: string;
    readonly buildingId?: string;
    readonly room?: { readonly id: string };
  }[];
  expect(found.map((one) => [one.text, one.level, one.buildingId, one.room?.id])).toEqual(
    LEVELS.map(([text, level, building, room]) => [text, level, building, room]),
  );
});

it('shows a person what each part was read as, and why it is no finer', async () => {
  const placed = await match('县学街61号1203室');
  expect(placed).toContain('县学街61号1203室\n  室 ');
  expect(placed).toMatch(/B1 · R1/);
  expect(placed).toMatch(/road: 县学街 → 县学街/);
  expect(placed).toMatch(/room: 1203室 → 1203/);
  const coarse = await match('柳汀新村1幢501室');
  expect(coarse).toMatch(/^ {2}幢 /m);
  expect(coarse).not.toContain('R2');
});

it('says so when there is no snapshot', async () => {
  const nothing = inFolder('nothing');
  const { code, output } = await run('match', '县学街61号', '--snapshot', nothing);
  expect(code).toBe(1);
  expect(output).toContain(nothing);
});
