/** 户/人/税 against what the demo planted, and the calls of both panels over a MessagePort: `economy-safety.ts --store DIR --keys DIR --answers FILE`. */
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MessageChannel } from 'node:worker_threads';
import type { HostClient } from '../contract/host.ts';
import { createPortClient, fromNodePort } from '../contract/port-client.ts';
import { AREA_FIGURES } from '../contract/queries/building-economy.ts';
import { createHost } from '../data/host/index.ts';
import { HAZARD_METRICS } from '../renderer/panels/work-safety/safety-metrics.ts';
import { prepared } from './lib/prepared.ts';
import { spread, spreadText } from './lib/percentiles.ts';
import { table, writeSection } from './lib/results.ts';

const { values } = parseArgs({
  options: {
    store: { type: 'string' },
    keys: { type: 'string' },
    answers: { type: 'string' },
  },
});
if (!values.store || !values.keys || !values.answers)
  throw new Error('Name the store, its keys and the demo’s answers: --store --keys --answers');
const folder = await mkdtemp(path.join(tmpdir(), 'twin-bench-'));
const host = await createHost({
  storeFolder: values.store,
  keyFolder: values.keys,
  workspacePath: path.join(folder, 'workspace.sqlite'),
  checkResults: false,
  log: () => undefined,
});
const { port1, port2 } = new MessageChannel();
host.serve(fromNodePort(port1), { account: 'bench', role: 'administrator' });
const client = createPortClient(fromNodePort(port2));

const PERIOD = { from: '2015-07-01', to: '2016-06-30' };
const STREETS = (await client.call('snapshot.info', {})).profile.streets.map(({ code }) => code);

/** Calls as a panel makes them, each time with another filter. */
const CALLS: Readonly<Record<string, (client: HostClient, run: number) => Promise<unknown>>> = {
  'economy.overview by street': (caller, run) =>
    caller.call('economy.overview', {
      filter: { streetCode: STREETS[run % STREETS.length] ?? '' },
    }),
  'economy.buildings': (caller) => caller.call('economy.buildings', { limit: 200 }),
  'economy.firms, 200 of a class': (caller) =>
    caller.call('economy.firms', { filter: { placeClass: '010' }, limit: 200 }),
  'economy.warnings': (caller) => caller.call('economy.warnings', {}),
  'economy.space': (caller) => caller.call('economy.space', {}),
  'economy.arcs': (caller) => caller.call('economy.arcs', {}),
  'economy.areas by grid cell': (caller, run) =>
    caller.call('economy.areas', {
      figure: AREA_FIGURES[run % AREA_FIGURES.length] ?? 'tax',
      level: 'grid',
    }),
  'economy.flows': (caller) => caller.call('economy.flows', {}),
  'map.areas, grid cells': (caller) => caller.call('map.areas', { level: 'grid' }),
  'map.ground': (caller) => caller.call('map.ground', {}),
  'theme.values, rooms by use': (caller) => caller.call('theme.values', { id: 'room.vacancy' }),
  'layer.points, inspection plan': (caller) => caller.call('layer.points', { id: 'inspection' }),
  'statistics.table of hazards by street': (caller) =>
    caller.call('statistics.table', {
      metrics: HAZARD_METRICS,
      dimension: 'street',
      period: PERIOD,
    }),
  'safety.hazards overdue': (caller) =>
    caller.call('safety.hazards', { list: 'overdue', limit: 200 }),
  'safety.hazards unreviewed': (caller) =>
    caller.call('safety.hazards', { list: 'unreviewed', limit: 200 }),
  'safety.plan': (caller) => caller.call('safety.plan', { limit: 200 }),
  'safety.fire': (caller) => caller.call('safety.fire', {}),
};

const RUNS = 40;
await prepared(client);
const rows: string[][] = [];
for (const [name, call] of Object.entries(CALLS)) {
  const first = await timed(() => call(client, 0));
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await timed(() => call(client, run)));
  rows.push([name, first.toFixed(0), spreadText(spread(times))]);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const answers = JSON.parse(await readFile(values.answers, 'utf8')) as {
  systems: Record<string, { truths: Record<string, unknown[]> }>;
};
const planted = new Map(
  ((answers.systems['building-economy']?.truths.firmPlaces ?? []) as string[]).map(
    (line): [string, string] => {
      const [id = '', cube = ''] = line.split(' ');
      return [id, cube.includes('?') ? 'unknown' : cube];
    },
  ),
);
let [firms, right, wanted, claimed, rightMismatch] = [0, 0, 0, 0, 0];
const isMismatch = (placeClass: string) => placeClass !== '111' && placeClass !== 'unknown';
for (let offset = 0; ; offset += 5000) {
  const page = await client.call('economy.firms', { activeOnly: false, offset, limit: 5000 });
  for (const { enterpriseId, placeClass } of page.rows) {
    const truth = planted.get(enterpriseId);
    if (truth === undefined) continue;
    firms += 1;
    if (truth === placeClass) right += 1;
    if (isMismatch(truth)) wanted += 1;
    if (isMismatch(placeClass)) claimed += 1;
    if (isMismatch(placeClass) && truth === placeClass) rightMismatch += 1;
  }
  if (offset + 5000 >= page.total) break;
}
const percent = (part: number, whole: number) => `${((part / whole) * 100).toFixed(2)} %`;
writeSection('Building economy and work safety', [
  `${firms} firms with a planted class: ${percent(right, firms)} of the right class; mismatches: recall ${percent(rightMismatch, wanted)}, precision ${percent(rightMismatch, claimed)}.`,
  '',
  `Calls at the renderer's end of a MessagePort, ${RUNS} runs after the first; milliseconds.`,
  '',
  ...table(['call', 'first', 'median / p95 / largest'], rows),
]);
await host.close();
port1.close();
