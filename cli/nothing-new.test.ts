import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../data/snapshot/store.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { listBatches } from './import-desk/batches.ts';
import { refresh } from './refresh.ts';
import type { RefreshOptions } from './refresh-options.ts';
import type { RefreshReport } from './refresh-report.ts';

let folder: TestFolder;
let first: RefreshReport;
beforeAll(async () => {
  folder = await TestFolder.make();
  first = await deliver('first', ROWS, '2026-10-31');
});
afterAll(() => folder.remove());

const HEADER = '工单编号,流水号,派单时间';
const ROWS = ['G1,C1,2016-03-01 08:00:00', 'G2,C2,2016-03-02 08:00:00'];
const REFUSED = ['G3,C3,三月初', 'G4,C4,昨天'];

async function deliver(
  name: string,
  rows: readonly string[],
  asOf: string,
  options: Partial<RefreshOptions> = {},
): Promise<RefreshReport> {
  await folder.text(`${name}/delivery.json`, JSON.stringify({ asOf }));
  await folder.text(`${name}/hotline/工单.csv`, `${[HEADER, ...rows].join('\n')}\n`);
  return refresh({
    paths: [folder.at(name)],
    storeFolder: folder.at('store'),
    keyFolder: folder.at('keys'),
    ...options,
  });
}

const store = () => openStore(folder.at('store'));

it.each([
  {
    name: 'refused',
    what: 'a later delivery all of whose rows are refused',
    rows: REFUSED,
    asOf: '2026-11-30',
    options: { mode: 'incremental' },
    rejected: 2,
  },
  {
    name: 'mixed',
    what: 'an incremental delivery whose rows are there already or refused',
    rows: [...ROWS, ...REFUSED.slice(0, 1)],
    asOf: '2026-10-31',
    options: { mode: 'incremental' },
    rejected: 1,
  },
  {
    name: 'order',
    what: 'a file with the same rows in another order',
    rows: ROWS.toReversed(),
    asOf: '2026-10-31',
    options: {},
    rejected: 0,
  },
  {
    name: 'again',
    what: 'the same file once more',
    rows: ROWS,
    asOf: '2026-10-31',
    options: {},
    rejected: 0,
  },
] as const)(
  '$what publishes nothing and is listed with what was refused',
  async ({ name, rows, asOf, options, rejected }) => {
    const report = await deliver(name, rows, asOf, options);
    expect(report).toMatchObject({ outcome: 'unchanged', snapshotId: first.snapshotId });
    expect(await (await store()).list()).toEqual([first.snapshotId]);
    const listed = (await listBatches(await store())).find(({ id }) => id === report.batch);
    expect(listed).toMatchObject({ state: 'unchanged', rejected, hasWorkbook: rejected > 0 });
    expect(listed?.files.map((file) => file.name)).toEqual(['hotline/工单.csv']);
  },
);

it('the same rows of a file saved later are no news where nobody states a date', async () => {
  await folder.text('saved/hotline/工单.csv', `${[HEADER, ...ROWS.toReversed()].join('\n')}\n`);
  const report = await refresh({
    paths: [folder.at('saved')],
    storeFolder: folder.at('store'),
    keyFolder: folder.at('keys'),
  });
  expect(report).toMatchObject({ outcome: 'unchanged', snapshotId: first.snapshotId });
});

it('the same rows of a later date are published, since the data is as of that date now', async () => {
  const report = await deliver('later', ROWS.toReversed(), '2026-11-30');
  expect(report.outcome).toBe('published');
  const { asOf, changes } = await (await store()).manifest(report.snapshotId ?? '');
  expect(asOf).toBe('2026-11-30');
  expect(changes).toMatchObject([{ added: 0, changed: 0, removed: 0 }]);
});

it('the same rows with others that are refused are published, since the ledger tells of those', async () => {
  const report = await deliver('more', [...ROWS, ...REFUSED], '2026-11-30');
  expect(report.outcome).toBe('published');
});

it('a first delivery all of whose rows are refused leaves the store empty and its report behind', async () => {
  await folder.text('empty/hotline/工单.csv', `${[HEADER, ...REFUSED].join('\n')}\n`);
  const report = await refresh({
    paths: [folder.at('empty')],
    storeFolder: folder.at('empty-store'),
    keyFolder: folder.at('keys'),
  });
  expect(report).toMatchObject({ outcome: 'unchanged', snapshotId: undefined, rejectedRows: 2 });
  const empty = await openStore(folder.at('empty-store'));
  expect([await empty.list(), await empty.currentId()]).toEqual([[], undefined]);
  const [batch] = await listBatches(empty);
  expect(batch).toMatchObject({ id: report.batch, state: 'unchanged', hasWorkbook: true });
});
