import type { LayerPoints } from '../../../contract/queries/points.ts';
import type { Aggregate } from '../../../contract/scene.ts';
import { isWithin, type MinuteSpan } from './point-filter.ts';

/** Digits of an area's code at each level: 街道 9, 社区 12; a 网格 has more. */
const DIGITS = { street: 9, community: 12, grid: 15 } as const;

/** Aggregates that are areas. */
export type AreaLevel = keyof typeof DIGITS;

export function isAreaLevel(aggregate: Aggregate | undefined): aggregate is AreaLevel {
  return aggregate !== undefined && aggregate in DIGITS;
}

/** The area each point counts to at a level, and where each area's disc stands. */
export interface AreaGroups {
  readonly codes: readonly string[];
  /** Place in `codes` of each point; -1 where none of that level is known. */
  readonly of: Int32Array;
  /** Mean place of all points of each, east and north by turns: it stays whatever is filtered. */
  readonly places: Float64Array;
}

/** Puts the points of a layer together by area. */
export function groupByArea(
  { areas, areaCodes, positions, rows }: LayerPoints,
  level: AreaLevel,
): AreaGroups {
  const known = new Map<string, number>();
  const groupOfCode = areaCodes.map((code) => {
    const own = code.slice(0, DIGITS[level]);
    const least = level === 'grid' ? DIGITS.community + 1 : DIGITS[level];
    if (own.length < least) return -1;
    if (!known.has(own)) known.set(own, known.size);
    return known.get(own) as number;
  });
  const of = Int32Array.from(rows, (_, at) => groupOfCode[areas[at] as number] ?? -1);
  const places = new Float64Array(known.size * 2);
  const counts = new Uint32Array(known.size);
  for (const [at, group] of of.entries()) {
    if (group < 0) continue;
    counts[group]! += 1;
    places[group * 2]! += positions[at * 2] as number;
    places[group * 2 + 1]! += positions[at * 2 + 1] as number;
  }
  for (const [group, count] of counts.entries()) {
    places[group * 2]! /= count;
    places[group * 2 + 1]! /= count;
  }
  return { codes: [...known.keys()], of, places };
}

/** How many points of each status each area shows: `statusCount` numbers an area. */
export function countByArea(
  { of, codes }: AreaGroups,
  { statuses, minutes }: LayerPoints,
  pass: Uint8Array,
  span: MinuteSpan,
  statusCount: number,
): Uint32Array {
  const counts = new Uint32Array(codes.length * statusCount);
  for (let at = 0; at < of.length; at++) {
    const group = of[at] as number;
    if (group < 0 || pass[at] === 0 || !isWithin(span, minutes[at] as number)) continue;
    counts[group * statusCount + (statuses[at] as number)]! += 1;
  }
  return counts;
}
