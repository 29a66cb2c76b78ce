import { expect, test } from 'vitest';
import { NO_DATA_CODE } from '../../contract/queries/themes.ts';
import { themeSpec } from '../../contract/themes/index.ts';
import type { ThemeSpec } from '../../contract/themes/theme.ts';
import { type ThemeClasses, themeClasses } from '../themes/theme-classes.ts';
import { STATE_FLAGS, themeStates } from './feature-states.ts';
import { bytesOf } from '../theme/colour.ts';
import { STATE_WIDTH } from './shaders/building.ts';
import { stateTexture } from './shader-textures.ts';

const spec = themeSpec('room.tenure') as ThemeSpec;
const themed: ThemeClasses = themeClasses(
  spec,
  {
    slots: Uint32Array.of(0, 3, 7, 149_999),
    codes: Uint8Array.of(0, 1, NO_DATA_CODE, 2),
    slotCount: 150_000,
    asOf: '2016-06-30',
  },
  { id: spec.id },
  'dark',
);
const stateAt = (states: Uint8Array, slot: number) => [...states.slice(slot * 4, slot * 4 + 4)];
const colour = (place: number) => bytesOf(themed.classes[place]?.colour ?? '');

test('every room has the colour of its class at its slot, no data a hatch, no room nothing', () => {
  const states = themeStates(themed);
  expect(states.length).toBe(600_000);
  expect(stateAt(states, 0)).toEqual([...colour(0), STATE_FLAGS.themed]);
  expect(stateAt(states, 1)).toEqual([0, 0, 0, 0]);
  expect(stateAt(states, 3)).toEqual([...colour(1), STATE_FLAGS.themed]);
  expect(stateAt(states, 7)).toEqual([0, 0, 0, STATE_FLAGS.hatched]);
  expect(stateAt(states, 149_999)).toEqual([...colour(2), STATE_FLAGS.themed]);
});

test('a class that stands out keeps its colour, the others are dimmed', () => {
  const states = themeStates(themed, [1]);
  expect(stateAt(states, 3)[3]).toBe(STATE_FLAGS.themed);
  expect(stateAt(states, 0)[3]).toBe(STATE_FLAGS.dimmed);
  expect(stateAt(states, 7)[3]).toBe(STATE_FLAGS.hatched | STATE_FLAGS.dimmed);
});

test('a texture holds whole rows, and an empty district one row', () => {
  const full = stateTexture(themeStates(themed)) as unknown as { width: number; height: number };
  expect([full.width, full.height]).toEqual([STATE_WIDTH, Math.ceil(150_000 / STATE_WIDTH)]);
  const none = stateTexture(new Uint8Array(0)) as unknown as { height: number };
  expect(none.height).toBe(1);
});
