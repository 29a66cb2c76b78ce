import { expect, test } from 'vitest';
import { beyondDeadZone, padMove } from './gamepad.ts';
import { lookAt } from './local-camera.ts';

const limits = { steepestPitch: -Math.PI / 2, flattestPitch: Math.PI / 9 };
const camera = lookAt([0, 0, 0], { heading: 0, pitch: -0.8, rangeMetres: 1000 });
const pad = (axes: number[], buttons: number[] = []) => ({ axes, buttons });
const moved = (axes: number[], buttons: number[] = []) =>
  padMove(camera, [0, 0, 0], pad(axes, buttons), 0.1, limits);

test('a stick that is not quite at rest moves nothing', () => {
  expect(moved([0.1, -0.12, 0.05, 0.15])).toBe(camera);
  expect(beyondDeadZone(1)).toBe(1);
  expect(beyondDeadZone(-1)).toBe(-1);
});

test('the left stick flies ahead and aside, by how far away one is', () => {
  expect(moved([0, -1, 0, 0]).north - camera.north).toBeCloseTo(90, 5);
  expect(moved([1, 0, 0, 0]).east - camera.east).toBeCloseTo(90, 5);
  expect(moved([0, -1, 0, 0]).up).toBe(camera.up);
});

test('the right stick turns about the middle of the picture and keeps its distance', () => {
  const turned = moved([0, 0, 1, 0]);
  expect(turned.heading).toBeGreaterThan(camera.heading);
  expect(Math.hypot(turned.east, turned.north, turned.up)).toBeCloseTo(1000, 6);
});

test('the right trigger goes nearer, the left one farther', () => {
  const [none, full] = [0, 1];
  expect(moved([0, 0, 0, 0], [0, 0, 0, 0, 0, 0, none, full]).up).toBeLessThan(camera.up);
  expect(moved([0, 0, 0, 0], [0, 0, 0, 0, 0, 0, full, none]).up).toBeGreaterThan(camera.up);
});
