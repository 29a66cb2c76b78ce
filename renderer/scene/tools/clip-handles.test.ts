import { expect, test } from 'vitest';
import { localFrame, toLonLat } from '../../../contract/local-frame.ts';
import type { LonLat } from '../../../contract/region.ts';
import type { Clip } from '../../../contract/tools.ts';
import { clipHandles } from './clip-handles.ts';

const frame = localFrame({
  westDegrees: 121.5,
  southDegrees: 29.8,
  eastDegrees: 121.6,
  northDegrees: 29.9,
});
const at = (east: number, north: number): LonLat => toLonLat(frame, east, north);

const CLIPS: readonly Clip[] = [
  { kind: 'section', from: at(-50, 0), to: at(80, 40), offsetMetres: 12.5 },
  { kind: 'box', from: at(-40, -30), to: at(60, 20), topMetres: 33 },
  { kind: 'polygon', ring: [at(0, 0), at(90, 10), at(40, 70)], keepInside: false },
];

/** Numbers of a clip, so that two can be compared within the rounding of a projection there and back. */
const numbersOf = (clip: Clip): number[] =>
  JSON.stringify(clip)
    .match(/-?\d+\.?\d*(e-?\d+)?/g)
    ?.map(Number) ?? [];

test.each(CLIPS)('a handle of a $kind put back where it is changes nothing', (clip) => {
  const handles = clipHandles(clip, frame);
  expect(handles.length).toBeGreaterThanOrEqual(3);
  for (const handle of handles) {
    const same = numbersOf(handle.moved(handle.at));
    numbersOf(clip).forEach((value, index) => expect(same[index]).toBeCloseTo(value, 6));
  }
});

test('the middle of a section moves it sideways, whatever way along it one drags', () => {
  const [, , middle] = clipHandles(CLIPS[0] as Clip, frame);
  const [x, y] = middle?.at ?? [0, 0];
  const length = Math.hypot(130, 40);
  const [along, across] = [
    [130 / length, 40 / length],
    [40 / length, -130 / length],
  ] as const;
  const moved = middle?.moved([
    x + along[0] * 30 + across[0] * 10,
    y + along[1] * 30 + across[1] * 10,
    0,
  ]);
  expect(moved).toMatchObject({ kind: 'section' });
  expect((moved as { offsetMetres: number }).offsetMetres).toBeCloseTo(22.5, 3);
});

test('an end of a section that was moved sideways stays under the pointer, and the other end where it is', () => {
  const [first, second] = clipHandles(CLIPS[0] as Clip, frame);
  const to: [number, number, number] = [-90, 75, 0];
  const moved = first?.moved(to) as Clip;
  const [one, other] = clipHandles(moved, frame);
  for (const axis of [0, 1] as const) {
    expect(one?.at[axis]).toBeCloseTo(to[axis], 3);
    expect(other?.at[axis]).toBeCloseTo(second?.at[axis] as number, 3);
  }
});

test('corners of a box move two sides and leave the others', () => {
  const [, , corner] = clipHandles(CLIPS[1] as Clip, frame);
  const [x, y] = corner?.at ?? [0, 0];
  const moved = corner?.moved([x - 5, y + 7, 0]) as Extract<Clip, { kind: 'box' }>;
  const handles = clipHandles(moved, frame).map((handle) => handle.at);
  expect(handles[0]?.[0]).toBeCloseTo(-45, 3);
  expect(handles[0]?.[1]).toBeCloseTo(-30, 3);
  expect(handles[1]?.[0]).toBeCloseTo(60, 3);
  expect(handles[1]?.[1]).toBeCloseTo(27, 3);
});

test('the top of a box stays between the ground and the sky', () => {
  const top = clipHandles(CLIPS[1] as Clip, frame).find(({ upright }) => upright);
  expect(top?.moved([0, 0, -20])).toMatchObject({ topMetres: 0 });
  expect(top?.moved([0, 0, 41.3])).toMatchObject({ topMetres: 41.5 });
});
