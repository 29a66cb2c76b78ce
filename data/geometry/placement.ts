import { METRES_PER_DEGREE } from '../../contract/local-frame.ts';

/** A point, WGS-84 degrees. */
export type LonLat = readonly [longitude: number, latitude: number];

/** Columns of `base_map_feature` a label is placed by. */
export interface FeatureShape {
  readonly kind: string;
  /** MultiLineString or MultiPolygon coordinates as JSON text. */
  readonly geometry: string;
  readonly west_degrees: number;
  readonly south_degrees: number;
  readonly east_degrees: number;
  readonly north_degrees: number;
}

/** Where a name is written; `angleDegrees` against east, counter-clockwise, null for level names. */
export interface Placement {
  readonly at: LonLat;
  readonly angleDegrees: number | null;
  /** Length of the straight piece in metres; 0 for areas. */
  readonly lengthMetres: number;
}

/** Places a road's name on its longest straight piece and an area's name inside it. */
export function featurePlacement(shape: FeatureShape): Placement {
  const coordinates: unknown = JSON.parse(shape.geometry);
  if (shape.kind === 'road') return onLongestPiece(coordinates as LonLat[][], centre(shape));
  return {
    at: insidePolygon(coordinates as LonLat[][][], centre(shape)),
    angleDegrees: null,
    lengthMetres: 0,
  };
}

function centre(shape: FeatureShape): LonLat {
  return [
    (shape.west_degrees + shape.east_degrees) / 2,
    (shape.south_degrees + shape.north_degrees) / 2,
  ];
}

/** Bends up to this many degrees still read as one straight piece. */
const STRAIGHT_DEGREES = 8;

function onLongestPiece(lines: readonly (readonly LonLat[])[], fallback: LonLat): Placement {
  let best: Placement = { at: fallback, angleDegrees: 0, lengthMetres: 0 };
  for (const piece of lines.flatMap(straightPieces)) {
    const placed = placeOn(piece[0] ?? fallback, piece.at(-1) ?? fallback);
    if (placed.lengthMetres > best.lengthMetres) best = placed;
  }
  return best;
}

function straightPieces(line: readonly LonLat[]): LonLat[][] {
  const found: LonLat[][] = [];
  let piece: LonLat[] = line.slice(0, 1);
  for (const point of line.slice(1)) {
    if (piece.length > 1 && bendDegrees(piece, point) > STRAIGHT_DEGREES) {
      found.push(piece);
      piece = piece.slice(-1);
    }
    piece.push(point);
  }
  return piece.length > 1 ? [...found, piece] : found;
}

function bendDegrees(piece: readonly LonLat[], next: LonLat): number {
  const [start, last] = [piece[0] ?? next, piece.at(-1) ?? next];
  const turn = Math.abs(headingDegrees(start, last) - headingDegrees(last, next)) % 360;
  return Math.min(turn, 360 - turn);
}

function placeOn(start: LonLat, end: LonLat): Placement {
  const heading = headingDegrees(start, end);
  return {
    at: [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2],
    angleDegrees: upright(heading),
    lengthMetres: Math.hypot(...eastNorthMetres(start, end)),
  };
}

/** Turns an angle so that text along it never stands on its head. */
function upright(degrees: number): number {
  if (degrees > 90) return degrees - 180;
  return degrees <= -90 ? degrees + 180 : degrees;
}

function headingDegrees(start: LonLat, end: LonLat): number {
  const [east, north] = eastNorthMetres(start, end);
  return (Math.atan2(north, east) * 180) / Math.PI;
}

function eastNorthMetres(start: LonLat, end: LonLat): [east: number, north: number] {
  const shrink = Math.cos((((start[1] + end[1]) / 2) * Math.PI) / 180);
  return [
    (end[0] - start[0]) * METRES_PER_DEGREE * shrink,
    (end[1] - start[1]) * METRES_PER_DEGREE,
  ];
}

/** The middle of the widest stretch inside the area on the level of its centre. */
function insidePolygon(polygons: readonly LonLat[][][], fallback: LonLat): LonLat {
  const [, latitude] = fallback;
  const stretches = polygons.flatMap((rings) => crossings(rings, latitude));
  const widest = stretches.reduce(
    (best, next) => (next[1] - next[0] > best[1] - best[0] ? next : best),
    [0, 0],
  );
  return widest[1] > widest[0] ? [(widest[0] + widest[1]) / 2, latitude] : fallback;
}

function crossings(
  rings: readonly (readonly LonLat[])[],
  latitude: number,
): [from: number, to: number][] {
  const cuts = rings
    .flatMap((ring) => ringCuts(ring, latitude))
    .sort((left, right) => left - right);
  const stretches: [number, number][] = [];
  for (let at = 0; at + 1 < cuts.length; at += 2)
    stretches.push([cuts[at] ?? 0, cuts[at + 1] ?? 0]);
  return stretches;
}

function ringCuts(ring: readonly LonLat[], latitude: number): number[] {
  return ring.flatMap((start, at) => {
    const end = ring[(at + 1) % ring.length] ?? start;
    if (start[1] > latitude === end[1] > latitude) return [];
    return [start[0] + ((latitude - start[1]) / (end[1] - start[1])) * (end[0] - start[0])];
  });
}
