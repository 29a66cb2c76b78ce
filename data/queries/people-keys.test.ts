import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openKeyring } from '../sealing/keyring.ts';
import { lookupKeys } from './people-keys.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-keys-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('an old number of 15 digits finds the person under the 18 characters it became', async () => {
  const keyring = await openKeyring(folder);
  const { personKeys } = await keyring.forSealing('community-policing');
  const [stored] = personKeys(['居民身份证|11010519491231002X']);
  for (const text of ['110105491231002', '11010519491231002x', '１１０１０５４９１２３１００２'])
    expect((await lookupKeys(keyring, text))?.persons, text).toContain(stored);
  expect((await lookupKeys(keyring, '110105491231003'))?.persons).not.toContain(stored);
});

it.each([
  ['护照', 'E12345678'],
  ['护照', '123456789'],
  ['护照', 'C01X00T47'],
  ['护照', 'P3302990000001'],
  ['港澳居民来往内地通行证', 'H0123456701'],
  ['外国人永久居留身份证', 'USA110000000000'],
  ['其他', 'Q3302990000001'],
])('a number of a %s like %s finds the person it was delivered with', async (type, number) => {
  const keyring = await openKeyring(folder);
  const { personKeys } = await keyring.forSealing('community-policing');
  const [stored] = personKeys([`${type}|${number}`]);
  expect((await lookupKeys(keyring, number.toLowerCase()))?.persons).toContain(stored);
});

it('a name and a room are no document', async () => {
  const keyring = await openKeyring(folder);
  for (const text of ['Smith', '张三', '501'])
    expect(await lookupKeys(keyring, text), text).toBeUndefined();
});
