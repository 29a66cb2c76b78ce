import { direction } from '../geometry/line.ts';
import type { Point, Ring } from '../geometry/plane.ts';
import { areaOf, boundsOf, contains, crossing, rotate } from '../geometry/polygon.ts';
import type { Random } from '../random.ts';

/** An outline whose edges are labelled. */
export interface CutFace<T> {
  readonly ring: readonly Point[];
  readonly tags: readonly T[];
}

export interface Cut<T> {
  /** The cutting line, a little longer than the face so that it surely reaches both sides. */
  readonly line: Point[];
  readonly areaBefore: number;
  /** Both parts, the new edges labelled. */
  parts(tag: T): CutFace<T>[];
}

const REACH_METRES = 0.1;

/**
 * A slightly bent cut across the longer side of a face that is more than one and a half times as large as blocks of
 * `sideMetres`; nothing when it is small enough or no cut leaves two sensible parts.
 */
export function cutFace<T>(
  face: CutFace<T>,
  sideMetres: number,
  random: Random,
): Cut<T> | undefined {
  const areaBefore = areaOf(face.ring);
  const axis = longAxis(face.ring);
  const turned = boundsOf(rotate(face.ring, -axis));
  const long = turned.east - turned.west;
  const short = turned.north - turned.south;
  if (areaBefore < sideMetres * sideMetres * 1.5 && long < sideMetres * 2) return undefined;
  if (long < sideMetres * 1.15 || areaBefore < sideMetres * sideMetres * 0.6) return undefined;
  const bend = random.between(-0.035, 0.035) * short;
  for (const share of cutShares(long, sideMetres, random)) {
    for (const tilt of [0, 0.08, -0.08, 0.2, -0.2]) {
      const cut = tryCut(face, axis, turned, share, tilt, bend);
      if (cut && cut.balanced) return { ...cut, areaBefore };
    }
  }
  return undefined;
}

/** Where to cut: near the middle, or a whole block off the end when several fit. */
function cutShares(long: number, sideMetres: number, random: Random): number[] {
  const blocks = Math.max(2, Math.round(long / sideMetres));
  const first = Math.floor(blocks / 2) / blocks + random.between(-0.04, 0.04);
  return [first, 0.5, 0.42, 0.58, 0.35, 0.65];
}

function tryCut<T>(
  face: CutFace<T>,
  axis: number,
  turned: ReturnType<typeof boundsOf>,
  share: number,
  tilt: number,
  bend: number,
): (Omit<Cut<T>, 'areaBefore'> & { balanced: boolean }) | undefined {
  const east = turned.west + share * (turned.east - turned.west);
  const middle = (turned.south + turned.north) / 2;
  const lean = tilt * (turned.north - turned.south);
  const line = rotate(
    [
      [east - lean, turned.south - 5],
      [east + bend, middle],
      [east + lean, turned.north + 5],
    ],
    axis,
  );
  const hits = crossings(face.ring, line);
  if (hits.length !== 2 || hits[0]!.edge === hits[1]!.edge) return undefined;
  const inner = hits[0]!.leg === hits[1]!.leg ? [] : [line[1]!];
  const [enter, leave] = [hits[0]!, hits[1]!];
  const parts = (tag: T): CutFace<T>[] => [
    part(face, enter, leave, [...inner].reverse(), tag),
    part(face, leave, enter, inner, tag),
  ];
  const areas = parts(face.tags[0]!).map(({ ring }) => areaOf(ring));
  const balanced = Math.min(...areas) > 0.28 * (areas[0]! + areas[1]!);
  return { line: stretched([enter.at, ...inner, leave.at]), parts, balanced };
}

interface Hit {
  readonly edge: number;
  readonly leg: number;
  readonly at: Point;
  readonly along: number;
}

/** Where the line crosses the ring, in the order of the line. */
function crossings(ring: Ring, line: readonly Point[]): Hit[] {
  const hits: Hit[] = [];
  ring.forEach((from, edge) => {
    const to = ring[(edge + 1) % ring.length]!;
    for (let leg = 0; leg + 1 < line.length; leg++) {
      const hit = crossing(from, to, line[leg]!, line[leg + 1]!);
      if (!hit) continue;
      const at: Point = [
        from[0] + hit.along * (to[0] - from[0]),
        from[1] + hit.along * (to[1] - from[1]),
      ];
      hits.push({ edge, leg, at, along: leg + hit.across });
    }
  });
  return hits.sort((a, b) => a.along - b.along);
}

/** The part of the ring from one crossing on to the other, closed by the cut. */
function part<T>(
  face: CutFace<T>,
  from: Hit,
  to: Hit,
  inner: readonly Point[],
  tag: T,
): CutFace<T> {
  const ring: Point[] = [from.at];
  const tags: T[] = [face.tags[from.edge]!];
  const count = face.ring.length;
  for (let edge = (from.edge + 1) % count; ; edge = (edge + 1) % count) {
    ring.push(face.ring[edge]!);
    tags.push(face.tags[edge]!);
    if (edge === to.edge) break;
  }
  ring.push(to.at, ...inner);
  tags.push(tag, ...inner.map(() => tag));
  return { ring, tags };
}

function stretched(line: readonly Point[]): Point[] {
  const [first, second] = [line[0]!, line[1]!];
  const [last, before] = [line[line.length - 1]!, line[line.length - 2]!];
  const start = direction(second, first);
  const end = direction(before, last);
  return [
    [first[0] + start[0] * REACH_METRES, first[1] + start[1] * REACH_METRES],
    ...line.slice(1, -1),
    [last[0] + end[0] * REACH_METRES, last[1] + end[1] * REACH_METRES],
  ];
}

/** Direction (radians) of the longer side of the tightest box over the ring's own edge directions. */
export function longAxis(ring: Ring): number {
  let best = { area: Infinity, axis: 0 };
  ring.forEach((from, index) => {
    const to = ring[(index + 1) % ring.length]!;
    const axis = Math.atan2(to[1] - from[1], to[0] - from[0]);
    const box = boundsOf(rotate(ring, -axis));
    const [width, height] = [box.east - box.west, box.north - box.south];
    const long = width >= height ? axis : axis + Math.PI / 2;
    if (width * height < best.area - 1e-6) best = { area: width * height, axis: long };
  });
  return best.axis;
}

/** Cuts a face into straight-sided cells of at most `areaSquareMetres`. */
export function cellsOf(ring: Ring, areaSquareMetres: number, random: Random): Ring[] {
  if (areaOf(ring) <= areaSquareMetres) return [ring];
  const side = Math.sqrt(areaSquareMetres) * 0.7;
  const cut = cutFace({ ring, tags: ring.map(() => 0) }, side, random);
  return cut
    ? cut.parts(0).flatMap((part) => cellsOf(part.ring, areaSquareMetres, random))
    : [ring];
}

/** A point that is surely inside: the centre where it is, else the middle of the widest chord on its latitude. */
export function innerPoint(ring: Ring, centre: Point): Point {
  if (contains(ring, centre)) return centre;
  const easts: number[] = [];
  ring.forEach((from, index) => {
    const to = ring[(index + 1) % ring.length]!;
    if (from[1] > centre[1] === to[1] > centre[1]) return;
    easts.push(from[0] + ((centre[1] - from[1]) / (to[1] - from[1])) * (to[0] - from[0]));
  });
  easts.sort((a, b) => a - b);
  let best: [number, number] = [0, centre[0]];
  for (let at = 0; at + 1 < easts.length; at += 2) {
    const width = easts[at + 1]! - easts[at]!;
    if (width > best[0]) best = [width, (easts[at]! + easts[at + 1]!) / 2];
  }
  return [best[1], centre[1]];
}
