import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findDepartment } from '../../data/give-back/export-department.ts';
import { destroyDepartmentKey } from '../../data/keys/destroy-key.ts';
import { openKeyring } from '../../data/sealing/keyring.ts';
import { beginBuild } from '../../data/snapshot/build.ts';
import type { BuildOptions } from '../../data/snapshot/build-options.ts';
import { rollback } from '../../data/snapshot/rollback.ts';
import { openStore } from '../../data/snapshot/store.ts';
import { verifySnapshot } from '../../data/snapshot/verify-snapshot.ts';
import { TEST_PROFILE } from '../../data/testing/deliveries.ts';
import { importDatasets } from '../import.ts';
import { recogniseFolder } from '../recognise.ts';
import { ImportReporter } from '../report/reporter.ts';
import { TestFolder } from '../testing/folder.ts';
import { jpegOf, pngOf } from '../testing/pictures.ts';
import { zipOf } from '../testing/zip.ts';

let folder: TestFolder;

beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

const HEADER = '案件编号,编码版本,小类代码,上报时间,处置前照片,处置后照片,处置后照片2';
const row = (number: string, before: string, after = '', more = '') =>
  `${number},CJT214-2007,0102,2016-03-01 08:00:00,${before},${after},${more}`;

const deliver = (...rows: string[]) =>
  folder.text('exports/案件.csv', [HEADER, ...rows, ''].join('\n'));
const photograph = (name: string, seed: number) =>
  folder.bytes(`exports/照片/${name}`, jpegOf(640, 480, seed));

async function refresh(options: Partial<BuildOptions> = {}) {
  const recognition = await recogniseFolder([folder.at('exports')], undefined);
  const store = await openStore(folder.at('store'));
  const keys = await openKeyring(folder.at('keys'));
  const given = { profile: TEST_PROFILE, synthetic: false, keys, allowDrop: true };
  const build = await beginBuild(store, { ...given, ...options });
  const reporter = await ImportReporter.open(folder.at('report'));
  const report = await importDatasets({ recognition, build, profile: TEST_PROFILE, reporter });
  const published = await build.finish();
  const { warnings } = reporter.findings();
  await reporter.close();
  return { report, published, warnings, store, keys };
}

interface PictureRow {
  readonly key: string;
  readonly part: string;
  readonly sequence: number;
  readonly name: string;
  readonly problem: string | null;
  readonly width: number | null;
}

async function pictures(): Promise<PictureRow[]> {
  const store = await openStore(folder.at('store'));
  const snapshot = await store.open((await store.currentId()) ?? '');
  try {
    if (!snapshot.has('pictures')) return [];
    return await snapshot.db.all<PictureRow>(
      `SELECT record_key AS key, part, sequence, file_name AS name, problem, width_pixels AS width
       FROM pictures.picture ORDER BY 1, 2, 3`,
    );
  } finally {
    await snapshot.close();
  }
}

async function stored(): Promise<number> {
  const names = await readdir(folder.at('store/pictures'), { recursive: true }).catch(() => []);
  return names.filter((name) => /[0-9a-f]{64}$/.test(name)).length;
}

it('keeps the photographs that rows name, once each and sealed', async () => {
  await photograph('a.jpg', 1);
  await photograph('b.jpg', 2);
  await photograph('same as a.jpg', 1);
  await deliver(row('A1', 'a.jpg', '照片/b.jpg', 'same as a.jpg'), row('A2', 'A.JPG'));
  const { report, warnings, store, keys } = await refresh();
  expect(warnings).toEqual([]);
  expect(report.files[0]?.unknownColumns).toEqual([]);
  expect(await pictures()).toEqual([
    { key: 'A1', part: 'after', sequence: 1, name: '照片/b.jpg', problem: null, width: 640 },
    { key: 'A1', part: 'after', sequence: 2, name: 'same as a.jpg', problem: null, width: 640 },
    { key: 'A1', part: 'before', sequence: 1, name: 'a.jpg', problem: null, width: 640 },
    { key: 'A2', part: 'before', sequence: 1, name: 'A.JPG', problem: null, width: 640 },
  ]);
  expect(await stored()).toBe(2);
  const id = (await store.currentId()) ?? '';
  const { findings } = await verifySnapshot(store, id, keys);
  expect(findings.filter(({ check }) => check === 'pictures')).toEqual([]);
});

it('reads photographs from a zip beside the table, whatever its names are written in, and a loose one first', async () => {
  await photograph('a.jpg', 1);
  const inside = { '照片/a.jpg': jpegOf(9, 9), '处置/b.jpg': jpegOf(320, 240, 2) };
  await folder.bytes('exports/照片.zip', zipOf(inside, 'gbk'));
  await folder.bytes('exports/文件.zip', zipOf({ 'cut.jpg': jpegOf(320, 240).subarray(0, 60) }));
  await deliver(row('A1', 'a.jpg', '处置/b.jpg'), row('A2', 'cut.jpg'));
  const { report, warnings } = await refresh();
  expect(report.unrecognised.map(({ name }) => name)).toEqual(['文件.zip', '照片.zip']);
  expect(warnings.map(({ line, code }) => [line, code])).toEqual([[3, 'PICTURE_DAMAGED']]);
  expect(await pictures()).toMatchObject([
    { key: 'A1', part: 'after', name: '处置/b.jpg', width: 320 },
    { key: 'A1', part: 'before', name: 'a.jpg', width: 640 },
    { key: 'A2', problem: 'damaged' },
  ]);
});

it('loads a row whose photograph is missing, damaged, something else, too large or outside, and says so with its line', async () => {
  await folder.bytes('exports/照片/cut.jpg', jpegOf(640, 480).subarray(0, 60));
  await folder.text('exports/照片/text.jpg', 'no picture');
  await folder.bytes('exports/照片/large.png', Buffer.concat([pngOf(9, 9), Buffer.alloc(9e6)]));
  await folder.bytes('secret.jpg', jpegOf(9, 9));
  const names = ['gone.jpg', 'cut.jpg', 'text.jpg', 'large.png', '../secret.jpg'];
  await deliver(...names.map((name, at) => row(`A${at}`, name)));
  const { report, warnings } = await refresh();
  expect(report.files[0]).toMatchObject({ read: 5, accepted: 5, rejected: 0 });
  expect(
    warnings.map(({ file, line, column, code, value }) => [file, line, column, code, value]),
  ).toEqual([
    ['案件.csv', 2, '处置前照片', 'PICTURE_MISSING', 'gone.jpg'],
    ['案件.csv', 3, '处置前照片', 'PICTURE_DAMAGED', 'cut.jpg'],
    ['案件.csv', 4, '处置前照片', 'PICTURE_KIND', 'text.jpg'],
    ['案件.csv', 5, '处置前照片', 'PICTURE_SIZE', 'large.png'],
    ['案件.csv', 6, '处置前照片', 'PICTURE_PATH', '../secret.jpg'],
  ]);
  expect(report.files[0]?.flags).toMatchObject({ PICTURE_MISSING: 1, PICTURE_PATH: 1 });
  expect((await pictures()).map(({ problem }) => problem)).toEqual([
    'missing',
    'damaged',
    'kind',
    'size',
    'path',
  ]);
});

it('takes a photograph that came later, though the table is the same', async () => {
  await deliver(row('A1', 'a.jpg'));
  await refresh();
  await photograph('a.jpg', 1);
  expect((await refresh()).published).not.toBe('unchanged');
  expect(await pictures()).toMatchObject([{ key: 'A1', problem: null }]);
  expect((await refresh()).published).toBe('unchanged');
});

it('photographs that went with a destroyed key come back with the next delivery of the same files', async () => {
  await photograph('a.jpg', 1);
  await deliver(row('A1', 'a.jpg'));
  const { store } = await refresh();
  const department = findDepartment('city-management');
  const principal = { account: 'local', role: 'administrator' } as const;
  const keyFolder = folder.at('keys');
  await destroyDepartmentKey({ store, keyFolder, department, principal, reason: '保存期满' });
  expect(await stored()).toBe(0);
  expect((await refresh()).published).not.toBe('unchanged');
  expect(await stored()).toBe(1);
  const keys = await openKeyring(keyFolder);
  const { findings } = await verifySnapshot(store, (await store.currentId()) ?? '', keys);
  expect(findings.filter(({ check }) => check === 'pictures')).toEqual([]);
  expect((await refresh()).published).toBe('unchanged');
});

it('an incremental delivery replaces the photographs of its rows and leaves the others', async () => {
  await photograph('a.jpg', 1);
  await photograph('b.jpg', 2);
  await deliver(row('A1', 'a.jpg'), row('A2', 'a.jpg'));
  await refresh();
  await deliver(row('A2', 'b.jpg'), row('A3', 'b.jpg'));
  await refresh({ mode: 'incremental' });
  expect(await pictures()).toMatchObject([
    { key: 'A1', name: 'a.jpg' },
    { key: 'A2', name: 'b.jpg' },
    { key: 'A3', name: 'b.jpg' },
  ]);
});

it('of two rows with one number only those of the row that was taken count', async () => {
  await photograph('a.jpg', 1);
  await deliver(row('A1', 'a.jpg'), row('A1', 'b.jpg'));
  await refresh();
  expect(await pictures()).toMatchObject([{ key: 'A1', name: 'a.jpg' }]);
});

it('photographs nobody names go with the last snapshot that named them, and come back by a rollback until then', async () => {
  await photograph('a.jpg', 1);
  await deliver(row('A1', 'a.jpg'));
  const first = await refresh({ keep: 2 });
  await deliver(row('A1', ''));
  await refresh({ keep: 2 });
  expect([await pictures(), await stored()]).toEqual([[], 1]);
  await rollback(first.store, typeof first.published === 'string' ? '' : first.published.id);
  expect(await pictures()).toMatchObject([{ key: 'A1' }]);
  await deliver(row('A1', ''));
  await refresh({ keep: 1 });
  expect(await stored()).toBe(0);
});

it('photographs of a build that was cut off are cleared by the next one', async () => {
  await photograph('a.jpg', 1);
  await deliver(row('A1', ''));
  await refresh();
  await folder.bytes(`store/pictures/city-management/ab/${'ab'.repeat(32)}`, Buffer.from('cut'));
  await deliver(row('A1', 'a.jpg'));
  await refresh();
  expect(await stored()).toBe(1);
});

it('verify finds a photograph that is gone or was changed', async () => {
  await photograph('a.jpg', 1);
  await deliver(row('A1', 'a.jpg'));
  const { store, keys } = await refresh();
  const id = (await store.currentId()) ?? '';
  const [name = ''] = await filesBelow('store/pictures');
  await folder.bytes(name, Buffer.from('changed'));
  expect(await verifySnapshot(store, id, keys)).toMatchObject({ ok: false });
  await rm(folder.at(name));
  expect((await verifySnapshot(store, id)).findings).toContainEqual(
    expect.objectContaining({ check: 'pictures', severity: 'error' }),
  );
});

async function filesBelow(name: string): Promise<string[]> {
  const names = await readdir(folder.at(name), { recursive: true });
  return names.filter((each) => /[0-9a-f]{64}$/.test(each)).map((each) => join(name, each));
}

it('without photographs there is no file of them', async () => {
  await deliver(row('A1', '', '无'));
  const { published } = await refresh();
  expect(published).not.toHaveProperty('files.pictures');
});
