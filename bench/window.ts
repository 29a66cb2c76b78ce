/**
 * The real window on one store: cold start beside an empty Cesium page in the same runtime, latency of search and cards at
 * the renderer's end of the port, working set of each process.
 */
import { parseArgs } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';
import { buildEmptyPage } from './empty-page/build.ts';
import { spread, spreadText } from './lib/percentiles.ts';
import { searchQueries } from './lib/search-queries.ts';
import { table, writeSection } from './lib/results.ts';
import { medianStarts, ROOT, start, type Start } from './lib/start-window.ts';

const CARDS = 300;

const { values } = parseArgs({
  options: { store: { type: 'string' }, keys: { type: 'string' }, label: { type: 'string' } },
});
if (!values.store || !values.label)
  throw new Error('usage: window.ts --store DIR --keys DIR --label "scale 1"');
if (values.keys) process.env.HAISHU_TWIN_KEYS = values.keys;
const store = values.store;

const startTwin = (): Promise<Start> => start([ROOT, '--snapshot', store]);

interface Call {
  readonly name: string;
  readonly params: unknown;
}

interface Answer {
  readonly milliseconds: number;
  readonly value: unknown;
}

/** Asks the calls one after the other over a port of the page's own and times each in the page. */
function ask(page: Page, calls: readonly Call[]): Promise<Answer[]> {
  return page.evaluate(async (asked) => {
    const port = await new Promise<MessagePort>((resolve) => {
      const take = (event: MessageEvent<{ type?: string }>): void => {
        const [given] = event.ports;
        if (event.data.type !== 'twin-host-port' || !given) return;
        event.stopImmediatePropagation();
        window.removeEventListener('message', take, true);
        resolve(given);
      };
      window.addEventListener('message', take, true);
      (window as unknown as { twin: { connect(): void } }).twin.connect();
    });
    const answers: Answer[] = [];
    for (const [id, { name, params }] of asked.entries()) {
      const begun = performance.now();
      const reply = await new Promise<{ type: string; value?: unknown }>((resolve) => {
        port.onmessage = ({ data }) => {
          if (data.id === id) resolve(data);
        };
        port.postMessage({ type: 'call', id, name, params });
      });
      const milliseconds = performance.now() - begun;
      if (reply.type !== 'result') throw new Error(`${name}: ${JSON.stringify(reply)}`);
      answers.push({ milliseconds, value: reply.value });
    }
    return answers;
  }, calls);
}

/** One row of the table: what was asked, how often, how long it took. */
async function latencyRow(page: Page, what: string, calls: readonly Call[]): Promise<string[]> {
  const times = (await ask(page, calls)).map(({ milliseconds }) => milliseconds);
  return [what, String(times.length), spreadText(spread(times))];
}

const searchCalls = (texts: readonly string[]): Call[] =>
  texts.map((text) => ({ name: 'search.everything', params: { text } }));

async function workingSets(app: ElectronApplication): Promise<string[][]> {
  const metrics = await app.evaluate(({ app: electron }) => electron.getAppMetrics());
  return metrics.map(({ type, name, memory }) => [
    name ?? type,
    (memory.workingSetSize / 1024).toFixed(0),
    (memory.peakWorkingSetSize / 1024).toFixed(0),
  ]);
}

/** Cards of slots spread evenly over what the snapshot holds; a first snapshot has no gaps between its slots. */
async function cardCalls(page: Page): Promise<Call[][]> {
  const [layers] = await ask(page, [{ name: 'snapshot.layers', params: {} }]);
  const rows = (id: string): number =>
    (layers?.value as { id: string; rowCount: number }[]).find((layer) => layer.id === id)
      ?.rowCount ?? 0;
  const spreadSlots = (count: number): number[] =>
    Array.from({ length: CARDS }, (_, index) => 1 + Math.floor((index * (count - 1)) / CARDS));
  const of = (name: string, id: string): Call[] =>
    spreadSlots(rows(id)).map((slot) => ({ name, params: { slot } }));
  return [
    of('building.card', 'building'),
    of('building.matrix', 'building'),
    of('room.card', 'room'),
  ];
}

async function measureCalls(page: Page): Promise<string[][]> {
  const rows: string[][] = [];
  const queries = Object.entries(searchQueries());
  for (const [kind, texts] of queries)
    rows.push(await latencyRow(page, `search, ${kind}`, searchCalls(texts)));
  rows.push(
    await latencyRow(page, 'search, all', searchCalls(queries.flatMap(([, texts]) => texts))),
  );
  for (const calls of await cardCalls(page))
    rows.push(await latencyRow(page, calls[0]?.name ?? '', calls));
  return rows;
}

const emptyFolder = await buildEmptyPage();
const [emptySeconds, twinSeconds] = await medianStarts(() => start([emptyFolder]), startTwin);
const { app, page } = await startTwin();
const calls = await measureCalls(page);
const memory = await workingSets(app);
await app.close();

writeSection(`Window, ${values.label}`, [
  `Cold start until the district is drawn, median of five: ${twinSeconds.toFixed(2)} s; an empty Cesium page in the same runtime: ${emptySeconds.toFixed(2)} s; ratio ${(twinSeconds / emptySeconds).toFixed(2)}.`,
  '',
  ...table(
    ['call, at the renderer’s end of the port', 'calls', 'median / p95 / largest ms'],
    calls,
  ),
  '',
  ...table(['process', 'working set MB', 'peak MB'], memory),
]);
