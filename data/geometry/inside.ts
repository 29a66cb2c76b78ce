import { insideRings as isInside } from '../../contract/inside-ring.ts';
import { type LocalFrame, toLocal } from '../../contract/local-frame.ts';
import type { LonLat } from '../../contract/region.ts';

/** A test of points, with the box outside which it is never true; degrees, or metres where its rings are in metres. */
export interface Inside {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  has(x: number, y: number): boolean;
}

/** Inside rings by the even-odd rule; a point on a shared edge of two polygons belongs to one of them. */
export function insideRings(rings: readonly (readonly LonLat[])[]): Inside {
  return {
    ...boxOf(rings.flat(), 0, 0),
    has: (x, y) => isInside([x, y], rings),
  };
}

/** Within `metres` of lines, a line of one point being that point; `filled` lines are rings whose inside counts too. */
export function nearLines(
  frame: LocalFrame,
  lines: readonly (readonly LonLat[])[],
  metres: number,
  filled = false,
): Inside {
  const local = lines.map((line) => line.map(([x, y]) => toLocal(frame, x, y)));
  const body = filled ? insideRings(lines) : undefined;
  const near = (x: number, y: number) => {
    const [east, north] = toLocal(frame, x, y);
    return local.some((line) => distanceTo(line, east, north) <= metres);
  };
  return {
    ...boxOf(lines.flat(), metres / frame.metresPerDegreeEast, metres / frame.metresPerDegreeNorth),
    has: (x, y) => (body?.has(x, y) ?? false) || near(x, y),
  };
}

/** Distance in metres of a point from a line. */
function distanceTo(line: readonly (readonly [number, number])[], x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  let from = line[0];
  for (const to of line) {
    if (from) least = Math.min(least, distanceToPiece(from, to, x, y));
    from = to;
  }
  return least;
}

function distanceToPiece(
  [fromX, fromY]: readonly [number, number],
  [toX, toY]: readonly [number, number],
  x: number,
  y: number,
): number {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : ((x - fromX) * dx + (y - fromY) * dy) / length;
  const at = Math.min(Math.max(share, 0), 1);
  return Math.hypot(x - fromX - at * dx, y - fromY - at * dy);
}

/** A margin of a thousandth covers that degrees of longitude shorten northwards. */
function boxOf(points: readonly LonLat[], eastDegrees: number, northDegrees: number) {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [x, y] of points) {
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    box.south = Math.min(box.south, y);
    box.north = Math.max(box.north, y);
  }
  const [aside, up] = [eastDegrees * 1.001, northDegrees * 1.001];
  return {
    west: box.west - aside,
    south: box.south - up,
    east: box.east + aside,
    north: box.north + up,
  };
}
