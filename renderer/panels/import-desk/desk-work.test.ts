import { expect, test } from 'vitest';
import type { ImportClient } from '../../../contract/imports.ts';
import { createDeskStore } from './desk-state.ts';
import { createDeskWorker } from './desk-work.ts';

/** An import host that clears away until it is told that it is done. */
function clearingHost() {
  const host: { done: (answer: { published: boolean }) => void } = { done: () => {} };
  const imports = {
    call: () => new Promise((resolve) => (host.done = resolve)),
    listen: () => () => {},
  } as unknown as ImportClient;
  return { host, imports };
}

/** Work that ends only when it is given up. */
function endless(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

test.each([
  [false, 'nothing'],
  [true, 'published'],
] as const)(
  'what a cancelled import left is told once the host has cleared it away (published: %s)',
  async (published, withdrawn) => {
    const { host, imports } = clearingHost();
    const store = createDeskStore();
    const worker = createDeskWorker(store, imports);
    const running = worker.run('commit', endless);
    worker.cancel();
    await Promise.resolve();
    await Promise.resolve();
    expect(store.getState()).toMatchObject({ work: 'withdraw', withdrawn: undefined });
    host.done({ published });
    await running;
    expect(store.getState()).toMatchObject({ work: undefined, withdrawn, error: undefined });
  },
);

test('newer work takes the place of older, which says nothing any more', async () => {
  const store = createDeskStore();
  const worker = createDeskWorker(store, clearingHost().imports);
  const older = worker.run('trial', endless);
  const newer = worker.run('recognise', () => Promise.resolve());
  await Promise.all([older, newer]);
  expect(store.getState()).toMatchObject({ work: undefined, withdrawn: undefined });
});
