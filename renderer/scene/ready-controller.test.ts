import { Event } from 'cesium';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SnapshotInfo } from '../../contract/queries/snapshot.ts';
import { createTwinStore } from '../store.ts';
import { createReadyController } from './ready-controller.ts';
import type { Stage } from './stage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what comes after the last frame makes the scene ready all the same, and then it rests', () => {
  const store = createTwinStore();
  store.setState({ snapshot: { id: 's1' } as SnapshotInfo });
  const postRender = new Event();
  let frames = 0;
  let wanted = true;
  const requestRender = () => (wanted = true);
  /** The engine draws on the next animation frame, if anybody asked. */
  setInterval(() => {
    if (!wanted) return;
    wanted = false;
    frames += 1;
    postRender.raiseEvent();
  }, 16);
  let loaded = false;
  const scene = { postRender, requestRender } as unknown as Stage['scene'];
  const stop = createReadyController({ scene, store }, [() => loaded]);
  vi.advanceTimersByTime(100);
  expect(store.getState().sceneReady).toBe(false);
  loaded = true;
  vi.advanceTimersByTime(2000);
  expect(store.getState().sceneReady).toBe(true);
  const atRest = frames;
  vi.advanceTimersByTime(10_000);
  expect(frames).toBe(atRest);
  stop();
  expect(store.getState().sceneReady).toBe(false);
});
