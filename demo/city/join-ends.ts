import { direction } from '../geometry/line.ts';
import type { Point, Ring } from '../geometry/plane.ts';
import { contains, crossing } from '../geometry/polygon.ts';

type Line = readonly Point[];

const LONGEST_EXTENSION_METRES = 170;

/** A hair beyond the crossing, so that rounding cannot part the two lines. */
const REACH_METRES = 0.1;

/**
 * The line beginning on another one: drawn out to the first it meets ahead, else cut back to the first it crosses.
 * A beginning outside the land stays: the street leaves the district.
 */
export function joinStart(line: Line, others: readonly Line[], land: Ring): Line {
  const [first, second] = [line[0]!, line[1]!];
  if (!contains(land, first)) return line;
  const [east, north] = direction(second, first);
  const back = Math.min(1, Math.hypot(first[0] - second[0], first[1] - second[1]) / 2);
  const from: Point = [first[0] - east * back, first[1] - north * back];
  const to: Point = [
    first[0] + east * LONGEST_EXTENSION_METRES,
    first[1] + north * LONGEST_EXTENSION_METRES,
  ];
  const ahead = firstCrossing(from, to, others);
  return ahead === undefined ? cutBack(line, others) : [reached(from, to, ahead), ...line.slice(1)];
}

function cutBack(line: Line, others: readonly Line[]): Line {
  for (let index = 0; index + 1 < line.length; index++) {
    const [from, to] = [line[index]!, line[index + 1]!];
    const share = firstCrossing(from, to, others);
    if (share !== undefined) return [reached(to, from, 1 - share), ...line.slice(index + 1)];
  }
  return line;
}

/** Share of the way at which the stretch first crosses one of the lines. */
function firstCrossing(from: Point, to: Point, others: readonly Line[]): number | undefined {
  let first: number | undefined;
  for (const other of others) {
    for (let at = 0; at + 1 < other.length; at++) {
      const hit = crossing(from, to, other[at]!, other[at + 1]!);
      if (hit && (first === undefined || hit.along < first)) first = hit.along;
    }
  }
  return first;
}

function reached(from: Point, to: Point, share: number): Point {
  const [east, north] = direction(from, to);
  const along = share * Math.hypot(to[0] - from[0], to[1] - from[1]) + REACH_METRES;
  return [from[0] + east * along, from[1] + north * along];
}
