import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TABLES } from '../contract/schema/index.ts';
import { sealedColumns } from '../contract/schema/table.ts';
import { FINDINGS_FILE, openFindings } from '../data/quality/findings-file.ts';
import { openStore } from '../data/snapshot/store.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { refresh } from './refresh.ts';
import type { RefreshOptions } from './refresh-options.ts';
import type { RefreshReport } from './refresh-report.ts';
import { writeShippedDemo } from './testing/shipped-demo.ts';

/** Whole imports, five of them, on a machine that may be busy. */
const LONG = { timeout: 300_000 };

let folder: TestFolder;
beforeAll(async () => {
  folder = await TestFolder.make();
  await writeShippedDemo(folder.at('exports'), 0.01, ['city-management']);
});
afterAll(() => folder.remove());

function run(store: string, options: Partial<RefreshOptions>): Promise<RefreshReport> {
  return refresh({
    paths: [folder.at('exports')],
    storeFolder: folder.at(store),
    keyFolder: folder.at('keys'),
    ...options,
  });
}

/** Everything of a batch that must not depend on threads: accounts, rejects, bytes of files without sealed blobs. */
async function batchOf(store: string, report: RefreshReport) {
  const { folder: path, manifest } = await openStore(folder.at(store));
  const { files, sources } = await manifest(report.snapshotId ?? '');
  const random = new Set(
    TABLES.filter((table) => sealedColumns(table).length > 0).map((t) => t.file),
  );
  const hashes = Object.entries(files).filter(([file]) => !random.has(file as 'people'));
  const findings = await openFindings(join(path, 'reports', report.batch, FINDINGS_FILE));
  const rejects = await findings?.all('SELECT * FROM finding ORDER BY id');
  await findings?.close();
  const unstamped = sources.map(({ batch: _batch, ...source }) => source);
  return { sources: unstamped, hashes, rejects, changes: report.changes, accounts: report.files };
}

it('builds the same files, accounts and rejects on one thread and on two', LONG, async () => {
  const one = await batchOf('one', await run('one', { threads: 1 }));
  expect(one.hashes.length).toBe(5);
  expect(one.rejects?.length).toBeGreaterThan(0);
  let read = 0;
  const report = await run('two', { threads: 2, onRead: (rows) => void (read = rows) });
  expect(await batchOf('two', report)).toEqual(one);
  expect(read).toBeGreaterThanOrEqual(report.files.reduce((sum, file) => sum + file.read, 0));
});

it(
  'a file that cannot be read stops every thread and the snapshot in use stays',
  LONG,
  async () => {
    const before = await (await openStore(folder.at('one'))).currentId();
    const names = await readdir(folder.at('exports/city-management'));
    const cases = names.find((name) => /^案件流程.*csv$/.test(name)) ?? '';
    const path = folder.at(`exports/city-management/${cases}`);
    const text = await readFile(path);
    const cut = text.subarray(0, text.lastIndexOf(10, text.length - 2) + 1);
    await writeFile(path, Buffer.concat([cut, Buffer.from(`"never closed${'\nx'.repeat(300)}`)]));
    const failure = await run('one', { threads: 2 }).then(
      () => undefined,
      (error: unknown) => error,
    );
    await writeFile(path, text);
    expect(failure).toMatchObject({ kind: 'invalid', place: { file: path } });
    const store = await openStore(folder.at('one'));
    expect(await store.currentId()).toBe(before);
    expect(await readdir(join(store.folder, 'building'))).toEqual([]);
  },
);

it('a person who gives up ends every thread, and nothing is left behind', LONG, async () => {
  const giveUp = new AbortController();
  const onRead = (rows: number) => rows > 5000 && giveUp.abort(new Error('given up'));
  const run2 = run('given-up', { threads: 2, signal: giveUp.signal, onRead });
  await expect(run2).rejects.toThrow('given up');
  const store = await openStore(folder.at('given-up'));
  expect(await store.currentId()).toBeUndefined();
  expect(await readdir(join(store.folder, 'building'))).toEqual([]);
});
