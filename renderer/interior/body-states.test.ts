import { expect, test } from 'vitest';
import { BODY_FLAGS, bodyStates, type PaintedRoom } from './body-states.ts';
import type { Body } from './load-rooms.ts';

const NEUTRAL = { room: '#101010', common: '#202020' };
const BODIES: Body[] = [
  { roomSlot: 1, spaceKind: 0, floorNo: 1 },
  { roomSlot: 2, spaceKind: 0, floorNo: 2 },
  { roomSlot: undefined, spaceKind: 1, floorNo: 2 },
  { roomSlot: 3, spaceKind: 0, floorNo: 3 },
  { roomSlot: undefined, spaceKind: 5, floorNo: 0 },
];
const ROOMS = new Map<number, PaintedRoom>([
  [1, { unitNo: '1', colour: '#ff8000', dimmed: false }],
  [2, { unitNo: '2', colour: undefined, dimmed: false }],
  [3, { unitNo: '1', colour: '#0000ff', dimmed: true }],
]);

function flags(isolation: { floorNo?: number; unitNo?: string }): number[] {
  const { floorNo, unitNo } = isolation;
  const states = bodyStates(BODIES, ROOMS, { floorNo, unitNo }, NEUTRAL);
  return BODIES.map((_, body) => states[body * 4 + 3] as number);
}

test('a room has its theme colour, one the theme does not know and common parts are neutral', () => {
  const states = bodyStates(BODIES, ROOMS, { floorNo: undefined, unitNo: undefined }, NEUTRAL);
  expect([...states.slice(0, 3)]).toEqual([255, 128, 0]);
  expect([...states.slice(4, 7)]).toEqual([16, 16, 16]);
  expect([...states.slice(8, 11)]).toEqual([32, 32, 32]);
});

test('the roof is never drawn inside; a class that is not looked at is dimmed', () => {
  expect(flags({})).toEqual([0, 0, 0, BODY_FLAGS.dimmed, BODY_FLAGS.hidden]);
});

test('an isolated floor hides what lies above and dims what lies below', () => {
  const { hidden, dimmed } = BODY_FLAGS;
  expect(flags({ floorNo: 2 })).toEqual([dimmed, 0, 0, hidden, hidden]);
});

test('an isolated unit dims the rooms of the others and the common parts', () => {
  const { hidden, dimmed } = BODY_FLAGS;
  expect(flags({ unitNo: '1' })).toEqual([0, dimmed, dimmed, dimmed, hidden]);
});
