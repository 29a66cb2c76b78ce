/** Figures of 数字城管 over a port, at the scale of a store: `--store DIR --keys DIR [--label "scale 1"]`. */
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MessageChannel } from 'node:worker_threads';
import type { HostClient } from '../contract/host.ts';
import { createPortClient, fromNodePort } from '../contract/port-client.ts';
import { METRICS } from '../contract/metrics/index.ts';
import { createHost } from '../data/host/index.ts';
import { prepared } from './lib/prepared.ts';
import { spread, spreadText } from './lib/percentiles.ts';
import { table, writeSection } from './lib/results.ts';

const ROUNDS = 20;

const { values } = parseArgs({
  options: {
    store: { type: 'string' },
    keys: { type: 'string' },
    label: { type: 'string', default: 'scale 1' },
  },
});
if (!values.store || !values.keys)
  throw new Error('Name the store and its keys: --store DIR --keys DIR');

const host = await createHost({
  storeFolder: values.store,
  keyFolder: values.keys,
  workspacePath: path.join(os.tmpdir(), `bench-statistics-${process.pid}.sqlite`),
  log: () => undefined,
});
const { port1, port2 } = new MessageChannel();
host.serve(fromNodePort(port1), { account: 'bench', role: 'administrator' });
const client = createPortClient(fromNodePort(port2));

const city = METRICS.filter(({ numerator }) => numerator.fact === 'city_case').map(({ id }) => id);
const year = { unit: 'year' } as const;
const dimensions = ['street', 'community', 'grid', 'building', 'dept', 'post', 'class', 'source'];
const panel = city.slice(0, 9);
const cases: [string, (client: HostClient) => Promise<unknown>][] = [
  [
    'panel headlines: 9 metrics, month, 同比 and 环比',
    (ask) => ask.call('statistics.table', { metrics: panel, compare: ['yoy', 'mom'] }),
  ],
  [
    `all ${city.length} metrics, year`,
    (ask) => ask.call('statistics.table', { metrics: city, period: year }),
  ],
  ...dimensions.map((dimension): [string, (client: HostClient) => Promise<unknown>] => [
    `结案率 by ${dimension}, year`,
    (ask) =>
      ask.call('statistics.table', {
        metrics: ['city-management.closingRate'],
        dimension,
        period: year,
      }),
  ]),
  [
    '12 months of 2 metrics',
    (ask) =>
      ask.call('statistics.series', {
        metrics: ['city-management.reported', 'city-management.closedLate'],
      }),
  ],
  [
    'a page of 200 cases of a figure',
    (ask) => ask.call('statistics.rows', { metric: 'city-management.closed' }),
  ],
  ['综合评价 of units', (ask) => ask.call('city.evaluation', { by: 'dept' })],
  ['核密度, year', (ask) => ask.call('city.hotSpots', { kind: 'density', period: year })],
  ['Gi*, year', (ask) => ask.call('city.hotSpots', { kind: 'gi', period: year })],
  ['巡查 of a day', (ask) => ask.call('city.patrols', {})],
  ['区格覆盖 of a day', (ask) => ask.call('city.coverage', {})],
  ['时限核对, month', (ask) => ask.call('city.deadlines', {})],
  ['位置偏差, month', (ask) => ask.call('city.deviations', {})],
  [
    'cases inside a cross-filter',
    (ask) =>
      ask.call('layer.matches', {
        id: 'city_case',
        where: { class: ['event-0102', 'event-0504'] },
      }),
  ],
];

const started = performance.now();
for (const [, ask] of cases) await ask(client);
const cold = performance.now() - started;
await prepared(client);
const rows: string[][] = [];
for (const [what, ask] of cases) {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = performance.now();
    await ask(client);
    times.push(performance.now() - before);
  }
  rows.push([what, spreadText(spread(times))]);
}
writeSection(`Statistics over the port, ${values.label}`, [
  ...table(['question', 'ms: median / p95 / largest'], rows),
  '',
  `Every question once on a fresh host, columns read from SQLite: ${(cold / 1000).toFixed(1)} s. Working set of the process afterwards ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB.`,
]);
client.close();
await host.close();
process.exit(0);
