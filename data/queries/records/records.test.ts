import { beforeAll, describe, expect, it } from 'vitest';
import type { HostClient } from '../../../contract/host.ts';
import { TABLES } from '../../../contract/schema/index.ts';
import { POINT_ROWS } from '../../testing/point-rows.ts';
import { useFixtureHost } from '../../testing/fixture-host.ts';
import { isPersonal, readableColumns } from './record-table.ts';
import { stepTables, waysFrom } from './relations.ts';

const twin = useFixtureHost();
let officer: HostClient;

beforeAll(() => {
  officer = twin.host.client({ account: 'local', role: 'officer' });
});

describe('the page of a record', () => {
  it('tells what a unit says, where it lies and who is in its room', async () => {
    const card = await officer.call('record.card', { table: 'unit', key: 'U0003' });
    expect(card).toMatchObject({
      title: 'KFC月湖店',
      place: { buildingId: 'B0001', roomId: 'B0001-1-101', via: 'own' },
      fields: { status: 'open', legal_person: '张**', phone: '0574-****1234' },
      lineage: { file: 'unit.csv' },
    });
    const people = card.neighbours.find(({ table }) => table === 'resident');
    expect(people).toMatchObject({ relation: 'room', total: 7 });
    expect(people?.rows[0]).toMatchObject({ title: expect.stringMatching(/^.\*\*$/) });
  });

  it('never shows a birth date or a slot, and masks what is sealed', async () => {
    const card = await officer.call('record.card', { table: 'resident', key: 'P0006' });
    expect(card.ageYears).toBe(36);
    expect(JSON.stringify(card)).not.toMatch(/1980|birth|_slot|person_key/);
    expect(card.fields).toMatchObject({ id_no: '3302**********0006', registered_address: null });
  });

  it('keeps people from callers who may not see them', async () => {
    const wall = twin.host.client({ account: 'wall', role: 'wall' });
    await expect(
      wall.call('record.card', { table: 'resident', key: 'P0006' }),
    ).rejects.toMatchObject({ kind: 'forbidden' });
    const card = await wall.call('record.card', { table: 'unit', key: 'U0003' });
    expect(card.peopleHidden).toBe(true);
    expect(card.fields).not.toHaveProperty('phone');
    expect(card.neighbours.map(({ table }) => table)).not.toContain('resident');
  });

  it('refuses a record outside the caller’s area, and a row or table there is not', async () => {
    const elsewhere = twin.host.client({ account: 'a', role: 'officer', areaCode: '330203001' });
    const call = (client: HostClient, table: string, key: string) =>
      client.call('record.card', { table, key });
    await expect(call(elsewhere, 'unit', 'U0003')).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(call(officer, 'unit', 'U9')).rejects.toMatchObject({ kind: 'not-found' });
    await expect(call(officer, 'nothing', 'x')).rejects.toMatchObject({ kind: 'not-found' });
    await expect(call(officer, 'building_part', 'B0001')).rejects.toMatchObject({
      kind: 'invalid',
    });
  });
});

describe('the place of a record', () => {
  it('is where its written address was found, also of one whose number has a stroke in it', async () => {
    const number = '81890/2016/1';
    await twin.fixture.publish({
      call: [{ call_no: number, call_at: '2016-06-30 08:00:00', nature: 'service' }],
      address_link: [
        {
          ...{ table_name: 'call', row_key: number, field: 'address', building_slot: 'B0003' },
          ...{ level: 'building', score: 1, method: 'exact', stop: 'NOT_WRITTEN', conflict: 0 },
        },
      ],
    });
    await expect
      .poll(
        () => officer.call('record.card', { table: 'call', key: number }).catch(() => undefined),
        { timeout: 10_000 },
      )
      .toMatchObject({ place: { buildingId: 'B0003', via: 'address' } });
  });
});

describe('关联', () => {
  it('leads from a person over the room to the unit in it', async () => {
    const graph = await officer.call('record.graph', { table: 'resident', key: 'P0006' });
    const ids = graph.nodes.map(({ id }) => id);
    expect(ids).toContain('room B0001-1-101');
    expect(ids).toContain('unit U0003');
    expect(graph.nodes.filter(({ centre }) => centre).map(({ id }) => id)).toEqual([
      'resident P0006',
    ]);
    for (const { from, to } of graph.edges) expect(ids).toEqual(expect.arrayContaining([from, to]));
  });
});

describe('relations read from the declarations', () => {
  const ways = (name: string) =>
    waysFrom(TABLES.find((table) => table.name === name) as (typeof TABLES)[number]).map(
      ({ relation, table }) => `${relation} ${table.name}`,
    );

  it('join a case to its component, a hazard to its premises, a firm to its leases', () => {
    expect(ways('city_case')).toContain('parent component');
    expect(ways('hazard')).toContain('parent premises');
    expect(ways('premises')).toEqual(expect.arrayContaining(['child hazard', 'uscc enterprise']));
    expect(ways('enterprise')).toEqual(expect.arrayContaining(['child lease', 'uscc unit']));
  });

  it('take steps for a life line, not for neighbours', () => {
    const table = TABLES.find(({ name }) => name === 'approval_case') as (typeof TABLES)[number];
    expect(stepTables(table).map(({ name }) => name)).toEqual(['approval_step', 'approval_pause']);
    expect(ways('approval_case')).not.toContain('child approval_step');
  });

  it('leave out what no index leads to', () => {
    expect(ways('knowledge')).not.toContain('child call');
    expect(ways('call')).toContain('child work_order');
  });
});

it('knows which tables are about natural persons', () => {
  const personal = TABLES.filter(isPersonal).map(({ name }) => name);
  expect(personal).toEqual(['resident', 'patrol_fix', 'elder', 'care_bed', 'picture']);
  for (const table of TABLES) expect(readableColumns(table)).not.toContain('birth_date');
});

it('a component’s page has the columns a city added, by their own headers', async () => {
  const [lamp, ...others] = POINT_ROWS.component ?? [];
  const extras = '{"DeptCode1":"A07","材质":"铸铁"}';
  await twin.fixture.publish({ ...POINT_ROWS, component: [{ ...lamp, extras }, ...others] });
  const card = (key: unknown) =>
    officer.call('record.card', { table: 'component', key: String(key) });
  await expect
    .poll(async () => (await card(lamp?.comp_id)).extras, { timeout: 10_000 })
    .toEqual({ DeptCode1: 'A07', 材质: '铸铁' });
  expect(await card(others[0]?.comp_id)).not.toHaveProperty('extras');
});
