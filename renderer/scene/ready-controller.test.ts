import { Event } from 'cesium';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SnapshotInfo } from '../../contract/queries/snapshot.ts';
import { createTwinStore, SCENE_PARTS } from '../store.ts';
import { createReadyController, type SceneParts } from './ready-controller.ts';
import type { Stage } from './stage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An engine that draws on the next animation frame, if anybody asked. */
function engine() {
  const postRender = new Event();
  let [frames, wanted, running] = [0, true, true];
  setInterval(() => {
    if (!wanted || !running) return;
    wanted = false;
    frames += 1;
    postRender.raiseEvent();
  }, 16);
  const scene = { postRender, requestRender: () => (wanted = true) } as unknown as Stage['scene'];
  return { scene, frames: () => frames, run: (next: boolean) => (running = next) };
}

function openStore() {
  const store = createTwinStore();
  store.setState({ snapshot: { id: 's1' } as SnapshotInfo });
  return store;
}

/** All parts loaded but those given. */
function partsWith(own: Partial<SceneParts>): SceneParts {
  return {
    ...(Object.fromEntries(SCENE_PARTS.map((part) => [part, () => true])) as SceneParts),
    ...own,
  };
}

test('what comes after the last frame makes the scene ready all the same, and then it rests', () => {
  const store = openStore();
  const { scene, frames } = engine();
  let loaded = false;
  const stop = createReadyController({ scene, store }, partsWith({ tiles: () => loaded }));
  vi.advanceTimersByTime(100);
  expect(store.getState().sceneReady).toBe(false);
  loaded = true;
  vi.advanceTimersByTime(2000);
  expect(store.getState().sceneReady).toBe(true);
  const atRest = frames();
  vi.advanceTimersByTime(10_000);
  expect(frames()).toBe(atRest);
  stop();
  expect(store.getState().sceneReady).toBe(false);
});

test('a wait without an end is told, with what is waited for, until it comes', () => {
  const store = openStore();
  const { scene } = engine();
  let loaded = false;
  createReadyController({ scene, store }, partsWith({ rooms: () => loaded, motion: () => loaded }));
  vi.advanceTimersByTime(40_000);
  expect(store.getState().sceneWaits).toEqual([]);
  vi.advanceTimersByTime(10_000);
  expect(store.getState().sceneWaits).toEqual(['rooms']);
  loaded = true;
  vi.advanceTimersByTime(2000);
  expect(store.getState()).toMatchObject({ sceneReady: true, sceneWaits: [] });
});

test('a scene that draws nothing, under a building seen from inside, does not count as waiting', () => {
  const store = openStore();
  const { scene, run } = engine();
  createReadyController({ scene, store }, partsWith({ tiles: () => false }));
  vi.advanceTimersByTime(20_000);
  run(false);
  vi.advanceTimersByTime(600_000);
  run(true);
  vi.advanceTimersByTime(20_000);
  expect(store.getState().sceneWaits).toEqual([]);
});

test('a moving camera is no fault, however long it moves', () => {
  const store = openStore();
  const { scene } = engine();
  createReadyController({ scene, store }, partsWith({ motion: () => false }));
  vi.advanceTimersByTime(120_000);
  expect(store.getState()).toMatchObject({ sceneReady: false, sceneWaits: [] });
});
