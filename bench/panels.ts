/**
 * First figures and filter changes of each panel, at the asker's end of a MessagePort, the panel's other questions asked in
 * the same moment: `node bench/panels.ts --store DIR --keys DIR`.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { MessageChannel } from 'node:worker_threads';
import type { HostClient } from '../contract/host.ts';
import { createPortClient, fromNodePort } from '../contract/port-client.ts';
import { createHost } from '../data/host/index.ts';
import { panelMemory, type PanelMemory } from './lib/in-runtime.ts';
import { type PanelCalls, panelCalls } from './lib/panel-calls.ts';
import { spread, spreadText } from './lib/percentiles.ts';
import { table, writeSection } from './lib/results.ts';

const CHANGES = 60;

const { values } = parseArgs({ options: { store: { type: 'string' }, keys: { type: 'string' } } });
const [storeFolder, keyFolder] = [values.store, values.keys];
if (!storeFolder || !keyFolder) throw new Error('Name the store and its keys: --store --keys');
const folder = mkdtempSync(path.join(os.tmpdir(), 'twin-panels-'));

/** Runs work on a host of its own, as cold as a program just started; `kept` says what it finds beside its workspace. */
async function onNewHost<Result>(
  kept: string,
  work: (client: HostClient) => Promise<Result>,
): Promise<Result> {
  const host = await createHost({
    storeFolder: storeFolder!,
    keyFolder: keyFolder!,
    workspacePath: path.join(folder, kept, 'workspace.sqlite'),
    log: () => undefined,
  });
  const { port1, port2 } = new MessageChannel();
  host.serve(fromNodePort(port1), { account: 'bench', role: 'administrator' });
  const client = createPortClient(fromNodePort(port2));
  try {
    await client.call('snapshot.info', {});
    return await work(client);
  } finally {
    client.close();
    await host.close();
  }
}

function memoryText({ rss, most, shared, heapUsed, external }: PanelMemory): string {
  return `working set ${most} MB at most, ${rss} afterwards (${shared} of it files shared with the window's other processes, heap in use ${heapUsed}, buffers ${external})`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Milliseconds to the first figures, while the rest of the panel is asked too, and until all of it is there. */
async function ask(
  { first, rest }: PanelCalls,
  client: HostClient,
  run: number,
): Promise<[first: number, all: number]> {
  const started = performance.now();
  const figures = timed(() => first(client, run));
  await Promise.all([figures, ...rest(client, run)]);
  return [await figures, performance.now() - started];
}

const panels = await onNewHost('info', async (client) =>
  panelCalls(await client.call('snapshot.info', {})),
);
const keptFolder = path.join(folder, 'kept', 'kept');
const isPrepared = (): boolean =>
  existsSync(keptFolder) && readdirSync(keptFolder).some((each) => each.startsWith('prepared-'));
const preparing = await onNewHost('kept', () =>
  timed(async () => {
    while (!isPrepared()) await wait(50);
  }),
);
const rows: string[][] = [];
for (const [at, panel] of panels.entries()) {
  const [never] = await onNewHost(`never-${at}`, (client) => ask(panel, client, 0));
  const [[cold, all], changes] = await onNewHost('kept', async (client) => {
    const opened = await ask(panel, client, 0);
    const taken: number[] = [];
    for (let run = 1; run <= CHANGES; run++) taken.push((await ask(panel, client, run))[0]);
    return [opened, taken] as const;
  });
  rows.push([
    panel.title,
    never.toFixed(0),
    cold.toFixed(0),
    all.toFixed(0),
    spreadText(spread(changes)),
  ]);
  process.stderr.write(`${rows.at(-1)?.join(' | ')}\n`);
}
const walk = await panelMemory(
  storeFolder,
  keyFolder,
  path.join(folder, 'memory', 'workspace.sqlite'),
);
const [opened, again] = [walk(), walk()];
rmSync(folder, { recursive: true, force: true });
writeSection('Panels over the port, scale 1', [
  `Milliseconds to the first figures while the rest of the panel asks too. Bars: first figures 200, a filter change 150.`,
  `Working out what is kept of a snapshot took ${(preparing / 1000).toFixed(1)} s on its thread, the 2.5 s before it begins included.`,
  `Memory of a host in the window's runtime that walked through all panels and then showed all layers of points at once: ${memoryText(opened)} on a snapshot nobody opened before, the preparing thread beside; ${memoryText(again)} at the next start. Bar: 500 MB.`,
  '',
  ...table(
    [
      'panel',
      'snapshot never opened before',
      'program just started',
      'the whole panel then',
      `${CHANGES} filter changes: median / p95 / largest`,
    ],
    rows,
  ),
]);
process.exit(0);
