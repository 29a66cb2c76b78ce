import { describe, expect, test } from 'vitest';
import { COLOUR_SIGHTS, contrast, distance, linearOfHex, simulate } from './colour.ts';
import { ROOM_COLOURS, ROOM_INKS } from './ramps.ts';
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

test.each(COLOUR_SIGHTS)('room classes stay apart with %s', (sight) => {
  const seen = Object.values(ROOM_COLOURS).map((hex) => simulate(linearOfHex(hex), sight));
  seen.forEach((one, index) => {
    for (const other of seen.slice(index + 1)) expect(distance(one, other)).toBeGreaterThan(5);
  });
});
