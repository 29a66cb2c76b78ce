import { expect, test } from 'vitest';
import type { LocalCamera } from '../camera/local-camera.ts';
import { createTwinStore } from '../store.ts';
import { pressKey } from './keyboard.ts';
import type { SceneView } from './stage.ts';

function pressed(key: string, more: Partial<KeyboardEvent> = {}) {
  let camera: LocalCamera = { east: 0, north: 0, up: 500, heading: 0, pitch: -0.7 };
  const view: SceneView = {
    current: () => camera,
    lens: () => ({ aspect: 1.6, tanHalfHeight: 0.25 }),
    set: (next) => {
      camera = next;
    },
  };
  let cancelled = 0;
  const motion = { run: () => {}, cancel: () => cancelled++, active: () => false };
  const store = createTwinStore();
  const event = { key, ...more } as KeyboardEvent;
  const handled = pressKey(view, store, motion, event);
  return { camera, handled, cancelled, request: store.getState().cameraRequest };
}

test('arrows move along the view, with Shift they turn and tilt', () => {
  expect(pressed('ArrowUp').camera.north).toBeGreaterThan(0);
  expect(pressed('ArrowRight').camera.east).toBeGreaterThan(0);
  expect(pressed('ArrowLeft', { shiftKey: true }).camera.heading).not.toBe(0);
  expect(pressed('ArrowDown', { shiftKey: true }).camera.pitch).toBeLessThan(-0.7);
});

test('plus comes nearer and minus goes away, ending any flight', () => {
  const nearer = pressed('+');
  expect(nearer.camera.up).toBeLessThan(500);
  expect(nearer.cancelled).toBe(1);
  expect(pressed('-').camera.up).toBeGreaterThan(500);
});

test('Home and N begin a flight and do not end it', () => {
  expect(pressed('Home')).toMatchObject({ request: { kind: 'home' }, cancelled: 0, handled: true });
  expect(pressed('n')).toMatchObject({ request: { kind: 'north' }, cancelled: 0, handled: true });
});

test('keys of a shortcut or an input method are left alone', () => {
  expect(pressed('n', { ctrlKey: true }).handled).toBe(false);
  expect(pressed('ArrowUp', { isComposing: true }).handled).toBe(false);
  expect(pressed('x').handled).toBe(false);
});
