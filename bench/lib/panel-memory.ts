/** Walks through all panels on one host, shows all layers at once and prints its memory in MiB as JSON: `panel-memory.ts STORE KEYS WORKSPACE`. */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { POINT_LAYER_IDS } from '../../contract/point-layers.ts';
import { createPortClient, fromNodePort } from '../../contract/port-client.ts';
import { createHost } from '../../data/host/index.ts';
import { panelCalls } from './panel-calls.ts';

const FILTERS = 6;
/** As long as what is made ready after connecting takes. */
const READY_MILLISECONDS = 20_000;

const [storeFolder = '', keyFolder = '', workspacePath = ''] = process.argv.slice(2);
const log = () => undefined;
const host = await createHost({ storeFolder, keyFolder, workspacePath, log });
const { port1, port2 } = new MessageChannel();
host.serve(fromNodePort(port1), { account: 'bench', role: 'administrator' });
const client = createPortClient(fromNodePort(port2));
for (const { first, rest } of panelCalls(await client.call('snapshot.info', {})))
  for (let run = 0; run < FILTERS; run++)
    await Promise.all([first(client, run), ...rest(client, run)]);
await client.call('people.find', { text: '王' });
await Promise.all(POINT_LAYER_IDS.map((id) => client.call('layer.points', { id })));
await wait(READY_MILLISECONDS);
const { rss, heapUsed, heapTotal, arrayBuffers } = process.memoryUsage();
const most = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
const inMiB = Object.entries({ rss, most, heapUsed, heapTotal, arrayBuffers }).map(
  ([name, bytes]) => [name, Math.round(bytes / 2 ** 20)],
);
process.stdout.write(JSON.stringify(Object.fromEntries(inMiB)));
process.exit(0);
