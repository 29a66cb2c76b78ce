import { expect, test } from 'vitest';
import { TwinError } from '../../contract/errors.ts';
import type { HostClient, HostEvents } from '../../contract/host.ts';
import { snapshotOf } from '../testing/records.ts';
import { createTwinStore } from '../store.ts';
import { followSnapshot } from './live-snapshot.ts';

test('the store has the snapshot, and a swap leaves a notice of what changed', async () => {
  const store = createTwinStore();
  const host = hostWith('first');
  followSnapshot(store, host.client);
  await settled();
  expect(store.getState().snapshot?.id).toBe('first');
  expect(store.getState().swapNotice).toBeUndefined();

  host.publish('second');
  await settled();
  expect(store.getState().snapshot?.id).toBe('second');
  expect(store.getState().scene.snapshotId).toBe('second');
  expect(store.getState().swapNotice).toMatchObject({ from: 'first', to: 'second' });
});

test('without a snapshot the store says why, and the first one needs no notice', async () => {
  const store = createTwinStore();
  const host = hostWith(undefined);
  followSnapshot(store, host.client);
  await settled();
  expect(store.getState().snapshotError?.kind).toBe('not-found');

  host.publish('first');
  await settled();
  expect(store.getState()).toMatchObject({ snapshotError: undefined, swapNotice: undefined });
});

test('a refused snapshot is told and the old one stays', async () => {
  const store = createTwinStore();
  const host = hostWith('first');
  followSnapshot(store, host.client);
  await settled();
  host.refuse('broken');
  expect(store.getState().refused?.id).toBe('broken');
  expect(store.getState().snapshot?.id).toBe('first');
});

test('a new port reads again, and a stopped follower does not', async () => {
  const store = createTwinStore();
  const host = hostWith('first');
  const stop = followSnapshot(store, host.client);
  await settled();
  host.become('second');
  store.setState({ connections: 2 });
  await settled();
  expect(store.getState().snapshot?.id).toBe('second');
  stop();
  host.become('third');
  store.setState({ connections: 3 });
  await settled();
  expect(store.getState().snapshot?.id).toBe('second');
});

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function hostWith(id: string | undefined) {
  let current = id;
  const listeners = new Map<string, (payload: never) => void>();
  const answer = async (name: string): Promise<unknown> => {
    if (current === undefined) throw new TwinError('not-found', '还没有快照');
    return name === 'snapshot.info' ? snapshotOf({ id: current }) : [];
  };
  const client: HostClient = {
    call: (name) => answer(name) as never,
    listen: (event, listener) => {
      listeners.set(event, listener);
      return () => void listeners.delete(event);
    },
  };
  const tell = <E extends keyof HostEvents>(event: E, payload: HostEvents[E]) =>
    listeners.get(event)?.(payload as never);
  return {
    client,
    become: (to: string) => {
      current = to;
    },
    publish: (to: string) => {
      const from = current;
      current = to;
      tell('snapshot.changed', { from, to, changes: [] });
    },
    refuse: (which: string) =>
      tell('snapshot.refused', { id: which, error: { kind: 'corrupt', sentence: '文件损坏' } }),
  };
}
