/** A point of the district frame: east, north, up, metres. */
export type LocalPoint = readonly [east: number, north: number, up: number];

/** Pieces of one line. */
const PIECES = 24;
/** How high a line rises over its ends: a share of its length, up to so many metres. */
const RISE = { share: 0.24, most: 700 };

/** A line in the air from one place to another, lowest at its ends. */
export function arcLine(from: LocalPoint, to: LocalPoint): LocalPoint[] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const rise = Math.min(length * RISE.share, RISE.most);
  return Array.from({ length: PIECES + 1 }, (_, at): LocalPoint => {
    const share = at / PIECES;
    const along = (axis: 0 | 1 | 2) => from[axis] + (to[axis] - from[axis]) * share;
    return [along(0), along(1), along(2) + 4 * rise * share * (1 - share)];
  });
}
