import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AREA_FIGURES, FLOW_OUTSIDE } from '../../contract/queries/building-economy.ts';
import type { HostClient } from '../../contract/host.ts';
import type { Role } from '../../contract/principal.ts';
import { createHost, type Host } from '../host/index.ts';
import { createFixture, type Fixture } from '../testing/fixture.ts';

let fixture: Fixture;
let host: Host;
let leader: HostClient;

const as = (role: Role, areaCode?: string): HostClient =>
  host.client({ account: role, role, ...(areaCode ? { areaCode } : {}) });

beforeAll(async () => {
  fixture = await createFixture();
  await fixture.publish();
  host = await createHost({ ...fixture, checkResults: true, log: () => undefined });
  leader = as('leader');
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

describe('户/人/税', () => {
  it('gives each firm its class, label and evidence', async () => {
    const { rows } = await leader.call('economy.firms', {});
    const classes = Object.fromEntries(
      rows.map(({ enterpriseId, placeClass, label, apart }) => [
        enterpriseId,
        [placeClass, label, apart],
      ]),
    );
    expect(classes).toEqual({
      E1: ['111', 'visit', null],
      E2: ['110', 'verify', null],
      E3: ['110', 'compliant', null],
      E4: ['111', 'visit', 'building'],
      E5: ['unknown', 'verify', null],
      E6: ['011', 'visit', null],
    });
    expect(rows.find(({ enterpriseId }) => enterpriseId === 'E2')).toMatchObject({
      tax: { inDistrict: 'no', basis: 'address', stop: 'ELSEWHERE', evidenceAt: '2013-01-01' },
      office: { inDistrict: 'yes', basis: 'room', buildingId: 'B0003', evidenceAt: '2016-03-01' },
    });
  });

  it('has classes that add up to the firms, and shares without 不可判', async () => {
    const { classes, figures, apart } = await leader.call('economy.overview', {});
    expect(classes.reduce((sum, { firms }) => sum + firms, 0)).toBe(figures.firms);
    expect(apart).toEqual({ building: 1, street: 0 });
    expect(figures.registeredShare).toBeCloseTo(4 / 5);
    expect(figures.taxedShare).toBeCloseTo(3 / 5);
  });

  it('tells the life of a firm in order', async () => {
    const { life, taxHidden } = await leader.call('economy.firm', { enterpriseId: 'E1' });
    expect(taxHidden).toBe(false);
    expect(life.map(({ at, kind }) => [at, kind])).toEqual([
      ['2010-03-01', 'established'],
      ['2012-05-01', 'registered'],
      ['2013-01-01', 'taxRegistered'],
      ['2014-01-01', 'leased'],
      ['2016-03-01', 'surveyed'],
      ['2016-07-20', 'leaseEnds'],
    ]);
  });
});

describe('figures', () => {
  it('of a building: area and rooms stated apart, tax by its firms’ offices', async () => {
    const { figures, floors, months } = await leader.call('economy.building', {
      commercialId: 'LY0001-1',
    });
    expect(figures).toMatchObject({
      occupancyByArea: 0.7,
      businessRooms: 3,
      occupiedRooms: 2,
      firms: 5,
      payers: 3,
      tax: { yuan: 1_200_000 + 9 * 50_000 + 3 * 10_000 + 480_000, tier: 'below' },
      topFiveShare: 1,
    });
    const months12 = months.slice(-12).reduce((sum, { tax }) => sum + (tax.yuan ?? 0), 0);
    expect(months12).toBe(figures.tax.yuan);
    expect(floors[0]?.rooms.map(({ state }) => state)).toEqual(['ending', 'occupied', 'vacant']);
  });

  it('leave out tax no firm is known for, and say so', async () => {
    const { loose, figures } = await leader.call('economy.overview', {});
    expect(loose).toEqual({ payers: 1, taxYuan: 7_000, surveys: 0 });
    expect(figures.payers).toBe(3);
  });

  it('show a sum few paid as its class to callers who may not see firms', async () => {
    const { figures } = await as('analyst').call('economy.overview', {
      filter: { placeClass: '011' },
    });
    expect(figures.tax).toEqual({ tier: 'below' });
    expect(figures.taxPerHead).toBeNull();
    const { rows } = await as('analyst').call('economy.firms', {});
    expect(rows.every(({ taxYuan, taxChange }) => taxYuan === null && taxChange === null)).toBe(
      true,
    );
  });

  it('are those of the area of the account', async () => {
    const here = await as('officer', '330203001').call('economy.overview', {});
    const everywhere = await as('officer').call('economy.overview', {});
    expect(here.figures.firms).toBeLessThanOrEqual(everywhere.figures.firms);
    const building = await as('officer').call('building.card', { id: 'B0003' });
    expect(building.buildingId).toBe('B0003');
  });
});

describe('warnings', () => {
  it('are leases under notice, swings, falls and shared rooms', async () => {
    const { counts, leases, falls } = await leader.call('economy.warnings', {});
    expect(counts).toEqual({
      lease30: 1,
      lease90: 0,
      lease180: 0,
      swing: 1,
      fall: 1,
      shared: 0,
      sharedAllowed: 0,
      cancelledPaying: 0,
    });
    expect(leases[0]).toMatchObject({ leaseNo: 'Z1', daysLeft: 20 });
    expect(falls).toMatchObject([{ commercialId: 'LY0001-1', emptiedShare: 0.3 }]);
    const { rows } = await leader.call('economy.firms', { list: 'swing' });
    expect(rows).toMatchObject([{ enterpriseId: 'E4', taxChange: expect.closeTo(-0.8) }]);
  });

  it('on the wall name no firm, and swings need a role that may see tax', async () => {
    await expect(as('wall').call('economy.firms', {})).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(as('wall').call('economy.firm', { enterpriseId: 'E1' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(as('analyst').call('economy.firms', { list: 'swing' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});

it('lines join each firm’s places, firms with an end on no map counted apart', async () => {
  const arcs = await leader.call('economy.arcs', {});
  expect(arcs.unplaced).toBe(1);
  expect(arcs.positions).toHaveLength(arcs.legs.length * 4);
  expect(arcs.firms.reduce((sum, firms) => sum + firms, 0)).toBe(3);
  expect(arcs.heights).toHaveLength(arcs.legs.length * 2);
  expect(arcs.left).toBe(0);
});

it('lines of one firm are its own; a wall gets no firm and no lines of one', async () => {
  const own = await leader.call('economy.arcs', { enterpriseId: 'E2' });
  expect([...own.legs]).toEqual([1]);
  expect(own.firmIds).toEqual(['E2']);
  const { firmIds } = await as('wall').call('economy.arcs', {});
  expect(firmIds.every((id) => id === '')).toBe(true);
  await expect(as('wall').call('economy.arcs', { enterpriseId: 'E2' })).rejects.toMatchObject({
    kind: 'forbidden',
  });
});

it('bundled, lines join the streets of their ends whatever the class, and name no firm', async () => {
  const { ends, legs, firms, firmIds } = await leader.call('economy.arcs', { bundled: true });
  const told = ends.map(([from, to], at) => `${from} ${to} ${legs[at]} ${firms[at]}`);
  expect(told.sort()).toEqual([
    '330203001 outside 1 2',
    '330203005 330203001 0 1',
    'outside 330203001 0 1',
  ]);
  expect(new Set(firmIds)).toEqual(new Set(['']));
});

it('lines beyond the most asked for are counted', async () => {
  const { legs, left } = await leader.call('economy.arcs', { most: 1 });
  expect([legs.length, left]).toEqual([1, 1]);
});

describe('areas of the map', () => {
  it.each(['street', 'community'] as const)(
    'by %s show what the panel shows with that filter',
    async (level) => {
      for (const figure of AREA_FIGURES) {
        const { rows } = await leader.call('economy.areas', { figure, level });
        expect(rows.length).toBeGreaterThan(0);
        for (const { code, value } of rows) {
          const { figures } = await leader.call('economy.overview', { filter: { areaCode: code } });
          expect(value).toEqual(figure === 'tax' ? figures.tax.yuan : figures[figure]);
        }
      }
    },
  );

  it('add up to the district less what has no place', async () => {
    const { rows } = await leader.call('economy.areas', { figure: 'firms', level: 'street' });
    const { figures } = await leader.call('economy.overview', {});
    const placed = rows.reduce((sum, { value }) => sum + (value ?? 0), 0);
    expect(placed).toBeLessThanOrEqual(figures.firms);
    expect(placed).toBeGreaterThan(0);
  });

  it('withhold tax that would give a payer away, and no count of firms', async () => {
    const filter = { placeClass: '011' } as const;
    const question = { level: 'street', filter } as const;
    const tax = await as('analyst').call('economy.areas', { ...question, figure: 'tax' });
    expect(tax.rows).toMatchObject([{ value: null, withheld: true }]);
    const firms = await as('analyst').call('economy.areas', { ...question, figure: 'firms' });
    expect(firms.rows).toMatchObject([{ value: 1, withheld: false }]);
  });
});

it('flows count each active firm once on each leg', async () => {
  const { rows, firms } = await leader.call('economy.flows', {});
  for (const leg of [0, 1]) {
    const counted = rows.filter((row) => row.leg === leg).reduce((sum, row) => sum + row.firms, 0);
    expect(counted).toBe(firms);
  }
  expect(rows.some(({ leg, to }) => leg === 1 && to === FLOW_OUTSIDE)).toBe(true);
});

it('space that is free names no firm', async () => {
  const { spaces } = await leader.call('economy.space', {
    filter: { minAreaSquareMetres: 1, withinDays: 0 },
  });
  expect(spaces).toMatchObject([{ commercialId: 'LY0001-1', rooms: ['1203'], freeFrom: null }]);
  expect(JSON.stringify(spaces)).not.toMatch(/有限公司|某租户/);
});

it('space is told page by page, with how many there are', async () => {
  const filter = { minAreaSquareMetres: 1, withinDays: 365 };
  const whole = await leader.call('economy.space', { filter });
  const pages = [];
  for (let offset = 0; offset < whole.total; offset++) {
    const { total, spaces } = await leader.call('economy.space', { filter, offset, limit: 1 });
    expect(total).toBe(whole.total);
    pages.push(...spaces);
  }
  expect(whole.total).toBeGreaterThan(0);
  expect(pages).toEqual(whole.spaces);
});

it('the months of a firm end with its class of today', async () => {
  for (const enterpriseId of ['E1', 'E2']) {
    const { row, classes } = await leader.call('economy.firm', { enterpriseId });
    expect(classes.at(-1)).toMatchObject({ to: '2016-06', placeClass: row.placeClass });
  }
});
