import { beforeEach, expect, test } from 'vitest';
import type { Camera } from '../contract/scene.ts';
import { followHistory, type History } from './history.ts';
import { changeScene, createTwinStore, type TwinStore } from './store.ts';

const camera = (heightMetres: number): Camera => ({
  longitudeDegrees: 121.54,
  latitudeDegrees: 29.87,
  heightMetres,
  headingDegrees: 0,
  pitchDegrees: -40,
});

let store: TwinStore;
let history: History;
let time = 0;

beforeEach(() => {
  store = createTwinStore();
  time = 0;
  history = followHistory(store, () => time);
});

const light = () => store.getState().scene.light;

test('a change of the view is undone and done again', () => {
  changeScene(store, { light: 'night' });
  changeScene(store, { light: 'day' });
  expect(store.getState()).toMatchObject({ undoable: true, redoable: false });
  history.undo();
  expect(light()).toBe('night');
  history.undo();
  expect(light()).toBe('dusk');
  expect(store.getState()).toMatchObject({ undoable: false, redoable: true });
  history.redo();
  history.redo();
  expect(light()).toBe('day');
});

test('moves of the camera in quick succession are one step, and going back flies there', () => {
  changeScene(store, { camera: camera(1000) });
  expect(store.getState().undoable).toBe(false);
  time = 5000;
  for (const height of [900, 800, 700]) {
    time += 300;
    changeScene(store, { camera: camera(height) });
  }
  history.undo();
  expect(store.getState().cameraRequest).toMatchObject({
    kind: 'fly',
    camera: { heightMetres: 1000 },
  });
  time += 500;
  changeScene(store, { camera: camera(1000.1) });
  expect(store.getState()).toMatchObject({ undoable: false, redoable: true });
  history.redo();
  expect(store.getState().scene.camera?.heightMetres).toBe(700);
});

test('what somebody set for the seat is no step and survives one', () => {
  changeScene(store, { light: 'night' });
  changeScene(store, { language: 'en', appearance: 'light' });
  history.undo();
  expect(store.getState().scene).toMatchObject({
    light: 'dusk',
    language: 'en',
    appearance: 'light',
  });
});

test('a new change forgets what could be done again, and only so many steps are kept', () => {
  changeScene(store, { light: 'night' });
  history.undo();
  changeScene(store, { light: 'day' });
  expect(store.getState().redoable).toBe(false);
  for (let i = 0; i < 500; i++) changeScene(store, { panels: { left: i % 2 === 0, right: true } });
  let steps = 0;
  while (store.getState().undoable && steps < 1000) {
    history.undo();
    steps += 1;
  }
  expect(steps).toBe(200);
});
