import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HostClient } from '../../../contract/host.ts';
import type { Role } from '../../../contract/principal.ts';
import { NO_DATA_CODE } from '../../../contract/queries/themes.ts';
import { type ThemeId, themeSpec } from '../../../contract/themes/index.ts';
import { createHost, type Host } from '../../host/index.ts';
import { createFixture, type Fixture } from '../../testing/fixture.ts';
import { hazardRow, PREMISES_ROWS } from '../../testing/safety-rows.ts';

let fixture: Fixture;
let host: Host;

beforeAll(async () => {
  fixture = await createFixture();
  await fixture.publish({
    premises: PREMISES_ROWS,
    hazard: [
      hazardRow('H1'),
      hazardRow('H2', { due_at: '2016-08-01' }),
      hazardRow('H3', { due_at: '2016-05-01', closed_at: '2016-06-01' }),
      hazardRow('H4', { due_at: '2016-05-01', flags: 'DUE_BEFORE_FOUND' }),
    ],
    inspection: [
      { inspection_no: 'I1', premises_no: 'AQ1', kind: 'daily', planned_at: '2016-07-05' },
      { inspection_no: 'I2', premises_no: 'AQ1', kind: 'daily', planned_at: '2016-09-01' },
      {
        inspection_no: 'I3',
        premises_no: 'AQ2',
        kind: 'daily',
        planned_at: '2016-06-01',
        inspected_at: '2016-06-02',
      },
      { inspection_no: 'I4', premises_no: 'AQ2', kind: 'daily', planned_at: '2016-06-20' },
    ],
  });
  host = await createHost({ ...fixture, checkResults: true, log: () => undefined });
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

const as = (role: Role): HostClient => host.client({ account: role, role });

/** Value of a building or room: a category's id, a number, null without data. */
async function valueOf(
  role: Role,
  id: ThemeId,
  key: { readonly building: string } | { readonly room: string },
): Promise<string | number | null> {
  const client = as(role);
  const { slot } =
    'building' in key
      ? await client.call('building.card', { id: key.building })
      : await client.call('room.card', { id: key.room });
  const { slots, codes, values } = await client.call('theme.values', { id });
  const at = slots.indexOf(slot);
  const spec = themeSpec(id);
  if (spec?.kind === 'categories')
    return codes?.[at] === NO_DATA_CODE ? null : (spec.categories[codes?.[at] ?? 0]?.id ?? null);
  const value = values?.[at] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}

test('空置率 is that of the card, and nothing for other buildings', async () => {
  expect(await valueOf('leader', 'building.vacancy', { building: 'B0003' })).toBeCloseTo(30);
  expect(await valueOf('leader', 'building.vacancy', { building: 'B0001' })).toBeNull();
});

test('地均税收 is the card’s, and withheld where it would give a payer away', async () => {
  const { figures } = await as('leader').call('economy.building', { commercialId: 'LY0001-1' });
  const exact = await valueOf('leader', 'building.taxPerSquareMetre', { building: 'B0003' });
  expect(exact).toBeCloseTo(figures.taxPerSquareMetre ?? 0, 0);
  const shown = await valueOf('analyst', 'building.taxPerSquareMetre', { building: 'B0003' });
  const { figures: seen } = await as('analyst').call('economy.building', {
    commercialId: 'LY0001-1',
  });
  expect(shown === Number.POSITIVE_INFINITY).toBe(seen.taxPerSquareMetre === null);
});

test('租约 that end within twelve months are counted by room', async () => {
  expect(await valueOf('leader', 'building.leaseEnds', { building: 'B0003' })).toBe(1);
  expect(await valueOf('leader', 'building.leaseEnds', { building: 'B0001' })).toBeNull();
});

test('主导行业, 户/人/税 and use of rooms are the panel’s', async () => {
  const card = await as('leader').call('economy.building', { commercialId: 'LY0001-1' });
  const leading = card.sections.find(({ section }) => /^[A-T]$/.test(section))?.section;
  const shown = await valueOf('leader', 'building.industry', { building: 'B0003' });
  expect(['other', leading ?? null]).toContain(shown);
  for (const { rooms } of card.floors)
    for (const { roomId, state, placeClass } of rooms) {
      expect(await valueOf('leader', 'room.vacancy', { room: roomId })).toBe(state);
      expect(await valueOf('leader', 'room.placeClass', { room: roomId })).toBe(placeClass);
    }
});

test('hazards in doubt are on no theme, as in no figure', async () => {
  expect(await valueOf('officer', 'building.openHazards', { building: 'B0001' })).toBe(2);
});

test('红橙黄蓝, overdue hazards and the next visit are those of the premises inside', async () => {
  expect(await valueOf('officer', 'building.risk', { building: 'B0001' })).toBe('orange');
  expect(await valueOf('officer', 'building.risk', { building: 'B0003' })).toBe('blue');
  expect(await valueOf('officer', 'building.overdueHazards', { building: 'B0001' })).toBe(1);
  expect(await valueOf('officer', 'building.overdueHazards', { building: 'B0003' })).toBe(0);
  expect(await valueOf('officer', 'building.inspectionDue', { building: 'B0001' })).toBe('week');
  expect(await valueOf('officer', 'building.inspectionDue', { building: 'B0003' })).toBe('overdue');
});

test('the plan and 消防 are layers of points: week by colour, risk by kind', async () => {
  const plan = await as('officer').call('layer.points', { id: 'inspection' });
  expect([...plan.statuses].sort()).toEqual([0, 2, 4]);
  expect([...plan.classes].sort()).toEqual([1, 1, 3]);
  const units = await as('officer').call('layer.points', { id: 'fire_unit' });
  expect([...units.classes]).toEqual([1]);
  const row = await as('officer').call('layer.row', {
    id: 'inspection',
    row: plan.rows[0] as number,
  });
  expect(row.title).toMatch(/宁波/);
  const lanes = await as('officer').call('layer.points', { id: 'fire_lane' });
  expect(lanes.total).toBe(0);
});
