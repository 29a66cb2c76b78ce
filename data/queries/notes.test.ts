import { beforeAll, expect, it } from 'vitest';
import type { HostClient } from '../../contract/host.ts';
import { useFixtureHost } from '../testing/fixture-host.ts';

const twin = useFixtureHost();
let leaving: HostClient;
let arriving: HostClient;

beforeAll(() => {
  leaving = twin.host.client({ account: 'leaving', role: 'officer' });
  arriving = twin.host.client({ account: 'arriving', role: 'officer', areaCode: '330203005' });
});

it('传承: what an officer wrote about a room is there for the next one, in walking order', async () => {
  const note = (table: string, key: string, text: string) =>
    leaving.call('note.add', { table, key, text });
  await note('room', 'B0002-1-101', '租客已搬走，房东下周来登记');
  await note('room', 'B0001-1-101', '店铺换了招牌');
  await note('building', 'B0001', '北门禁坏了');
  await note('room', 'B0003-1201', '在别的街道');
  expect(await arriving.call('note.list', { table: 'room', key: 'B0001-1-101' })).toMatchObject([
    { text: '店铺换了招牌', account: 'leaving' },
  ]);
  const sheet = await arriving.call('note.area', { areaCode: '330203005001' });
  expect(sheet.map(({ text }) => text)).toEqual([
    '北门禁坏了',
    '店铺换了招牌',
    '租客已搬走，房东下周来登记',
  ]);
  expect(sheet[1]).toMatchObject({ address: '共青路8号', roomNo: '101' });
});

it('keeps notes to the caller’s area and to records there are', async () => {
  const add = (key: string) => arriving.call('note.add', { table: 'room', key, text: '走访' });
  await expect(add('B0003-1201')).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(add('nowhere')).rejects.toMatchObject({ kind: 'not-found' });
  expect(await arriving.call('note.area', { areaCode: '330203001' })).toEqual([]);
  const wall = twin.host.client({ account: 'wall', role: 'wall' });
  await expect(wall.call('note.list', { table: 'room', key: 'B0001-1-101' })).rejects.toMatchObject(
    { kind: 'forbidden' },
  );
});
