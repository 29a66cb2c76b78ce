import type { Road } from '../city/streets.ts';
import { bucketsByBox } from '../geometry/buckets.ts';
import type { Point } from '../geometry/plane.ts';
import { type Bounds, boundsOf, distanceToSegment } from '../geometry/polygon.ts';

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
  const piecesNear = bucketsByBox(roads.flatMap(piecesOf), boxOf, BUCKET_METRES);
  return (at, fromKerbMetres = 0) =>
    piecesNear(at).some(
      ({ from, to, halfMetres }) => distanceToSegment(at, from, to) < halfMetres - fromKerbMetres,
    );
}

function piecesOf({ tag, line }: Road): Piece[] {
  const halfMetres = tag.widthMetres / 2;
  return line.slice(1).map((to, index) => ({ from: line[index]!, to, halfMetres }));
}

function boxOf({ from, to, halfMetres }: Piece): Bounds {
  const { west, east, south, north } = boundsOf([from, to]);
  return {
    west: west - halfMetres,
    east: east + halfMetres,
    south: south - halfMetres,
    north: north + halfMetres,
  };
}
