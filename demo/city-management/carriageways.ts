import type { Road } from '../city/streets.ts';
import type { Point } from '../geometry/plane.ts';

/** Tells whether a point lies on a carriageway (车行道), at least so far from its kerb; metres. */
export type OnCarriageway = (at: Point, fromKerbMetres?: number) => boolean;

interface Piece {
  readonly from: Point;
  readonly to: Point;
  readonly halfMetres: number;
}

const BUCKET_METRES = 60;

/** The carriageways of streets: as wide as the street, along its line. */
export function carriagewayFinder(roads: readonly Road[]): OnCarriageway {
  const buckets = new Map<number, Piece[]>();
  for (const { tag, line } of roads) {
    for (let index = 1; index < line.length; index++) {
      const [from, to] = [line[index - 1]!, line[index]!];
      const piece = { from, to, halfMetres: tag.widthMetres / 2 };
      for (const key of keysOf(piece)) {
        const bucket = buckets.get(key);
        if (bucket) bucket.push(piece);
        else buckets.set(key, [piece]);
      }
    }
  }
  return (at, fromKerbMetres = 0) =>
    (buckets.get(keyOf(bucketOf(at[0]), bucketOf(at[1]))) ?? []).some(
      (piece) => distanceTo(piece, at) < piece.halfMetres - fromKerbMetres,
    );
}

function* keysOf({ from, to, halfMetres }: Piece): Generator<number> {
  const [west, east] = [
    Math.min(from[0], to[0]) - halfMetres,
    Math.max(from[0], to[0]) + halfMetres,
  ];
  const [south, north] = [
    Math.min(from[1], to[1]) - halfMetres,
    Math.max(from[1], to[1]) + halfMetres,
  ];
  for (let x = bucketOf(west); x <= bucketOf(east); x++)
    for (let y = bucketOf(south); y <= bucketOf(north); y++) yield keyOf(x, y);
}

function bucketOf(metres: number): number {
  return Math.floor(metres / BUCKET_METRES);
}

function keyOf(x: number, y: number): number {
  return x * 100_003 + y;
}

function distanceTo({ from, to }: Piece, at: Point): number {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const along = ((at[0] - from[0]) * x + (at[1] - from[1]) * y) / (x * x + y * y || 1);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(at[0] - from[0] - x * share, at[1] - from[1] - y * share);
}
