import { expect, test } from 'vitest';
import { ROOM_CLASSES } from '../../contract/queries/buildings.ts';
import { ROOM_COLOURS } from '../theme/ramps.ts';
import { STATE_FLAGS, tenureStates } from './feature-states.ts';
import { bytesOf } from './look.ts';
import { STATE_WIDTH } from './shaders/building.ts';
import { stateTexture } from './shader-textures.ts';

const classes = {
  slots: Uint32Array.of(0, 3, 149_999),
  classes: Uint8Array.of(ROOM_CLASSES.indexOf('owner'), ROOM_CLASSES.indexOf('rented'), 2),
  slotCount: 150_000,
  counts: {},
};

test('every room has the colour of its class at its slot, and rooms without a class none', () => {
  const states = tenureStates(classes);
  expect(states.length).toBe(600_000);
  expect([...states.slice(0, 4)]).toEqual([...bytesOf(ROOM_COLOURS.owner), STATE_FLAGS.themed]);
  expect([...states.slice(4, 8)]).toEqual([0, 0, 0, 0]);
  expect([...states.slice(12, 16)]).toEqual([...bytesOf(ROOM_COLOURS.rented), STATE_FLAGS.themed]);
  expect([...states.slice(-4)]).toEqual([...bytesOf(ROOM_COLOURS.vacant), STATE_FLAGS.themed]);
});

test('a texture holds whole rows, and an empty district one row', () => {
  const full = stateTexture(tenureStates(classes)) as unknown as { width: number; height: number };
  expect([full.width, full.height]).toEqual([STATE_WIDTH, Math.ceil(150_000 / STATE_WIDTH)]);
  const none = stateTexture(new Uint8Array(0)) as unknown as { height: number };
  expect(none.height).toBe(1);
});
