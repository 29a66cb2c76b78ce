import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listFailed, noteFailed } from './failed.ts';

let store = '';
beforeEach(async () => {
  store = await mkdtemp(path.join(os.tmpdir(), 'twin-failed-'));
});
afterEach(() => rm(store, { recursive: true, force: true }));

test('failed builds are listed as they were noticed, also those begun within one second', async () => {
  const begun = '000002-20160630-120000';
  await noteFailed(store, `${begun}-ffff`, 'first');
  await new Promise((resolve) => setTimeout(resolve, 5));
  await noteFailed(store, `${begun}-0000`, 'second');
  expect((await listFailed(store)).map(({ reason }) => reason)).toEqual(['first', 'second']);
});
