import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_DRAFT } from '../../contract/drafts/draft.ts';
import { TwinError } from '../../contract/errors.ts';
import type { HostClient } from '../../contract/host.ts';
import { createPortClient, fromNodePort } from '../../contract/port-client.ts';
import type { Principal } from '../../contract/principal.ts';
import { CALLS, type CallName, QUERIES } from '../../contract/queries/index.ts';
import type { Region } from '../../contract/region.ts';
import { DISTRICT } from '../testing/district.ts';
import { createFixture, type Fixture } from '../testing/fixture.ts';
import { BEAT_ROWS } from '../testing/beat-rows.ts';
import { PICTURE_ROWS, storePictures } from '../testing/picture-rows.ts';
import { POINT_ROWS } from '../testing/point-rows.ts';
import { nameMatcher } from '../testing/name-matcher.ts';
import { createHost, type Host } from './index.ts';

const officer: Principal = { account: 'local', role: 'officer', purpose: 'test' };
const administrator: Principal = { account: 'local', role: 'administrator' };
const wall: Principal = { account: 'wall', role: 'wall' };
const inYuehu: Principal = { account: 'yuehu', role: 'officer', areaCode: '330203005' };

type Connect = (host: Host, principal: Principal) => HostClient;

const inProcess: Connect = (host, principal) => host.client(principal);

const overPort: Connect = (host, principal) => {
  const { port1, port2 } = new MessageChannel();
  host.serve(fromNodePort(port1), principal);
  return createPortClient(fromNodePort(port2));
};

let fixture: Fixture;
let host: Host;
let snapshotId: string;
let staff = 1;
const slow: string[] = [];

beforeAll(async () => {
  fixture = await createFixture();
  snapshotId = await fixture.publish({ ...POINT_ROWS, ...BEAT_ROWS, ...PICTURE_ROWS });
  await storePictures(fixture);
  host = await createHost({
    ...fixture,
    matcherOf: nameMatcher,
    checkResults: true,
    log: (line) => slow.push(line),
  });
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

const CASE_PICTURE = { table: 'city_case', key: 'AJ1', part: 'before', sequence: 1 } as const;

/** One call of each name that must succeed; the host checks each result against the contract. */
const EVERY_CALL: { readonly [N in CallName]: (client: HostClient) => Promise<unknown> } = {
  'snapshot.info': (client) => client.call('snapshot.info', {}),
  'snapshot.layers': (client) => client.call('snapshot.layers', {}),
  'building.card': (client) => client.call('building.card', { id: 'B0001' }),
  'building.sites': (client) => client.call('building.sites', { ids: ['B0001', 'B0003'] }),
  'building.matrix': (client) => client.call('building.matrix', { id: 'B0001' }),
  'building.interior': (client) => client.call('building.interior', { id: 'B0001' }),
  'room.card': (client) => client.call('room.card', { id: 'B0001-1-101' }),
  'unit.card': (client) => client.call('unit.card', { id: 'U0003' }),
  'room.classes': (client) => client.call('room.classes', {}),
  'map.areas': (client) => client.call('map.areas', { level: 'street' }),
  'map.ground': (client) => client.call('map.ground', {}),
  'map.labels': (client) => client.call('map.labels', {}),
  'people.find': (client) => client.call('people.find', { text: '张三' }),
  'people.reveal': (client) =>
    client.call('people.reveal', { row: 1, snapshotId, reason: '入户走访核对' }),
  'record.history': (client) => client.call('record.history', { table: 'unit', key: ['U0003'] }),
  'snapshot.rowChanges': (client) => client.call('snapshot.rowChanges', { from: snapshotId }),
  'departments.delivered': (client) => client.call('departments.delivered', {}),
  'quality.summary': (client) => client.call('quality.summary', {}),
  'quality.rows': (client) => client.call('quality.rows', { table: 'unit' }),
  'quality.shapes': (client) => client.call('quality.shapes', {}),
  'quality.links': (client) => client.call('quality.links', {}),
  'lists.all': (client) => client.call('lists.all', {}),
  'lists.rows': async (client) => {
    const [list] = await client.call('lists.all', {});
    return client.call('lists.rows', { number: list?.number ?? (await madeList()) });
  },
  'lists.make': (client) => client.call('lists.make', { ...LIST, dueOn: '2026-12-01' }),
  'list.place': (client) => client.call('list.place', { texts: ['月湖花园3幢', ''] }),
  'today.lists': (client) => client.call('today.lists', {}),
  'today.rows': (client) => client.call('today.rows', { id: 'officer.rooms-unverified' }),
  'note.list': (client) => client.call('note.list', { table: 'room', key: 'B0001-1-101' }),
  'note.add': (client) =>
    client.call('note.add', { table: 'room', key: 'B0001-1-101', text: '走访' }),
  'note.area': (client) => client.call('note.area', { areaCode: '330203005' }),
  'beat.list': (client) => client.call('beat.list', {}),
  'beat.of': (client) => client.call('beat.of', { buildingId: 'B0001' }),
  'beat.outline': (client) => client.call('beat.outline', { code: 'B01' }),
  'beat.mine': (client) => client.call('beat.mine', {}),
  'beat.choose': (client) => client.call('beat.choose', { code: 'B01' }),
  'handOver.prepare': (client) => client.call('handOver.prepare', HAND_OVER),
  'handOver.sign': (client) =>
    client.call('handOver.sign', { ...HAND_OVER, witness: '所长', remark: '' }),
  'handOver.list': (client) => client.call('handOver.list', {}),
  'handOver.open': async (client) => {
    const signed = { ...HAND_OVER, witness: '', remark: '' };
    const { number } = await client.call('handOver.sign', signed);
    return client.call('handOver.open', { number });
  },
  'draft.list': (client) => client.call('draft.list', {}),
  'draft.open': async (client) => client.call('draft.open', { id: await savedDraft(client) }),
  'draft.begin': (client) => client.call('draft.begin', { buildingId: 'B0001' }),
  'draft.check': (client) => client.call('draft.check', { building: EMPTY_DRAFT }),
  'draft.save': (client) => savedDraft(client),
  'draft.discard': async (client) =>
    client.call('draft.discard', { id: await savedDraft(client), after: 1 }),
  'today.look': (client) => client.call('today.look', {}),
  'record.card': (client) => client.call('record.card', { table: 'unit', key: 'U0003' }),
  'record.graph': (client) => client.call('record.graph', { table: 'unit', key: 'U0003' }),
  'record.pictures': (client) => client.call('record.pictures', { table: 'city_case', key: 'AJ1' }),
  'record.picture': (client) => client.call('record.picture', CASE_PICTURE),
  'search.everything': (client) => client.call('search.everything', { text: '月湖' }),
  'theme.values': (client) => client.call('theme.values', { id: 'room.tenure' }),
  'economy.overview': (client) => client.call('economy.overview', {}),
  'economy.buildings': (client) => client.call('economy.buildings', {}),
  'economy.building': (client) => client.call('economy.building', { commercialId: 'LY0001-1' }),
  'economy.firms': (client) => client.call('economy.firms', {}),
  'economy.firm': (client) => client.call('economy.firm', { enterpriseId: 'E1' }),
  'economy.warnings': (client) => client.call('economy.warnings', {}),
  'economy.arcs': (client) => client.call('economy.arcs', {}),
  'economy.areas': (client) =>
    client.call('economy.areas', { figure: 'vacancyByArea', level: 'street' }),
  'economy.flows': (client) => client.call('economy.flows', {}),
  'economy.space': (client) => client.call('economy.space', {}),
  'economy.visits': (client) => client.call('economy.visits', {}),
  'city.evaluation': (client) => client.call('city.evaluation', {}),
  'city.passes': (client) =>
    client.call('city.passes', { longitudeDegrees: 121.543, latitudeDegrees: 29.871 }),
  'city.hotSpots': (client) => client.call('city.hotSpots', {}),
  'city.patrols': (client) => client.call('city.patrols', {}),
  'city.coverage': (client) => client.call('city.coverage', {}),
  'city.case': (client) => client.call('city.case', { caseNo: 'AJ1' }),
  'city.component': (client) => client.call('city.component', { compId: '33020301180001' }),
  'city.deadlines': (client) => client.call('city.deadlines', {}),
  'city.deviations': (client) => client.call('city.deviations', {}),
  'safety.hazards': (client) => client.call('safety.hazards', {}),
  'safety.plan': (client) => client.call('safety.plan', {}),
  'safety.around': (client) => client.call('safety.around', { roomId: 'B0001-1-201' }),
  'safety.fire': (client) => client.call('safety.fire', {}),
  'statistics.table': (client) =>
    client.call('statistics.table', { metrics: ['city-management.closingRate'] }),
  'statistics.series': (client) =>
    client.call('statistics.series', { metrics: ['city-management.reported'] }),
  'statistics.rows': (client) =>
    client.call('statistics.rows', { metric: 'city-management.reported' }),
  'layer.points': (client) => client.call('layer.points', { id: 'component' }),
  'layer.matches': (client) =>
    client.call('layer.matches', { id: 'city_case', where: { area: ['330203005'] } }),
  'layer.row': (client) => client.call('layer.row', { id: 'component', row: 1 }),
  'layer.tracks': (client) => client.call('layer.tracks', {}),
  'imports.mappings': (client) => client.call('imports.mappings', {}),
  'imports.saveMapping': (client) => client.call('imports.saveMapping', MAPPING),
  'area.summary': (client) => client.call('area.summary', { region: DISTRICT_SQUARE }),
  'area.roads': (client) => client.call('area.roads', { text: '中山' }),
  'district.solids': (client) => client.call('district.solids', {}),
  'buildings.named': (client) => client.call('buildings.named', { slots: [0, 1, 2] }),
  'retention.show': (client) => client.call('retention.show', {}),
  'retention.set': (client) =>
    client.call('retention.set', {
      terms: { openChanges: 400, personalChanges: 200, reports: 200, snapshots: 4 },
      reason: '档案规定',
    }),
  'snapshot.list': (client) => client.call('snapshot.list', {}),
  'snapshot.differences': (client) => client.call('snapshot.differences', { other: snapshotId }),
  'place.records': (client) =>
    client.call('place.records', {
      longitudeDegrees: 121.543,
      latitudeDegrees: 29.871,
      buildingSlots: [0],
    }),
  'areas.list': (client) => client.call('areas.list', {}),
  'areas.save': (client) =>
    client.call('areas.save', { id: 'a1', name: '月湖片区', region: DISTRICT_SQUARE }),
  'areas.remove': (client) => client.call('areas.remove', { id: 'a1' }),
  'account.mine': (client) => client.call('account.mine', {}),
  'account.setDepartment': (client) => client.call('account.setDepartment', { department: null }),
};

const HAND_OVER = {
  beatCode: 'B01',
  from: { officerNo: 'J001', officerName: '吴一' },
  to: { officerNo: 'J002', officerName: '吴二' },
};

async function savedDraft(client: HostClient): Promise<string> {
  const id = crypto.randomUUID();
  await client.call('draft.save', { id, after: 0, building: EMPTY_DRAFT });
  return id;
}

const DISTRICT_SQUARE: Region = {
  kind: 'polygon',
  rings: [
    [
      [121.5, 29.8],
      [121.6, 29.8],
      [121.6, 29.9],
      [121.5, 29.9],
    ],
  ],
};

const LIST = { department: 'community-policing', title: '待核实记录', owner: '鼓楼所' };

async function madeList(): Promise<string> {
  const { number } = await host
    .client(administrator)
    .call('lists.make', { ...LIST, dueOn: '2026-12-01' });
  return number;
}

const MAPPING = {
  department: 'community-policing',
  match: '房间*.xlsx',
  table: 'room',
  columns: { 门牌: 'address', 序号: null },
};

const NEEDS_ADMINISTRATOR: readonly CallName[] = [
  'lists.make',
  'retention.show',
  'retention.set',
  'imports.mappings',
  'imports.saveMapping',
  'account.setDepartment',
];

describe.each([
  ['in process', inProcess],
  ['over a MessagePort', overPort],
])('the data host %s', (_transport, connect) => {
  let client: HostClient;
  beforeAll(() => {
    client = connect(host, officer);
  });

  it.each(Object.keys(CALLS) as CallName[])(
    'answers %s, a read as often as it is asked',
    async (name) => {
      const caller = NEEDS_ADMINISTRATOR.includes(name) ? connect(host, administrator) : client;
      const answer = await EVERY_CALL[name](caller);
      expect(answer).toBeDefined();
      if (Object.hasOwn(QUERIES, name)) expect(await EVERY_CALL[name](caller)).toEqual(answer);
    },
  );

  it('keeps the mapping saved last for the same files of a department', async () => {
    const desk = connect(host, administrator);
    await desk.call('imports.saveMapping', MAPPING);
    await desk.call('imports.saveMapping', { ...MAPPING, columns: { 门牌: null } });
    expect(await desk.call('imports.mappings', {})).toEqual([
      { ...MAPPING, columns: { 门牌: null } },
    ]);
    await expect(client.call('imports.mappings', {})).rejects.toMatchObject({ kind: 'forbidden' });
  });

  describe('cards', () => {
    it('a building by id and by slot is the same, counts included', async () => {
      const card = await client.call('building.card', { id: 'B0001' });
      expect(card).toMatchObject({
        name: '月湖花园3幢',
        street: '月湖街道',
        community: '桂井社区',
        heightMetres: 18,
      });
      expect(card.counts).toMatchObject({ rooms: 24, units: 1, residentRecords: { value: 53 } });
      expect(card.counts.currentResidents).toEqual({ value: 52 });
      expect(card.lineage).toMatchObject({ file: 'building.csv', line: 2, asOf: '2016-06-30' });
      expect(await client.call('building.card', { slot: card.slot })).toEqual(card);
    });

    it('sites of buildings say of each what its card says; what is not there is left out', async () => {
      const { sites } = await client.call('building.sites', { ids: ['B0003', 'nowhere', 'B0001'] });
      expect(sites.map(({ buildingId }) => buildingId)).toEqual(['B0001', 'B0003']);
      for (const { roomsByClass, ...site } of sites) {
        const card = await client.call('building.card', { id: site.buildingId });
        expect(card).toMatchObject(site);
        expect(card.counts.roomsByClass).toEqual(roomsByClass);
      }
    });

    it('a height nobody delivered comes from the storeys', async () => {
      expect(await client.call('building.card', { id: 'B0003' })).toMatchObject({
        heightMetres: 60,
      });
    });

    it('the matrix has floors top first and every room once, in unit and room order', async () => {
      const matrix = await client.call('building.matrix', { id: 'B0001' });
      expect(matrix.unitNos).toEqual(['1', '2']);
      expect(matrix.floors.map((floor) => floor.floorNo)).toEqual([6, 5, 4, 3, 2, 1]);
      expect(matrix.floors.at(-1)?.cells.map((cell) => cell.roomId)).toEqual([
        'B0001-1-101',
        'B0001-1-102',
        'B0001-2-101',
        'B0001-2-102',
      ]);
      expect(new Set(matrix.floors.map((floor) => floor.geometryKind))).toEqual(
        new Set(['virtual']),
      );
      expect(matrix.floors.at(-1)?.cells[0]).toMatchObject({
        roomClass: 'owner',
        currentResidents: { value: 6 },
        units: 1,
        verified: true,
      });
    });

    it('a unit names its room, building and area, its persons masked', async () => {
      const card = await client.call('unit.card', { id: 'U0003' });
      expect(card).toMatchObject({
        name: 'KFC月湖店',
        buildingId: 'B0001',
        buildingName: '月湖花园3幢',
        community: '桂井社区',
        roomId: 'B0001-1-101',
        roomNo: '101',
        legalPerson: '张**',
        lineage: { file: 'unit.csv', asOf: '2016-06-30' },
      });
      await expect(client.call('unit.card', { id: 'U9999' })).rejects.toMatchObject({
        kind: 'not-found',
      });
    });

    it('a room has masked residents, current and historical apart, and its units', async () => {
      const room = await client.call('room.card', { id: 'B0001-1-101' });
      expect(room.peopleHidden).toBe(false);
      expect(room.currentResidents).toHaveLength(6);
      expect(room.historicalResidents).toHaveLength(1);
      expect(room.historicalResidents[0]).toMatchObject({
        name: '王**',
        idNo: '3302**********0006',
        phone: '129****0006',
        ageYears: 35,
      });
      expect(room.units[0]).toMatchObject({
        name: 'KFC月湖店',
        legalPerson: '张**',
        phone: '0574-****1234',
      });
    });

    it('room classes are packed and the buffers belong to the caller', async () => {
      const first = await client.call('room.classes', {});
      const second = await client.call('room.classes', {});
      expect(first.slots).toHaveLength(DISTRICT.room.length);
      expect(second.slots).toEqual(first.slots);
      expect(first.counts).toMatchObject({ owner: 24, rented: 12, vacant: 12, commercial: 3 });
      expect(first.slotCount).toBeGreaterThan(first.slots.at(-1) ?? Number.MAX_SAFE_INTEGER);
    });

    it('a theme has a value for every room, and its buffers belong to the caller', async () => {
      const first = await client.call('theme.values', { id: 'room.tenure' });
      const second = await client.call('theme.values', { id: 'room.tenure' });
      expect(second).toEqual(first);
      const { slots, classes } = await client.call('room.classes', {});
      expect(first.slots).toEqual(slots);
      expect(first.codes).toEqual(classes);
      expect(first.asOf).toBe('2016-06-30');
    });

    it('themes count what the declaration says; a wall gets no small number of persons', async () => {
      const rooms = await client.call('theme.values', { id: 'building.rooms' });
      expect([...(rooms.values ?? [])]).toEqual([24, 24, 3]);
      const people = await client.call('theme.values', { id: 'room.residents' });
      expect(people.values?.[0]).toBe(6);
      const shown = await connect(host, wall).call('theme.values', { id: 'room.residents' });
      expect(shown.values?.every((value) => value === Number.POSITIVE_INFINITY)).toBe(true);
      await expect(
        client.call('theme.values', { id: 'building.openHazards' }),
      ).rejects.toMatchObject({ kind: 'not-found', message: expect.stringContaining('事故隐患') });
    });

    it('layers say where they come from and how much of them is on the map', async () => {
      const layers = await client.call('snapshot.layers', {});
      expect(layers.map((layer) => layer.id)).toEqual([
        'building',
        'room',
        'resident',
        'unit',
        'water',
        'road',
        'green',
        'component',
        'city_case',
        'hydrant',
        'call',
        'care_facility',
        'patrol_fix',
        'boundary',
        'grid-cell',
      ]);
      const residents = layers.find((layer) => layer.id === 'resident');
      expect(residents).toMatchObject({
        rowCount: 354,
        placedCount: 54,
        sourceFiles: ['resident.csv'],
      });
    });

    it('labels place a road along its straight piece and everything else level', async () => {
      const labels = await client.call('map.labels', {});
      expect(labels[0]?.kind).toBe('street');
      expect(labels.find((label) => label.text === '中山西路')?.angleDegrees).toBeCloseTo(0, 1);
      const lake = labels.filter((label) => label.text === '月湖');
      expect(lake).toMatchObject([{ kind: 'landmark', textEn: 'Moon Lake', angleDegrees: null }]);
      expect(labels.map((label) => label.text)).toContain('天一广场');
    });
  });

  describe('people', () => {
    it.each([
      ['an exact document number', '330299198007010006'],
      ['an exact phone', '12912340006'],
      ['a phone with country code and blanks', '+86 129 1234 0006'],
      ['full-width digits', '３３０２９９１９８００７０１０００６'],
    ])('are found by %s', async (_what, text) => {
      const found = await client.call('people.find', { text });
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({
        record: { recordNo: 'P0006' },
        roomId: 'B0001-1-101',
        buildingId: 'B0001',
      });
    });

    it.each(['张', '张三', 'zhangsan', 'zs'])('are found by name %s, masked', async (text) => {
      const found = await client.call('people.find', { text, limit: 100 });
      expect(found.length).toBeGreaterThan(0);
      for (const { record } of found) expect(record.name).toMatch(/^[张赵]\*\*$/);
      expect(JSON.stringify(found)).not.toMatch(/3302991980|1980-07-01|1291234/);
    });

    it('nobody is found for a number nobody has', async () => {
      expect(await client.call('people.find', { text: '330299198007019999' })).toEqual([]);
    });

    it('are revealed with a reason, numbered in the audit log', async () => {
      const room = await client.call('room.card', { id: 'B0001-1-101' });
      const row = room.historicalResidents[0]?.row ?? 0;
      const first = await client.call('people.reveal', { row, snapshotId, reason: '入户走访核对' });
      const second = await client.call('people.reveal', {
        row,
        snapshotId,
        reason: '入户走访核对',
      });
      expect(first).toMatchObject({ idNo: '330299198007010006', phone: '12912340006' });
      expect(second.auditNumber).toBe(first.auditNumber + 1);
    });

    it('are not revealed without a reason, from another snapshot, or from no row', async () => {
      const reason = '入户走访核对';
      await expect(
        client.call('people.reveal', { row: 1, snapshotId, reason: '  ' }),
      ).rejects.toMatchObject({
        kind: 'invalid',
      });
      await expect(
        client.call('people.reveal', { row: 1, snapshotId: 'old', reason }),
      ).rejects.toMatchObject({
        kind: 'stale',
      });
      await expect(
        client.call('people.reveal', { row: 99999, snapshotId, reason }),
      ).rejects.toMatchObject({
        kind: 'not-found',
      });
    });
  });

  describe('photographs', () => {
    it('of a case come before and after, with when and who, and open whole', async () => {
      const client = connect(host, officer);
      const { pictures } = await client.call('record.pictures', { table: 'city_case', key: 'AJ1' });
      const told = pictures.map(({ part, sequence, problem, at }) => [part, sequence, problem, at]);
      expect(told).toEqual([
        ['before', 1, null, '2016-06-30 08:10:00'],
        ['after', 1, null, '2016-06-30 11:00:00'],
        ['after', 2, 'missing', '2016-06-30 11:00:00'],
      ]);
      expect(pictures[1]).toMatchObject({ who: '环境卫生管理处', widthPixels: 400 });
      const { format, bytes } = await client.call('record.picture', CASE_PICTURE);
      expect([format, Buffer.from(bytes).toString()]).toEqual([
        'jpeg',
        'stands for a photograph before',
      ]);
    });

    it('that are missing, or of a record without any, are not found', async () => {
      const client = connect(host, officer);
      const missing = { ...CASE_PICTURE, part: 'after', sequence: 2 } as const;
      await expect(client.call('record.picture', missing)).rejects.toMatchObject({
        kind: 'not-found',
      });
      const none = await client.call('record.pictures', { table: 'city_case', key: 'AJ9' });
      expect(none).toEqual({ allowed: true, pictures: [], leftOut: 0 });
    });

    it.each(['wall', 'leader', 'auditor'] as const)(
      'and their names stay from a %s, since persons may be in them',
      async (role) => {
        const client = connect(host, { account: role, role });
        const ref = { table: 'city_case', key: 'AJ1' };
        expect(await client.call('record.pictures', ref)).toEqual({
          allowed: false,
          pictures: [],
          leftOut: 0,
        });
        await expect(client.call('record.picture', CASE_PICTURE)).rejects.toMatchObject({
          kind: 'forbidden',
        });
        await expect(
          client.call('record.card', { table: 'picture', key: 'city_case/AJ1/before/1' }),
        ).rejects.toMatchObject({ kind: 'forbidden' });
      },
    );
  });

  describe('callers', () => {
    it('a wall may not ask for people, and is told who may', async () => {
      const onWall = connect(host, wall);
      await expect(onWall.call('people.find', { text: '张三' })).rejects.toMatchObject({
        kind: 'forbidden',
        message: expect.stringContaining('officer'),
      });
      await expect(
        onWall.call('people.reveal', { row: 1, snapshotId, reason: '入户走访核对' }),
      ).rejects.toMatchObject({ kind: 'forbidden' });
    });

    it('a wall sees a room without people and units without their persons', async () => {
      const room = await connect(host, wall).call('room.card', { id: 'B0001-1-101' });
      expect(room).toMatchObject({
        peopleHidden: true,
        currentResidents: [],
        historicalResidents: [],
      });
      expect(room.units[0]).toMatchObject({ name: 'KFC月湖店', legalPerson: null, phone: null });
    });

    it('a wall sees small counts of people withheld, and the one other building of their community', async () => {
      const onWall = connect(host, wall);
      const small = await onWall.call('building.card', { id: 'B0002' });
      expect(small.counts.currentResidents).toEqual({ suppressed: true, below: 5 });
      expect(small.counts.rooms).toBe(24);
      const besideSmall = await onWall.call('building.card', { id: 'B0001' });
      expect(besideSmall.counts.currentResidents).toEqual({ suppressed: true, below: 5 });
      const matrix = await onWall.call('building.matrix', { id: 'B0001' });
      const cells = matrix.floors.flatMap((floor) => floor.cells);
      expect(cells.filter((cell) => 'value' in cell.currentResidents)).toEqual([]);
    });

    it('an account of one area gets no photograph of another', async () => {
      const elsewhere = connect(host, { ...inYuehu, areaCode: '330203001' });
      await expect(
        elsewhere.call('record.pictures', { table: 'city_case', key: 'AJ1' }),
      ).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(elsewhere.call('record.picture', CASE_PICTURE)).rejects.toMatchObject({
        kind: 'forbidden',
      });
      const inside = connect(host, inYuehu);
      expect((await inside.call('record.picture', CASE_PICTURE)).format).toBe('jpeg');
    });

    it('an account of one area is not told what rows changed elsewhere', async () => {
      const limited = connect(host, inYuehu);
      const asked = [
        limited.call('snapshot.rowChanges', { from: snapshotId }),
        limited.call('record.history', { table: 'unit', key: ['U0003'] }),
      ];
      for (const each of asked) await expect(each).rejects.toMatchObject({ kind: 'forbidden' });
    });

    it('an account limited to an area sees that area alone', async () => {
      const limited = connect(host, inYuehu);
      expect(await limited.call('building.card', { id: 'B0001' })).toMatchObject({
        buildingId: 'B0001',
      });
      const { sites } = await limited.call('building.sites', { ids: ['B0001', 'B0003'] });
      expect(sites.map(({ buildingId }) => buildingId)).toEqual(['B0001']);
      await expect(limited.call('building.card', { id: 'B0003' })).rejects.toMatchObject({
        kind: 'forbidden',
      });
      await expect(limited.call('unit.card', { id: 'U0001' })).rejects.toMatchObject({
        kind: 'forbidden',
      });
      await expect(limited.call('room.card', { id: 'B0003-1201' })).rejects.toMatchObject({
        kind: 'forbidden',
      });
      expect(await limited.call('search.everything', { text: '天一大厦' })).toEqual([]);
      expect((await limited.call('room.classes', {})).slots).toHaveLength(48);
      expect((await limited.call('theme.values', { id: 'room.tenure' })).slots).toHaveLength(48);
      const found = await limited.call('people.find', { text: '张' });
      expect(found.every(({ buildingId }) => buildingId !== null)).toBe(true);
    });
  });

  it('tells when the snapshot was swapped, and calls are answered from the new one', async () => {
    const changed = new Promise((resolve) => client.listen('snapshot.changed', resolve));
    const from = snapshotId;
    snapshotId = await fixture.publish({
      ...POINT_ROWS,
      unit: DISTRICT.unit.map((each) => ({ ...each, staff: staff++ })),
    });
    expect(await changed).toMatchObject({ from, to: snapshotId, changes: expect.any(Array) });
    expect(await client.call('snapshot.info', {})).toMatchObject({ id: snapshotId });
  });

  describe('errors', () => {
    it('are of the closed union and say what to do', async () => {
      await expect(client.call('building.card', { id: 'nowhere' })).rejects.toMatchObject({
        kind: 'not-found',
        message: expect.stringContaining('nowhere'),
      });
      await expect(client.call('building.card', {} as never)).rejects.toMatchObject({
        kind: 'invalid',
      });
      await expect(client.call('no.such' as never, {} as never)).rejects.toMatchObject({
        kind: 'invalid',
      });
      await expect(client.call('constructor' as never, {} as never)).rejects.toMatchObject({
        kind: 'invalid',
      });
    });

    it('a cancelled call rejects with the reason, before and after it was sent', async () => {
      const before = AbortSignal.abort(new Error('changed my mind'));
      await expect(client.call('room.classes', {}, before)).rejects.toThrow('changed my mind');
      const controller = new AbortController();
      const after = client.call('room.classes', {}, controller.signal);
      controller.abort(new Error('too late'));
      await expect(after).rejects.toThrow('too late');
      await expect(client.call('snapshot.info', {})).resolves.toMatchObject({ id: snapshotId });
    });
  });
});

describe('a port', () => {
  it('that closes rejects what is under way and what comes after with busy', async () => {
    const { port1, port2 } = new MessageChannel();
    const stop = host.serve(fromNodePort(port1), officer);
    const client = createPortClient(fromNodePort(port2));
    await client.call('snapshot.info', {});
    const underWay = client.call('room.classes', {});
    stop();
    await expect(underWay).rejects.toMatchObject({ kind: 'busy' });
    await expect(client.call('snapshot.info', {})).rejects.toMatchObject({ kind: 'busy' });
  });

  it('is served to a described caller alone', () => {
    const { port1 } = new MessageChannel();
    expect(() => host.serve(fromNodePort(port1), { account: '', role: 'officer' })).toThrow(
      TwinError,
    );
    port1.close();
  });

  it('ignores what is no request', async () => {
    const { port1, port2 } = new MessageChannel();
    host.serve(fromNodePort(port1), officer);
    for (const message of [
      null,
      1,
      'call',
      {},
      { type: 'call', id: 'x' },
      { type: 'cancel', id: 99 },
    ]) {
      port2.postMessage(message);
    }
    const client = createPortClient(fromNodePort(port2));
    await expect(client.call('snapshot.info', {})).resolves.toMatchObject({ id: snapshotId });
    client.close();
  });
});

it('lines about slow calls hold no parameter', () => {
  for (const line of slow) expect(line).toMatch(/^slow query [a-zA-Z.]+: \d+ ms$/);
});
