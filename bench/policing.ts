/**
 * What the panel of 社区警务, 今日 and a record page ask, over a MessagePort and at the asker's end, in one
 * command: `node bench/policing.ts --store DIR --keys DIR`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MessageChannel } from 'node:worker_threads';
import type { HostClient } from '../contract/host.ts';
import { COMMUNITY_POLICING_METRICS } from '../contract/metrics/community-policing.ts';
import { createPortClient, fromNodePort } from '../contract/port-client.ts';
import { createHost } from '../data/host/index.ts';
import { prepared } from './lib/prepared.ts';
import { spread, spreadText } from './lib/percentiles.ts';
import { table, writeSection } from './lib/results.ts';

const TIMES = 60;
const METRICS = COMMUNITY_POLICING_METRICS.map(({ id }) => id);

const { values } = parseArgs({ options: { store: { type: 'string' }, keys: { type: 'string' } } });
const [storeFolder, keyFolder] = [values.store, values.keys];
if (!storeFolder || !keyFolder) throw new Error('Name the store and its keys: --store --keys');
const folder = mkdtempSync(path.join(os.tmpdir(), 'haishu-twin-policing-'));
const host = await createHost({
  storeFolder,
  keyFolder,
  workspacePath: path.join(folder, 'workspace.sqlite'),
  log: () => {},
});
const { port1, port2 } = new MessageChannel();
host.serve(fromNodePort(port1), { account: 'bench', role: 'administrator' });
const client = createPortClient(fromNodePort(port2));
try {
  await prepared(client);
  await measure(client);
} finally {
  client.close();
  await host.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(asker: HostClient): Promise<void> {
  const { profile } = await asker.call('snapshot.info', {});
  const areas = profile.streets.flatMap((street) => [street, ...street.communities]);
  const rooms = await asker.call('today.rows', { id: 'officer.rooms-unverified', limit: TIMES });
  const area = (at: number): string => areas[at % areas.length]?.code ?? profile.adcode;
  const room = (at: number): string => rooms.rows[at % rooms.rows.length]?.key ?? '';
  const rows = [
    await line('first figures, 10 metrics of the district', (_at) =>
      asker.call('statistics.table', { metrics: METRICS }),
    ),
    await line('filter change, 10 metrics of another area', (at) =>
      asker.call('statistics.table', { metrics: METRICS, filter: { area: area(at) } }),
    ),
    await line('one metric by community', (at) =>
      asker.call('statistics.table', {
        metrics: [METRICS[at % METRICS.length] ?? ''],
        dimension: 'community',
      }),
    ),
    await line('page of a list in walking order', (at) =>
      asker.call('today.rows', { id: 'officer.rooms-unverified', areaCode: area(at) }),
    ),
    await line('record page of a room', (at) =>
      asker.call('record.card', { table: 'room', key: room(at) }),
    ),
    await line('graph round a room', (at) =>
      asker.call('record.graph', { table: 'room', key: room(at) }),
    ),
  ];
  writeSection('Community policing over the port', [
    `${TIMES} calls each after one to warm up; milliseconds at the asker's end, median / p95 / largest.`,
    '',
    ...table(['call', 'ms'], rows),
  ]);
}

async function line(what: string, ask: (at: number) => Promise<unknown>): Promise<string[]> {
  await ask(0);
  const taken: number[] = [];
  for (let at = 1; at <= TIMES; at++) {
    const started = performance.now();
    await ask(at);
    taken.push(performance.now() - started);
  }
  return [what, spreadText(spread(taken))];
}
