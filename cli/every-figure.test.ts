import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostClient } from '../contract/host.ts';
import { METRICS } from '../contract/metrics/index.ts';
import {
  type EconomyFigures,
  economyFiguresSchema,
  type EconomyOverview,
  type EconomyWarnings,
  type TaxTier,
} from '../contract/queries/building-economy.ts';
import type { VISIT_LISTS } from '../contract/queries/economy-visits.ts';
import type { Figure } from '../contract/queries/statistics.ts';
import { createHost, type Host } from '../data/host/index.ts';
import type { OpenSnapshot } from '../data/snapshot/open-snapshot.ts';
import { openStore, requireCurrent } from '../data/snapshot/store.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { refresh } from './refresh.ts';
import { recountCity } from './testing/recount/city-management.ts';
import { recountPolicing } from './testing/recount/community-policing.ts';
import { recountEconomy } from './testing/recount/building-economy.ts';
import { recountWarnings } from './testing/recount/economy-warnings.ts';
import { Days, type Recounted } from './testing/recount/period.ts';
import { recountSafety } from './testing/recount/work-safety.ts';
import { writeShippedDemo } from './testing/shipped-demo.ts';

/** A month, days in the middle of the patrols' tracks, a year, a time across two years, and a month before the data begins. */
const PERIODS = [
  ['2016-06-01', '2016-06-30'],
  ['2016-06-16', '2016-06-22'],
  ['2015-07-01', '2016-06-30'],
  ['2015-12-20', '2016-01-10'],
  ['2009-02-01', '2009-02-28'],
] as const;

let folder: TestFolder;
let host: Host;
let client: HostClient;
let snapshot: OpenSnapshot;

beforeAll(async () => {
  folder = await TestFolder.make();
  await writeShippedDemo(folder.at('exports'), 0.01, [
    'city-management',
    'building-economy',
    'work-safety',
  ]);
  const places = { storeFolder: folder.at('store'), keyFolder: folder.at('keys') };
  await refresh({ paths: [folder.at('exports')], ...places });
  host = await createHost({
    ...places,
    workspacePath: folder.at('workspace.sqlite'),
    log: () => undefined,
  });
  client = host.client({ account: 'test', role: 'administrator' });
  const store = await openStore(places.storeFolder);
  snapshot = await store.open(await requireCurrent(store));
});
afterAll(async () => {
  await snapshot.close();
  await host.close();
  await rm(folder.path, { recursive: true, force: true });
});

describe.each(PERIODS)('%s to %s: every figure, counted again row by row', (from, to) => {
  let recounted: Record<string, Recounted>;

  beforeAll(async () => {
    const days = new Days(from, to);
    recounted = Object.fromEntries(
      Object.entries({
        'city-management': await recountCity(snapshot, days),
        'community-policing': await recountPolicing(snapshot, days),
        'work-safety': await recountSafety(snapshot, days),
      }).flatMap(([system, figures]) =>
        Object.entries(figures).map(([name, figure]) => [`${system}.${name}`, figure]),
      ),
    );
  });

  it.each(METRICS.map(({ title, id }) => [title, id]))('%s %s', async (_title, id) => {
    const { total } = await client.call('statistics.table', {
      metrics: [id],
      period: { from, to },
    });
    const { numerator, denominator } = total.cells[0]!;
    const [above, below] = recounted[id]!;
    expect(valueOf(numerator)).toBeCloseTo(above, 6);
    if (below !== undefined) expect(valueOf(denominator!)).toBe(below);
    expect(denominator === undefined).toBe(below === undefined);
  });
});

describe('楼宇经济, counted again row by row', () => {
  let again: Awaited<ReturnType<typeof recountEconomy>>;
  let overview: EconomyOverview;
  let warnings: EconomyWarnings;

  beforeAll(async () => {
    again = await recountEconomy(snapshot);
    overview = await client.call('economy.overview', {});
    warnings = await client.call('economy.warnings', {});
  });

  it.each(Object.keys(economyFiguresSchema.shape) as (keyof EconomyFigures)[])('%s', (name) => {
    expect(rounded(overview.figures[name])).toEqual(rounded(again.figures[name]));
  });

  it('every class of the cube, every month, and what is counted nowhere', () => {
    for (const { placeClass, firms } of overview.classes)
      expect([placeClass, firms]).toEqual([placeClass, again.classes[placeClass] ?? 0]);
    for (const { month, tax, localYuan } of overview.months)
      expect([month, rounded(tax.yuan), rounded(localYuan)]).toEqual([
        month,
        ...(again.months[month] ?? [0, 0]).map(rounded),
      ]);
    expect(overview.loose).toMatchObject({ surveys: again.loose.surveys });
    expect(overview.loose.payers).toBeGreaterThanOrEqual(again.loose.payers);
  });

  it('firms, buildings and tax by street and by industry add up to the whole', () => {
    const sum = <Row>(rows: readonly Row[], valueOf: (row: Row) => number) =>
      rows.reduce((before, row) => before + valueOf(row), 0);
    const { figures, sections, streets } = overview;
    expect(sum(sections, ({ firms }) => firms)).toBe(figures.firms);
    expect(sum(sections, ({ tax }) => tax.yuan ?? 0)).toBeCloseTo(figures.tax.yuan ?? -1, 0);
    const homeless = again.firms.filter(({ registered, office, tax }) =>
      [registered, office, tax].every(({ verdict }) => verdict !== 'yes'),
    );
    expect(sum(streets, ({ buildings }) => buildings)).toBe(figures.buildings);
    expect(sum(streets, ({ firms }) => firms)).toBeLessThanOrEqual(figures.firms);
    expect(sum(streets, ({ firms }) => firms)).toBeGreaterThanOrEqual(
      figures.firms - homeless.length - figures.firms * 0.2,
    );
  });

  it('each of the eight warnings, by texts of days and plain loops', () => {
    expect(warnings.counts).toEqual(recountWarnings(again, overview.asOf));
    expect(warnings.counts.swing).toBeGreaterThan(0);
  });

  it('each warning is the number of rows of its list, in the panel and in 今日', async () => {
    const { counts, leases, falls, shared } = warnings;
    const under = (days: number) => leases.filter(({ noticeDays }) => noticeDays === days).length;
    const firms = async (list: 'swing' | 'cancelledPaying') =>
      (await client.call('economy.firms', { list })).total;
    expect({
      lease30: under(30),
      lease90: under(90),
      lease180: under(180),
      swing: await firms('swing'),
      fall: falls.length,
      shared: shared.filter(({ allowed }) => !allowed).length,
      sharedAllowed: shared.filter(({ allowed }) => allowed).length,
      cancelledPaying: await firms('cancelledPaying'),
    }).toEqual(counts);
    const today = new Map(
      (await client.call('today.lists', {})).map(({ id, count }) => [id, count]),
    );
    expect(today.get('building-economy.leases-ending')).toBe(counts.lease30 + counts.lease90);
  });

  it('each class of buildings by tax is the number of rows of its list', async () => {
    const { figures } = overview;
    const rows = async (tier: TaxTier) => (await client.call('economy.buildings', { tier })).total;
    expect(await rows('hundredMillion')).toBe(figures.hundredMillionBuildings);
    expect(await rows('nearlyHundredMillion')).toBe(figures.nearlyHundredMillionBuildings);
    expect(await rows('tenMillion')).toBe(figures.tenMillionBuildings);
  });

  it('each figure of 走访服务 is the number of rows of its list', async () => {
    const { figures } = await client.call('economy.visits', {});
    const rows = async (list: (typeof VISIT_LISTS)[number]) =>
      (await client.call('economy.visits', { list })).total;
    expect([
      await rows('year'),
      await rows('asked'),
      await rows('open'),
      await rows('late'),
    ]).toEqual([figures.visits, figures.requests, figures.open, figures.late]);
    const today = await client.call('today.lists', {});
    expect(today.find(({ id }) => id === 'building-economy.requests-unanswered')?.count).toBe(
      figures.open,
    );
  });
});

describe('安全生产: a list of 今日', () => {
  it.each([
    ['work-safety.rechecks-due', 'recheck'],
    ['work-safety.hazards-overdue', 'overdue'],
  ] as const)(
    '%s counts what the panel counts, and says how many doubtful rows it lists',
    async (id, list) => {
      const hazards = await client.call('safety.hazards', { list, limit: 1 });
      const today = await client.call('today.lists', {});
      const count = today.find((each) => each.id === id);
      const rows = await client.call('today.rows', { id, limit: 1 });
      expect(count).toMatchObject({
        count: hazards.total - hazards.setAside,
        setAside: hazards.setAside,
      });
      expect([rows.total, rows.setAside]).toEqual([hazards.total, hazards.setAside]);
    },
  );
});

/** Sums of money in another order differ in their last bits. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(12));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, rounded(each)]));
}

function valueOf(figure: Figure): number | null | undefined {
  return 'value' in figure ? figure.value : undefined;
}
