import { chmod, cp, readdir, rm, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openKeyring } from '../data/sealing/keyring.ts';
import { openStore } from '../data/snapshot/store.ts';
import { verifySnapshot } from '../data/snapshot/verify-snapshot.ts';
import { commandLine } from './testing/command-line.ts';
import { runAsOrdinaryAccount, runOnSmallDisk, runWithFileLimit } from './testing/other-process.ts';

const { at, demo, place, run, twin } = commandLine();
const KILOBYTES = 300;
/** Room for the store and a little more. */
const DISK_MEGABYTES = 24;

beforeAll(async () => {
  await demo('first', '--seed', '1');
  await demo('second', '--seed', '2');
  await twin('import', at('first'), ...place());
}, 120_000);

const importOf = (name: string): string[] => ['import', at(name), ...place(), '--allow-drop'];

/** The snapshot in use, found whole, and the names of all data files of a store. */
async function inUse(folder = at('store')): Promise<readonly [string, string[]]> {
  const store = await openStore(folder);
  const id = (await store.currentId()) ?? '';
  expect(await verifySnapshot(store, id, await openKeyring(at('keys')))).toMatchObject({
    ok: true,
  });
  const kept = await Promise.all(
    ['files', 'snapshots', 'building'].map((part) => readdir(`${folder}/${part}`)),
  );
  return [id, kept.flat()];
}

async function lastFailure(folder = at('store')): Promise<string> {
  return (await (await openStore(folder)).failed()).at(-1)?.reason ?? '';
}

async function copyOfSecond(name: string): Promise<void> {
  await cp(at('second'), at(name), { recursive: true });
}

describe('exports this account may not read', () => {
  it.each([
    ['a file', ['community-policing', '单位.csv']],
    ['a folder', ['community-policing']],
    ['the delivery note', ['delivery.json']],
  ])('%s: named with the remedy, listed, nothing changed', async (title, parts) => {
    const before = await inUse();
    await copyOfSecond(title);
    await chmod(at(title, ...parts), 0o000);
    const { code, output } = await runAsOrdinaryAccount(...importOf(title));
    await chmod(at(title, ...parts), 0o700);
    expect(code, output).toBe(1);
    const said = `This account may not read ${at(title, ...parts)}. Have it given the right to read`;
    expect(output).toContain(said);
    expect(await lastFailure()).toContain(said);
    expect(await inUse()).toEqual(before);
  });
});

describe('a store that cannot be written', () => {
  it.each([['.'], ['building'], ['files'], ['snapshots']])(
    'its folder %s is read-only: said with the remedy, nothing changed',
    async (part) => {
      const before = await inUse();
      await chmod(at('store', part), 0o555);
      const { code, output } = await runAsOrdinaryAccount(...importOf('second'));
      await chmod(at('store', part), 0o755);
      expect(code, output).toBe(1);
      expect(output).toMatch(/store.* cannot be written\. Check the rights of its folder/);
      expect(await lastFailure()).toContain('cannot be written');
      expect(await inUse()).toEqual(before);
    },
    60_000,
  );
});

describe('a disk that takes no more', () => {
  it('no file may grow: said with the remedy, listed, nothing half-written stays', async () => {
    const before = await inUse();
    const { code, output } = await runWithFileLimit(KILOBYTES, ...importOf('second'));
    expect(code, output).toBe(1);
    const said = /Check the disk, its free space|larger than this disk or account allows/;
    expect(output).toMatch(said);
    expect(await lastFailure()).toMatch(said);
    expect(await inUse()).toEqual(before);
  }, 60_000);

  it('it is full: said with the remedy, listed, nothing half-written stays', async () => {
    const [id, files] = await inUse();
    const args = [
      'import',
      at('second'),
      '--snapshot',
      'store',
      '--keys',
      at('keys'),
      '--allow-drop',
    ];
    const disk = { megabytes: DISK_MEGABYTES, store: at('store'), left: at('left') };
    const { code, output } = await runOnSmallDisk(disk, ...args);
    expect(code, output).toBe(1);
    const said = /no space left on the disk.*Free some space|Check the disk, its free space/;
    expect(output).toMatch(said);
    expect(await lastFailure(at('left'))).toMatch(said);
    expect(await inUse(at('left'))).toEqual([id, files]);
  }, 60_000);
});

describe('a key folder that is a file', () => {
  it.each([['a store of its own'], ['store']])('%s: said with the remedy', async (store) => {
    await writeFile(at('no-folder'), 'not a folder');
    const keys = ['--keys', at('no-folder'), '--snapshot', at(store)];
    const { code, output } = await run('import', at('second'), ...keys);
    expect(code).toBe(1);
    const said = `The key folder ${at('no-folder')} is a file. Name a folder with --keys`;
    expect(output).toContain(said);
    expect(await lastFailure(at(store))).toContain(said);
    await rm(at('no-folder'));
    await inUse();
  });
});
