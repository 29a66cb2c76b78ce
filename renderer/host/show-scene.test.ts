import { expect, test } from 'vitest';
import { createTwinStore, select } from '../store.ts';
import { showScene } from './show-scene.ts';

const CAMERA = {
  longitudeDegrees: 121.54,
  latitudeDegrees: 29.87,
  heightMetres: 300,
  headingDegrees: 0,
  pitchDegrees: -30,
};

test('a given camera jumps there and leaves selection, layers and themes untouched', () => {
  const store = createTwinStore();
  select(store, { kind: 'building', buildingId: 'B1' });
  const before = store.getState().scene;
  showScene(store, { camera: CAMERA });
  const { scene, cameraRequest } = store.getState();
  expect(scene.camera).toEqual(CAMERA);
  expect(cameraRequest).toEqual({ kind: 'fly', camera: CAMERA, durationSeconds: 0 });
  for (const part of ['selection', 'layers', 'themes', 'panels'] as const)
    expect(scene[part]).toBe(before[part]);
});

test('a part given as undefined is taken away; what makes no view changes nothing', () => {
  const store = createTwinStore();
  select(store, { kind: 'building', buildingId: 'B1' });
  showScene(store, { light: 'noon', selection: undefined });
  expect(store.getState().scene.selection).toEqual({ kind: 'building', buildingId: 'B1' });
  showScene(store, { selection: undefined, unheardOf: 1 });
  expect(store.getState().scene.selection).toBeUndefined();
  expect(store.getState().scene).not.toHaveProperty('unheardOf');
});
