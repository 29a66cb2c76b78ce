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

/**
 * Walks through all panels on one host, shows all layers at once and prints its memory in MB as JSON; run by
 * `panelMemory` in the runtime of the window: arguments STORE KEYS WORKSPACE.
 */
async function walk(): Promise<void> {
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
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
  const status = readFileSync('/proc/self/status', 'utf8');
  const ofStatus = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) * 1024;
  const most = ofStatus('VmHWM');
  const shared = ofStatus('RssFile') + ofStatus('RssShmem');
  const inMB = Object.entries({ rss, most, shared, heapUsed, heapTotal, external }).map(
    ([name, bytes]) => [name, Math.round(bytes / 1e6)],
  );
  process.stdout.write(JSON.stringify(Object.fromEntries(inMB)));
  process.exit(0);
}

walk().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
