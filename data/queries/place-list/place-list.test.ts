import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostClient } from '../../../contract/host.ts';
import type { Principal } from '../../../contract/principal.ts';
import { createHost, type Host } from '../../host/index.ts';
import { createFixture, type Fixture } from '../../testing/fixture.ts';
import { nameMatcher } from '../../testing/name-matcher.ts';
import { openWorkspace } from '../../workspace/workspace.ts';

const officer: Principal = { account: 'wang', role: 'officer' };

let fixture: Fixture;
let host: Host;
let client: HostClient;

beforeAll(async () => {
  fixture = await createFixture();
  await fixture.publish();
  host = await createHost({ ...fixture, matcherOf: nameMatcher, checkResults: true });
  client = host.client(officer);
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

async function place(texts: readonly string[], principal = officer) {
  return host.client(principal).call('list.place', { texts: [...texts] });
}

describe('名单上图', () => {
  it('gives an answer for every row, in their order, blank ones and unknown ones included', async () => {
    const { rows } = await place(['月湖花园12幢', '', '火星路1号', '桂井社区']);
    expect(rows.map(({ level, stop }) => [level, stop])).toEqual([
      ['building', 'NOT_WRITTEN'],
      ['none', 'BLANK'],
      ['none', 'NAME_UNKNOWN'],
      ['community', 'NOT_WRITTEN'],
    ]);
    expect(rows[0]).toMatchObject({ buildingId: 'B0002', addressCode: 'B0002', rough: false });
    expect(rows[3]).toMatchObject({ addressCode: '330203005001', rough: true });
    expect(rows[3]?.longitudeDegrees).toBeGreaterThan(121);
  });

  it.each([
    ['a room’s code', 'B0001-1-101', 'room', 'B0001'],
    ['a building’s code', 'B0003', 'building', 'B0003'],
    ['a unit’s code', 'U0002', 'room', 'B0003'],
    ['a unit’s name', '宁波天一贸易有限公司', 'room', 'B0003'],
    ['full-width letters and blanks around', '　Ｕ０００３ ', 'room', 'B0001'],
  ])('knows %s', async (_what, text, level, buildingId) => {
    const { rows } = await place([text]);
    expect(rows[0]).toMatchObject({ level, buildingId, score: 1 });
    expect(rows[0]?.record).not.toBeNull();
  });

  it('joins what the systems hold of each building once, null where nobody delivered', async () => {
    const { buildings } = await place(['B0001', 'B0001-1-101', 'KFC月湖店']);
    expect(buildings).toEqual([
      {
        buildingId: 'B0001',
        name: '月湖花园3幢',
        address: '共青路8号',
        currentResidents: { value: 52 },
        units: 1,
        openHazards: null,
        openCases: null,
      },
    ]);
  });

  it('does not look persons up: neither by number nor by name', async () => {
    const { rows } = await place(['330299198007010006', '张三']);
    expect(rows.map(({ stop }) => stop)).toEqual(['PERSON_NUMBER', 'NAME_UNKNOWN']);
  });

  it('tells an account limited to an area nothing about the rest', async () => {
    const limited: Principal = { account: 'yuehu', role: 'officer', areaCode: '330203005' };
    const { rows, buildings } = await place(['天一大厦', 'U0002', '月湖花园3幢'], limited);
    expect(rows.map(({ stop, buildingId }) => [stop, buildingId])).toEqual([
      ['OUTSIDE_AREA', null],
      ['OUTSIDE_AREA', null],
      ['NOT_WRITTEN', 'B0001'],
    ]);
    expect(buildings.map(({ buildingId }) => buildingId)).toEqual(['B0001']);
  });

  it('is refused to walls, and logged with counts and without the texts', async () => {
    await expect(place(['B0001'], { account: 'wall', role: 'wall' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const { auditNumber } = await client.call('list.place', { texts: ['月湖花园3幢', '火星路'] });
    const workspace = await openWorkspace(fixture.workspacePath);
    const verdict = await workspace.audit.verify();
    await workspace.close();
    expect(verdict).toEqual({ ok: true, rows: auditNumber });
  });

  it('stops when it is given up', async () => {
    const asked = new AbortController();
    const answer = client.call('list.place', { texts: Array(1000).fill('桂井') }, asked.signal);
    asked.abort(new Error('given up'));
    await expect(answer).rejects.toThrow('given up');
  });
});
