import { mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader, openWriter } from './sqlite.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-driver-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function writtenFile(name = 'a 100% odd?name#1.sqlite'): Promise<string> {
  const path = join(folder, name);
  const db = await openWriter(path);
  await db.exec('CREATE TABLE room (slot INTEGER PRIMARY KEY, name TEXT) STRICT');
  await db.run("INSERT INTO room SELECT value, '房' || value FROM json_each(?)", [
    JSON.stringify(Array.from({ length: 2000 }, (_, index) => index)),
  ]);
  await db.close();
  return path;
}

describe('reading and writing', () => {
  it('reads back what was written, by list and by name', async () => {
    const db = await openReader(await writtenFile());
    expect(await db.get('SELECT name FROM room WHERE slot = ?', [7])).toEqual({ name: '房7' });
    expect(await db.all('SELECT slot FROM room WHERE slot < $top', { $top: 2 })).toEqual([
      { slot: 0 },
      { slot: 1 },
    ]);
    expect(await db.get('SELECT 1 FROM room WHERE slot = -1')).toBeUndefined();
    await db.close();
  });

  it('stores bytes and large integers', async () => {
    const db = await openWriter(':memory:');
    await db.exec('CREATE TABLE t (n INTEGER, b BLOB) STRICT');
    expect(await db.run('INSERT INTO t VALUES (?, ?)', [2n ** 60n, new Uint8Array([1, 2])])).toBe(
      1,
    );
    const row = await db.get<{ n: string; b: Uint8Array }>('SELECT CAST(n AS TEXT) AS n, b FROM t');
    expect(row?.n).toBe('1152921504606846976');
    expect([...(row?.b ?? [])]).toEqual([1, 2]);
    await db.close();
  });

  it('runs a prepared statement again and again and closes with it still there', async () => {
    const path = join(folder, 'prepared.sqlite');
    const db = await openWriter(path);
    await db.exec('CREATE TABLE t (n INTEGER UNIQUE) STRICT');
    const insert = await db.prepare('INSERT INTO t SELECT value FROM json_each(?)');
    expect(await insert.run(['[1, 2]'])).toBe(2);
    await expect(insert.run(['[2]'])).rejects.toMatchObject({ kind: 'internal' });
    expect(await insert.run(['[3]'])).toBe(1);
    const other = await db.prepare('DELETE FROM t WHERE n = ?');
    await other.run([1]);
    await other.finalize();
    await db.close();
    await expect(insert.run(['[4]'])).rejects.toMatchObject({ kind: 'stale' });
    const reader = await openReader(path);
    expect(await reader.all('SELECT n FROM t')).toEqual([{ n: 2 }, { n: 3 }]);
    await reader.close();
  });

  it('closes twice without harm and refuses work afterwards', async () => {
    const db = await openReader(await writtenFile());
    await db.close();
    await db.close();
    await expect(db.get('SELECT 1')).rejects.toMatchObject({ kind: 'stale' });
  });
});

describe('errors', () => {
  it('refuses to write through a reader', async () => {
    const db = await openReader(await writtenFile());
    await expect(db.all('DELETE FROM room RETURNING slot')).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await db.close();
  });

  it('names a missing file', async () => {
    const path = join(folder, 'nothing.sqlite');
    await expect(openReader(path)).rejects.toMatchObject({
      kind: 'not-found',
      place: { file: path },
    });
  });

  it('says that a file which is no database is damaged, with a remedy', async () => {
    const path = join(folder, 'text.sqlite');
    await writeFile(path, 'not a database at all, '.repeat(100));
    await expect(openReader(path)).rejects.toMatchObject({
      kind: 'corrupt',
      message: expect.stringContaining('import the exports again'),
    });
  });

  it('says that a file cut in the middle is damaged', async () => {
    const path = await writtenFile();
    const handle = await open(path, 'r+');
    await handle.truncate(Math.floor((await stat(path)).size / 8192) * 4096);
    await handle.close();
    await expect(openReader(path, { immutable: true })).rejects.toMatchObject({ kind: 'corrupt' });
  });

  it('says that the disk is full', async () => {
    const db = await openWriter(join(folder, 'full.sqlite'));
    await db.exec('PRAGMA max_page_count = 4; CREATE TABLE t (b BLOB)');
    await expect(db.run('INSERT INTO t VALUES (zeroblob(100000))')).rejects.toMatchObject({
      kind: 'internal',
      message: expect.stringContaining('no space left on the disk'),
    });
    await db.close();
  });

  it('says that another program is writing', async () => {
    const path = await writtenFile();
    const [one, two] = [await openWriter(path), await openWriter(path)];
    await two.exec('PRAGMA busy_timeout = 1');
    await one.exec('BEGIN IMMEDIATE');
    await expect(two.exec('BEGIN IMMEDIATE')).rejects.toMatchObject({ kind: 'busy' });
    await Promise.all([one.close(), two.close()]);
  });
});
