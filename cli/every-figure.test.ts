import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostClient } from '../contract/host.ts';
import { METRICS } from '../contract/metrics/index.ts';
import type { Figure } from '../contract/queries/statistics.ts';
import { createHost, type Host } from '../data/host/index.ts';
import type { OpenSnapshot } from '../data/snapshot/open-snapshot.ts';
import { openStore, requireCurrent } from '../data/snapshot/store.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { refresh } from './refresh.ts';
import { recountCity } from './testing/recount/city-management.ts';
import { recountPolicing } from './testing/recount/community-policing.ts';
import { recountEconomy } from './testing/recount/building-economy.ts';
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

it('the figures of 楼宇经济', async () => {
  const { figures } = await client.call('economy.overview', {});
  const again = await recountEconomy(snapshot);
  for (const [name, value] of Object.entries(again))
    expect([name, figures[name as keyof typeof again]]).toEqual([name, value]);
});

function valueOf(figure: Figure): number | null | undefined {
  return 'value' in figure ? figure.value : undefined;
}
