import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostClient } from '../../contract/host.ts';
import { createHost, type Host } from '../host/index.ts';
import { createFixture, type Fixture } from '../testing/fixture.ts';

let fixture: Fixture;
let host: Host;
let client: HostClient;

beforeAll(async () => {
  fixture = await createFixture();
  await fixture.publish();
  host = await createHost({ ...fixture, checkResults: true });
  client = host.client({ account: 'local', role: 'analyst' });
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

/** Kind and title of each hit. */
async function search(text: string, limit = 20): Promise<string[]> {
  const hits = await client.call('search.everything', { text, limit });
  return hits.map((hit) => `${hit.kind} ${hit.title}`);
}

describe('search over everything', () => {
  it.each([
    ['月', 'place 月湖'],
    ['月湖', 'place 月湖'],
    ['yuehu', 'place 月湖'],
    ['yh', 'place 月湖'],
    ['yuehujiedao', 'place 月湖街道'],
    ['yhjd', 'place 月湖街道'],
    ['澄浪', 'place 澄浪社区'],
    ['中山西路', 'place 中山西路'],
    ['tygc', 'place 天一广场'],
    ['tianyi square', 'place 天一广场'],
    ['鼓楼', 'place 鼓楼'],
    ['天一大厦', 'building 天一大厦'],
    ['tyds', 'building 天一大厦'],
    ['tianyidaxia', 'building 天一大厦'],
    ['tianyidasha', 'building 天一大厦'],
    ['tydx', 'building 天一大厦'],
    ['tianyids', 'building 天一大厦'],
    ['tydaxia', 'building 天一大厦'],
    ['yuehujd', 'place 月湖街道'],
    ['yhjiedao', 'place 月湖街道'],
    ['yuehu jd', 'place 月湖街道'],
    ['nbtianyi', 'unit 宁波天一贸易有限公司'],
    ['yuehufd', 'unit 月湖饭店'],
    ['zhshxl', 'place 中山西路'],
    ['中山西路123号', 'building 天一大厦'],
    ['B0003', 'building 天一大厦'],
    ['月湖花园3幢', 'building 月湖花园3幢'],
    ['月湖花园三号楼', 'building 月湖花园3幢'],
    ['花园 12', 'building 月湖花园12幢'],
    ['月湖饭店', 'unit 月湖饭店'],
    ['贸易', 'unit 宁波天一贸易有限公司'],
    ['nbty', 'unit 宁波天一贸易有限公司'],
    ['kfc', 'unit KFC月湖店'],
    ['ＫＦＣ月湖', 'unit KFC月湖店'],
    ['3-2-501', 'room 月湖花园3幢2单元501室'],
    ['3幢2单元501室', 'room 月湖花园3幢2单元501室'],
    ['月湖花园3-2-501', 'room 月湖花园3幢2单元501室'],
    ['月湖花园12号楼二单元501', 'room 月湖花园12幢2单元501室'],
    ['天一大厦1203室', 'room 天一大厦1203室'],
    ['澄浪社区 1203室', 'room 天一大厦1203室'],
  ])('%s finds %s first', async (text, first) => {
    expect((await search(text))[0]).toBe(first);
  });

  it('puts buildings and places before rooms unless the text says room', async () => {
    expect((await search('天一大厦 1203')).at(-1)).toBe('room 天一大厦1203室');
    expect((await search('501室')).every((hit) => hit.startsWith('room '))).toBe(true);
    expect(await search('1203')).toContain('room 天一大厦1203室');
  });

  it('ranks the exact name before beginnings, and those before addresses', async () => {
    const hits = await search('月湖');
    const at = (hit: string) => hits.indexOf(hit);
    expect(at('place 月湖')).toBe(0);
    expect(at('building 月湖花园3幢')).toBeLessThan(at('unit KFC月湖店'));
    expect(new Set(hits).size).toBe(hits.length);
  });

  it('says where a building, a room and a unit lie, so that one sees why they were found', async () => {
    const hits = await client.call('search.everything', { text: '天一', limit: 20 });
    const detailOf = (title: string) => hits.find((hit) => hit.title === title)?.detail;
    expect(detailOf('天一大厦')).toBe('南门街道 · 澄浪社区 · 中山西路123号');
    expect(detailOf('宁波天一贸易有限公司')).toBe('南门街道 · 澄浪社区 · 中山西路123号');
  });

  it('finds a unit by its address', async () => {
    expect(await search('中山西路123号')).toContain('unit 月湖饭店');
  });

  it('gives what the window flies to and opens', async () => {
    const [place] = await client.call('search.everything', { text: '月湖' });
    expect(place?.longitudeDegrees).toBeCloseTo(121.543, 2);
    const [room] = await client.call('search.everything', { text: '天一大厦1203室' });
    expect(room).toMatchObject({ id: 'B0003-1203', roomId: 'B0003-1203', buildingId: 'B0003' });
    const [unit] = await client.call('search.everything', { text: '月湖饭店' });
    expect(unit).toMatchObject({ id: 'U0001', roomId: 'B0003-1201', buildingId: 'B0003' });
  });

  it.each(['', ' ', '　', '"', '*', ';--', '不存在的地方'])(
    'finds nothing for %j',
    async (text) => {
      expect(await search(text)).toEqual([]);
    },
  );

  it('goes on to addresses where names do not fill the list', async () => {
    expect(await search('月湖', 8)).toContain('building 月湖花园3幢');
    expect(await search('南门', 8)).toEqual(['place 南门街道', 'building 天一大厦']);
  });

  it('gives no more than the limit', async () => {
    expect(await search('月', 2)).toHaveLength(2);
  });

  it('finds no person', async () => {
    for (const text of ['王经理', '12912340006', '330299198007010006', '0574-87651234', 'P0006']) {
      expect(await search(text)).toEqual([]);
    }
  });
});
