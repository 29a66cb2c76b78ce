import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HostClient } from '../../contract/host.ts';
import { METRICS } from '../../contract/metrics/index.ts';
import { dateOf, dayOf } from '../../contract/periods.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import {
  AREA_LEVELS,
  type StatisticsCell,
  UNKNOWN_KEY,
} from '../../contract/queries/statistics.ts';
import { createHost, type Host } from '../host/index.ts';
import type { SqlValue } from '../driver/port.ts';
import { caseEvent, cityCase } from '../testing/city-cases.ts';
import { createFixture, type Fixture } from '../testing/fixture.ts';

const FIRST = dayOf('2016-03-01');
const LAST = dayOf('2016-06-30');

const moment = (day: number, second: number): string =>
  `${dateOf(day)} ${new Date(second * 1000).toISOString().slice(11, 19)}`;

/** A place as exports have it: complete, in part, unknown, or naming what does not exist. */
const place = fc.constantFrom(
  { street_code: '330203005', community_code: '330203005001' },
  { street_code: '330203001', community_code: '330203001001' },
  { street_code: '330203005', community_code: null },
  { street_code: null, community_code: '330203001001' },
  { street_code: null, community_code: null },
  { street_code: '330299999', community_code: '330299999001' },
  { street_code: '330203001', community_code: '330203005001' },
);

const someCase = fc.record({
  day: fc.integer({ min: FIRST, max: LAST }),
  /** Days from one step to the next; null ends the case there. */
  gaps: fc.array(fc.option(fc.integer({ min: 0, max: 20 }), { freq: 8 }), {
    minLength: 4,
    maxLength: 4,
  }),
  limit: fc.option(fc.integer({ min: 0, max: 30 }), { freq: 8 }),
  place,
  state: fc.constantFrom('close', 'dispatch', 'void', 'refuse', 'suspend', null),
  source: fc.constantFrom('patrol', 'public', 'video', null),
  dept: fc.constantFrom('环境卫生管理处', '市政管理处', null),
  reworks: fc.constantFrom(0, 0, 0, 1, 2, null),
  returned: fc.boolean(),
});

type SomeCase = typeof someCase extends fc.Arbitrary<infer Value> ? Value : never;

function rowsOf(made: readonly SomeCase[]) {
  const events: Record<string, SqlValue>[] = [];
  const cases = made.map((each, at) => {
    const caseNo = `C${at}`;
    let day: number | null = each.day;
    const [register, dispatch, handled, closed] = each.gaps.map((gap, step) => {
      day = gap === null || day === null ? null : day + gap;
      return day === null ? null : moment(day, 3600 * (9 + step));
    });
    const report = moment(each.day, 3600 * 8);
    events.push(caseEvent(caseNo, 1, 'report', report), caseEvent(caseNo, 2, 'accept', report));
    if (each.returned) events.push(caseEvent(caseNo, 3, 'return', report));
    if (each.reworks) events.push(caseEvent(caseNo, 4, 'rework', handled ?? report));
    const deadline = each.limit === null ? null : moment(each.day + each.limit, 3600 * 17);
    return cityCase(
      caseNo,
      { report, register, dispatch, handled, closed, deadline },
      {
        ...each.place,
        state: each.state,
        source: each.source,
        dept: each.dept,
        rework_count: each.reworks,
      },
    );
  });
  return { city_case: cases, case_event: events };
}

let fixture: Fixture;
let host: Host;
let client: HostClient;

beforeAll(async () => {
  fixture = await createFixture();
  const [made] = fc.sample(fc.array(someCase, { minLength: 600, maxLength: 600 }), {
    numRuns: 1,
    seed: 20160630,
  });
  await fixture.publish(rowsOf(made!));
  host = await createHost({ ...fixture, checkResults: true, log: () => undefined });
  client = host.client({ account: 'local', role: 'analyst' });
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

const period = fc
  .tuple(fc.integer({ min: FIRST - 20, max: LAST }), fc.integer({ min: 0, max: 60 }))
  .map(([from, days]) => ({ from: dateOf(from), to: dateOf(from + days) }));

const additive = METRICS.filter(
  ({ numerator }) => numerator.fact === 'city_case' && !numerator.distinct,
);
const metric = fc.constantFrom(...additive);
const byCode = fc.constantFrom('source', 'dept', 'post', 'class', 'state', 'object_kind');
const byArea = fc.constantFrom(...AREA_LEVELS.filter((level) => level !== 'room'));

const above = (cell: StatisticsCell | undefined): number =>
  cell && 'value' in cell.numerator ? (cell.numerator.value ?? 0) : Number.NaN;
const below = (cell: StatisticsCell | undefined): number =>
  cell?.denominator && 'value' in cell.denominator ? (cell.denominator.value ?? 0) : 0;

it('a total equals the sum of its parts above and below the line, by any dimension', async () => {
  await fc.assert(
    fc.asyncProperty(metric, period, fc.oneof(byArea, byCode), async ({ id }, days, dimension) => {
      const [parts, whole] = await Promise.all([
        client.call('statistics.table', { metrics: [id], period: days, dimension }),
        client.call('statistics.table', { metrics: [id], period: days }),
      ]);
      for (const side of [above, below]) {
        const sum = parts.rows.reduce((total, { cells }) => total + side(cells[0]), 0);
        expect(sum).toBeCloseTo(side(whole.total.cells[0]), 6);
        expect(side(parts.total.cells[0])).toBeCloseTo(sum, 6);
      }
    }),
    { numRuns: 120 },
  );
});

it('drilling down from the district, the parts below a part add up to it at each level', async () => {
  const levels = ['district', 'street', 'community', 'grid', 'building'] as const;
  await fc.assert(
    fc.asyncProperty(
      metric,
      period,
      fc.array(fc.nat(), { minLength: 4 }),
      async ({ id }, days, picks) => {
        const keys: Record<string, string[]> = {};
        for (const [depth, level] of levels.slice(0, -1).entries()) {
          const here = await client.call('statistics.table', {
            metrics: [id],
            period: days,
            dimension: level,
            filter: { keys },
          });
          const chosen = here.rows[(picks[depth] ?? 0) % Math.max(1, here.rows.length)];
          if (!chosen) return;
          keys[level] = [chosen.key];
          const inside = await client.call('statistics.table', {
            metrics: [id],
            period: days,
            dimension: levels[depth + 1]!,
            filter: { keys },
          });
          const sum = inside.rows.reduce((total, { cells }) => total + above(cells[0]), 0);
          expect(sum).toBeCloseTo(above(chosen.cells[0]), 6);
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('no rate is above 100 %, in any period and part', async () => {
  const rates = additive.filter(({ kind }) => kind === 'rate').map(({ id }) => id);
  await fc.assert(
    fc.asyncProperty(period, byCode, async (days, dimension) => {
      const { rows, total } = await client.call('statistics.table', {
        metrics: rates,
        period: days,
        dimension,
      });
      for (const { cells } of [...rows, total])
        for (const { figure } of cells)
          if ('value' in figure && figure.value !== null) {
            expect(figure.value).toBeGreaterThanOrEqual(0);
            expect(figure.value).toBeLessThanOrEqual(1);
          }
    }),
    { numRuns: 80 },
  );
});

it('rows without a place are a part of their own at each area level', async () => {
  const { rows } = await client.call('statistics.table', {
    metrics: ['city-management.reported'],
    dimension: 'street',
    period: { from: '2016-03-01', to: '2016-06-30' },
  });
  expect(rows.map(({ key }) => key)).toEqual(['330203001', '330203005', UNKNOWN_KEY]);
  expect(rows.at(-1)?.title).toBe('未定位');
  expect(rows.reduce((sum, { cells }) => sum + above(cells[0]), 0)).toBe(600);
});

it('the rows behind a number are as many as the number, paged and by natural key', async () => {
  await fc.assert(
    fc.asyncProperty(metric, period, async ({ id, kind }, days) => {
      if (kind === 'sum' || kind === 'mean') return;
      const [{ total }, list] = await Promise.all([
        client.call('statistics.table', { metrics: [id], period: days }),
        client.call('statistics.rows', { metric: id, period: days, limit: 50 }),
      ]);
      expect(list.total).toBe(above(total.cells[0]));
      expect(list.rows).toHaveLength(Math.min(50, list.total));
    }),
    { numRuns: 40 },
  );
});

it('rows are filtered by what their columns show, a code by its title, and add up', async () => {
  const period = { from: '2016-03-01', to: '2016-06-30' };
  const listed = (filters: Record<string, string>) =>
    client.call('statistics.rows', {
      metric: 'city-management.reported',
      period,
      filters,
      limit: 600,
    });
  const all = await listed({});
  const at = all.columns.findIndex(({ name }) => name === 'source');
  const codes = tableSpec('city_case').columns['source']!.codes!;
  let sum = 0;
  const said = all.rows.map(({ cells }) => cells[at]).filter((cell) => typeof cell === 'string');
  expect(said.length).toBeGreaterThan(0);
  for (const code of new Set(said)) {
    const held = await listed({ source: ` ${codes[code]!}` });
    expect(new Set(held.rows.map(({ cells }) => cells[at]))).toEqual(new Set([code]));
    expect(held.rows).toHaveLength(held.total);
    sum += held.total;
  }
  expect(sum).toBe(said.length);
  const { key } = all.rows[0]!;
  expect((await listed({ case_no: key.toLowerCase() })).rows.map((row) => row.key)).toContain(key);
});

it('rows come in the order of any column shown, missing values last', async () => {
  const period = { from: '2016-03-01', to: '2016-06-30' };
  const ordered = async (column: string, descending: boolean) => {
    const order = { column, descending };
    const metric = 'city-management.reported';
    const list = await client.call('statistics.rows', { metric, period, order, limit: 600 });
    const at = list.columns.findIndex(({ name }) => name === column);
    return list.rows.map(({ cells }) => cells[at]).filter((cell) => cell !== null);
  };
  for (const column of ['case_no', 'dept', 'report_at', 'rework_count']) {
    const values = await ordered(column, false);
    const sorted = [...values].sort((left, right) =>
      left === right ? 0 : left! < right! ? -1 : 1,
    );
    expect(values).toEqual(sorted);
    expect(await ordered(column, true)).toEqual(sorted.toReversed());
  }
});
