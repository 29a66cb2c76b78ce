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
