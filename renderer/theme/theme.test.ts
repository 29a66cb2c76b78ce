import { describe, expect, test } from 'vitest';
import {
  COLOUR_SIGHTS,
  contrast,
  distance,
  fromOklab,
  linearOfHex,
  oklabOfHex,
  simulate,
} from './colour.ts';
import { CATEGORY_COLOURS, rampColours, ROOM_COLOURS, ROOM_INKS } from './ramps.ts';
import { APPEARANCES, TOKENS, type TokenName } from './tokens.ts';

const MARKS: readonly TokenName[] = [
  'accent',
  'status-red',
  'status-orange',
  'status-yellow',
  'status-blue',
  'status-green',
];
const FILLED = ['owner', 'rented', 'commercial', 'other'] as const;

describe.each(APPEARANCES)('%s theme', (appearance) => {
  const token = TOKENS[appearance];

  test.each(['background', 'surface', 'raised'] as const)(
    'text on %s reads at 4.5 : 1',
    (ground) => {
      expect(contrast(token.text, token[ground])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(token['text-secondary'], token[ground])).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('links and words on the accent read at 4.5 : 1', () => {
    expect(contrast(token.accent, token.surface)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token['on-accent'], token.accent)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['status-red', 'status-orange'] as const)('words in %s read at 4.5 : 1', (name) => {
    expect(contrast(token[name], token.background)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token[name], token.surface)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(MARKS)('%s stands 3 : 1 on the surface', (mark) => {
    expect(contrast(token[mark], token.surface)).toBeGreaterThanOrEqual(3);
  });

  test.each(FILLED)('a room of class %s stands 3 : 1 on the surface', (roomClass) => {
    expect(contrast(ROOM_COLOURS[roomClass], token.surface)).toBeGreaterThanOrEqual(3);
  });
});

test.each(FILLED)('a room number on class %s reads at 4.5 : 1', (roomClass) => {
  expect(contrast(ROOM_INKS[roomClass], ROOM_COLOURS[roomClass])).toBeGreaterThanOrEqual(4.5);
});

test.each(
  COLOUR_SIGHTS.flatMap((sight) => [
    [sight, 'room classes', Object.values(ROOM_COLOURS)] as const,
    [sight, 'categories', CATEGORY_COLOURS] as const,
  ]),
)('with %s the colours of %s stay apart', (sight, _what, colours) => {
  const seen = colours.map((hex) => simulate(linearOfHex(hex), sight));
  seen.forEach((one, index) => {
    for (const other of seen.slice(index + 1)) expect(distance(one, other)).toBeGreaterThan(5);
  });
});

test.each(
  APPEARANCES.flatMap((appearance) =>
    COLOUR_SIGHTS.flatMap((sight) =>
      (['sequential', 'counts', 'diverging'] as const).map(
        (ramp) => [appearance, ramp, sight] as const,
      ),
    ),
  ),
)('on %s the steps of a %s ramp of seven are told apart with %s', (appearance, ramp, sight) => {
  const seen = rampColours(appearance, ramp, 7).map((hex) => simulate(linearOfHex(hex), sight));
  seen.slice(1).forEach((one, index) => {
    expect(distance(one, seen[index] as never)).toBeGreaterThan(3);
  });
});

test('a colour survives OKLab and back', () => {
  for (const hex of CATEGORY_COLOURS) expect(fromOklab(oklabOfHex(hex))).toBe(hex);
});
