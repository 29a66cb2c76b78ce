import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type LocalCamera, lensOfAspect, lookAt } from '../camera/local-camera.ts';
import { createTwinStore } from '../store.ts';
import { createGamepadController } from './gamepad-controller.ts';
import type { SceneView } from './stage.ts';

/** A gamepad of the browser's Gamepad API (standard layout) as a test presses it. */
const pad = { connected: true, axes: [0, 0, 0, 0], buttons: [] as { value: number }[] };

let camera: LocalCamera;
let steps: ((seconds: number) => boolean)[];
let stop: () => void;
const store = createTwinStore();
const windowEvents = new EventTarget();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { getGamepads: () => [null, pad] });
  vi.stubGlobal('window', windowEvents);
  Object.assign(pad, { connected: true, axes: [0, 0, 0, 0], buttons: [] });
  camera = lookAt([0, 0, 0], { heading: 0, pitch: -0.8, rangeMetres: 1000 });
  steps = [];
  store.setState({ cameraRequest: undefined });
  const view = {
    current: () => camera,
    lens: () => lensOfAspect(16 / 9),
    set: (next: LocalCamera) => (camera = next),
  } as unknown as SceneView;
  const motion = { run: (step: (s: number) => boolean) => steps.push(step) };
  stop = createGamepadController({ store, view }, { ...motion, cancel() {}, active: () => false });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a stick pushed ahead flies the camera until it is let go, and then nothing runs', () => {
  vi.advanceTimersByTime(1000);
  expect(steps).toHaveLength(0);
  pad.axes = [0, -1, 0, 0];
  vi.advanceTimersByTime(100);
  expect(steps).toHaveLength(1);
  const before = camera.north;
  expect(steps[0]!(0.05)).toBe(true);
  expect(camera.north - before).toBeCloseTo(45, 3);
  pad.axes = [0.02, -0.03, 0, 0];
  expect(steps[0]!(0.05)).toBe(false);
  vi.advanceTimersByTime(1000);
  expect(steps).toHaveLength(1);
});

test('Y leads home and X to the north once for each press', () => {
  const asked: unknown[] = [];
  const unsubscribe = store.subscribe(
    (state) => state.cameraRequest,
    (request) => asked.push(request),
  );
  pad.buttons = [{ value: 0 }, { value: 0 }, { value: 0 }, { value: 1 }];
  vi.advanceTimersByTime(1000);
  pad.buttons = [{ value: 0 }, { value: 0 }, { value: 1 }, { value: 0 }];
  vi.advanceTimersByTime(1000);
  unsubscribe();
  expect(asked).toEqual([{ kind: 'home' }, { kind: 'north' }]);
});

test('a gamepad that is unplugged is no longer looked at', () => {
  pad.connected = false;
  windowEvents.dispatchEvent(new Event('gamepaddisconnected'));
  expect(vi.getTimerCount()).toBe(0);
  pad.connected = true;
  windowEvents.dispatchEvent(new Event('gamepadconnected'));
  expect(vi.getTimerCount()).toBe(1);
});
