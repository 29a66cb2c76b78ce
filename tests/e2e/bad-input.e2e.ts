import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { copyStore, EXECUTABLE, launchArguments, launchTwin } from './launch.ts';
import { TwinPage } from './twin-page.ts';

const temporary: string[] = [];

test.afterEach(async () => {
  for (const folder of temporary.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-empty-'));
  temporary.push(folder);
  return folder;
}

async function changedStore(change: (store: string) => Promise<void>): Promise<string> {
  const store = await copyStore();
  temporary.push(store);
  await change(store);
  return store;
}

async function makeNewer(store: string): Promise<void> {
  const id = (await readFile(path.join(store, 'current'), 'utf8')).trim();
  const file = path.join(store, 'snapshots', id, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...manifest, schemaVersion: 999 }));
}

async function damageBase(store: string): Promise<void> {
  const files = await readdir(path.join(store, 'files'));
  const base = path.join(store, 'files', files.find((name) => name.startsWith('base-')) ?? '');
  await writeFile(base, Buffer.alloc((await stat(base)).size, 'not a database '));
}

async function cutBase(store: string): Promise<void> {
  const files = await readdir(path.join(store, 'files'));
  const base = path.join(store, 'files', files.find((name) => name.startsWith('base-')) ?? '');
  await truncate(base, 11_000);
}

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program as `npm start` does, to its end. */
function runProgram(args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(EXECUTABLE, [...args], { timeout: 60_000 }, (error, stdout, stderr) => {
      resolve({
        code: typeof error?.code === 'number' ? error.code : error ? -1 : 0,
        stdout,
        stderr,
      });
    });
  });
}

for (const { title, store, sentence, inChinese } of [
  {
    title: 'a snapshot of a newer schema',
    store: () => changedStore(makeNewer),
    sentence: /newer Haishu Twin/,
    inChinese: /格式是第 999 版/,
  },
  {
    title: 'a damaged snapshot',
    store: () => changedStore(damageBase),
    sentence: /base-\w+\.sqlite.*(damaged|not a database)/,
    inChinese: /base-\w+\.sqlite.*已损坏/,
  },
  {
    title: 'a snapshot that was cut off',
    store: () => changedStore(cutBase),
    sentence: /base-\w+\.sqlite.* has 11000 bytes/,
    inChinese: /base-\w+\.sqlite.*11000 字节/,
  },
]) {
  test(`the window says what is wrong with ${title}`, async () => {
    const twin = await launchTwin({ store: await store() });
    await expect(twin.page.getByText(inChinese).first()).toBeVisible();
    await new TwinPage(twin.page).picture('problem');
    await twin.close();
  });

  test(`without a person, ${title} ends the program with its sentence`, async () => {
    const userData = await emptyFolder();
    const args = launchArguments(await store(), userData);
    const ended = await runProgram([...args, '--pictures', path.join(userData, 'out')]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(sentence);
  });
}

test('a folder without a snapshot is an empty window that tells how to fill it', async () => {
  const twin = await launchTwin({ store: await emptyFolder() });
  await expect(twin.page.getByText('还没有数据')).toBeVisible();
  await expect(twin.page.getByText(/twin -- import/).first()).toBeVisible();
  await twin.close();
});

test('a new snapshot that cannot be opened leaves the running one in use', async () => {
  const store = await changedStore(async () => undefined);
  const twin = await launchTwin({ store });
  const window = new TwinPage(twin.page);
  await window.sceneReady();
  await writeFile(path.join(store, 'current'), '20990101-000000-missing\n');
  await expect(twin.page.getByText(/打不开，仍在使用原快照/)).toBeVisible();
  await expect((await window.find('月湖')).first()).toContainText('月湖');
  await twin.close();
});

test('a second instance ends with a sentence and the first stays', async () => {
  const userData = await emptyFolder();
  const twin = await launchTwin({ userData });
  const ended = await runProgram(launchArguments(twin.store, userData));
  expect(ended.code).toBe(0);
  expect(ended.stderr).toContain('已经打开');
  await expect(twin.page.getByRole('combobox').first()).toBeVisible();
  await twin.close();
});

test('a mode that comes later is refused with a sentence', async () => {
  const userData = await emptyFolder();
  const ended = await runProgram([...launchArguments(userData, userData), '--mode', 'wall']);
  expect(ended.code).toBe(1);
  expect(ended.stderr).toMatch(/wall.*come later/);
});
