import { expect, test } from 'vitest';
import { GROUND_KINDS } from '../../contract/tiles.ts';
import { contrast } from '../theme/colour.ts';
import { lookOf } from './look.ts';

const looks = (['day', 'dusk', 'night'] as const).flatMap((light) =>
  (['dark', 'light'] as const).map((appearance) => ({ light, appearance })),
);

test.each(looks)(
  '$light in $appearance: every ground kind has a colour, names are readable',
  (state) => {
    const look = lookOf(state);
    for (const kind of GROUND_KINDS) expect(look.ground[kind]).toMatch(/^#[0-9a-f]{6}$/);
    for (const ink of [look.labelText, look.labelWater, look.labelGreen]) {
      expect(contrast(ink, look.labelHalo)).toBeGreaterThanOrEqual(4.5);
    }
  },
);

test('dusk has the colours the look prescribes', () => {
  const { ground, roof } = lookOf({ light: 'dusk', appearance: 'dark' });
  expect([ground.land, ground.water, ground.green, ground.trunk, roof]).toEqual([
    '#18212b',
    '#14344c',
    '#1d3a2f',
    '#2f3e4d',
    '#8c9dae',
  ]);
});
