import type { Point, Ring } from './polygon.ts';
import { simplifyRing } from './simplify-ring.ts';

/** Corners closer than this are one corner. */
const SAME_POINT_METRES = 0.01;
/** A corner this near the line through its neighbours is not one. */
const STRAIGHT_METRES = 0.003;

/** Of more corners than this, a corner lies near the line to the next one however far the ring has bent meanwhile. */
const DENSE_CORNERS = 200;

/** What was taken out of a ring besides points on a straight line. */
export interface CleanedRing {
  readonly ring: Ring;
  readonly duplicates: boolean;
  readonly spikes: boolean;
}

/** Drops repeated corners, corners on a straight line, and spikes that go out and come back on themselves. */
export function cleanRing(raw: Ring): CleanedRing {
  const closed = samePoint(raw[0], raw[raw.length - 1]) ? raw.slice(0, -1) : [...raw];
  const distinct = distinctPoints(closed);
  let ring = distinct.length > DENSE_CORNERS ? simplifyRing(distinct, STRAIGHT_METRES) : distinct;
  let spikes = false;
  for (let before = Infinity; ring.length < before && ring.length >= 3; ) {
    before = ring.length;
    const result = dropFlatCorners(ring);
    ring = result.ring;
    spikes ||= result.spikes;
  }
  return { ring, duplicates: distinct.length < closed.length, spikes };
}

function distinctPoints(ring: Ring): Ring {
  const kept: Point[] = [];
  for (const point of ring) if (!samePoint(point, kept.at(-1))) kept.push(point);
  return kept;
}

function dropFlatCorners(ring: readonly Point[]): { ring: Point[]; spikes: boolean } {
  const kept: Point[] = [];
  let spikes = false;
  for (let index = 0; index < ring.length; index++) {
    const before = kept[kept.length - 1] ?? (ring[ring.length - 1] as Point);
    const here = ring[index] as Point;
    const after = ring[index + 1] ?? kept[0] ?? (ring[0] as Point);
    const turn = cornerKind(before, here, after);
    if (turn === 'corner') kept.push(here);
    else spikes ||= turn === 'spike';
  }
  return { ring: kept, spikes };
}

function cornerKind(before: Point, here: Point, after: Point): 'corner' | 'straight' | 'spike' {
  const [ax, ay] = [here[0] - before[0], here[1] - before[1]];
  const [bx, by] = [after[0] - here[0], after[1] - here[1]];
  const shorter = Math.min(Math.hypot(ax, ay), Math.hypot(bx, by));
  const longer = Math.max(Math.hypot(ax, ay), Math.hypot(bx, by));
  if (shorter < SAME_POINT_METRES) return 'straight';
  const back = ax * bx + ay * by < 0;
  const reach = Math.abs(ax * by - ay * bx) / (back ? longer : Math.hypot(ax + bx, ay + by));
  if (reach > STRAIGHT_METRES) return 'corner';
  return back ? 'spike' : 'straight';
}

function samePoint(a: Point | undefined, b: Point | undefined): boolean {
  if (!a || !b) return false;
  return Math.abs(a[0] - b[0]) < SAME_POINT_METRES && Math.abs(a[1] - b[1]) < SAME_POINT_METRES;
}
