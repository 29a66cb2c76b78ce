import { rotateRing } from '../geometry/polygon.ts';
import type { Point } from '../geometry/polygon.ts';
import type { Chain } from '../geometry/chains.ts';

/**
 * A wing of a plate: a stretch of building with a long axis (x) and, at each x, a depth from its front (lower) to
 * its back (upper) outline. Its frame is the plate's turned clockwise by the angle of `cosine` and `sine`.
 */
export interface Wing {
  readonly cosine: number;
  readonly sine: number;
  readonly chain: Chain;
}

/** Part of a wing between two x and, there, between two shares of the depth: 0 = front, 1 = back. */
export interface Strip {
  readonly x0: number;
  readonly x1: number;
  readonly front: number;
  readonly back: number;
}

/** Strips of one wing, each touching the next: a connected shape that is monotone along x. */
export interface Band {
  readonly wing: Wing;
  readonly strips: readonly Strip[];
}

/** A stretch inside one strip and one trapezoid: depth runs straight from `depth0` to `depth1`. */
interface Stretch {
  readonly x0: number;
  readonly x1: number;
  readonly depth0: number;
  readonly depth1: number;
}

/** The whole of a wing. */
export function wholeBand(wing: Wing): Band {
  const first = wing.chain[0];
  const last = wing.chain[wing.chain.length - 1];
  return { wing, strips: [{ x0: first?.x0 ?? 0, x1: last?.x1 ?? 0, front: 0, back: 1 }] };
}

export function bandStart(band: Band): number {
  return band.strips[0]?.x0 ?? 0;
}

export function bandEnd(band: Band): number {
  return band.strips[band.strips.length - 1]?.x1 ?? 0;
}

export function bandLength(band: Band): number {
  return bandEnd(band) - bandStart(band);
}

/** Area in m². */
export function bandArea(band: Band): number {
  return stretches(band).reduce((sum, stretch) => sum + stretchArea(stretch), 0);
}

/** Area over length: how deep the band is on average, metres. */
export function bandDepth(band: Band): number {
  return bandArea(band) / Math.max(bandLength(band), 1e-9);
}

/** The part of a band between two x. */
export function clipBand(band: Band, x0: number, x1: number): Band {
  const strips = band.strips
    .map((strip) => ({ ...strip, x0: Math.max(strip.x0, x0), x1: Math.min(strip.x1, x1) }))
    .filter((strip) => strip.x1 - strip.x0 > 1e-9);
  return { wing: band.wing, strips };
}

/** The part of a band between two shares of the wing's depth. */
export function layerBand(band: Band, front: number, back: number): Band {
  const strips = band.strips
    .map((strip) => ({
      ...strip,
      front: Math.max(strip.front, front),
      back: Math.min(strip.back, back),
    }))
    .filter((strip) => strip.back - strip.front > 1e-9);
  return { wing: band.wing, strips };
}

/** A band without its back behind `front` between two x: what a stair core leaves to the rooms. */
export function notchBand(band: Band, x0: number, x1: number, front: number): Band {
  const inside = clipBand(band, x0, x1);
  return {
    wing: band.wing,
    strips: [
      ...clipBand(band, -Infinity, x0).strips,
      ...layerBand(inside, 0, front).strips,
      ...clipBand(band, x1, Infinity).strips,
    ],
  };
}

/** Cuts a band across, west to east, into parts whose areas are in the given proportion. */
export function splitBand(band: Band, weights: readonly number[]): Band[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const pieces = stretches(band);
  const area = pieces.reduce((sum, piece) => sum + stretchArea(piece), 0);
  let done = 0;
  const cuts = weights.slice(0, -1).map((weight) => {
    done += weight;
    return positionAtArea(pieces, (area * done) / total);
  });
  const limits = [bandStart(band), ...cuts, bandEnd(band)];
  return weights.map((_, index) =>
    clipBand(band, limits[index] as number, limits[index + 1] as number),
  );
}

/** Outline of a band in the plate's frame, counter-clockwise. */
export function bandRing(band: Band): Point[] {
  const front: Point[] = [];
  const back: Point[] = [];
  for (const strip of band.strips) {
    for (const piece of trapezoidsWithin(band.wing.chain, strip.x0, strip.x1)) {
      for (const x of [piece.from, piece.to]) {
        const [lower, upper] = outlineAt(piece.trapezoid, x);
        front.push([x, lower + (upper - lower) * strip.front]);
        back.push([x, lower + (upper - lower) * strip.back]);
      }
    }
  }
  const ring = dropRepeats([...front, ...back.reverse()]);
  return rotateRing(ring, band.wing.cosine, band.wing.sine);
}

function stretches(band: Band): Stretch[] {
  return band.strips.flatMap((strip) =>
    trapezoidsWithin(band.wing.chain, strip.x0, strip.x1).map(({ trapezoid, from, to }) => {
      const [lower0, upper0] = outlineAt(trapezoid, from);
      const [lower1, upper1] = outlineAt(trapezoid, to);
      const share = strip.back - strip.front;
      return {
        x0: from,
        x1: to,
        depth0: (upper0 - lower0) * share,
        depth1: (upper1 - lower1) * share,
      };
    }),
  );
}

function trapezoidsWithin(chain: Chain, x0: number, x1: number) {
  return chain
    .filter((trapezoid) => trapezoid.x1 > x0 && trapezoid.x0 < x1)
    .map((trapezoid) => ({
      trapezoid,
      from: Math.max(x0, trapezoid.x0),
      to: Math.min(x1, trapezoid.x1),
    }));
}

function outlineAt(trapezoid: Chain[number], x: number): [number, number] {
  const share = (x - trapezoid.x0) / (trapezoid.x1 - trapezoid.x0);
  return [
    trapezoid.lower0 + (trapezoid.lower1 - trapezoid.lower0) * share,
    trapezoid.upper0 + (trapezoid.upper1 - trapezoid.upper0) * share,
  ];
}

function stretchArea({ x0, x1, depth0, depth1 }: Stretch): number {
  return ((depth0 + depth1) / 2) * (x1 - x0);
}

function positionAtArea(pieces: readonly Stretch[], area: number): number {
  let left = area;
  for (const piece of pieces) {
    const here = stretchArea(piece);
    if (left <= here) return positionWithin(piece, left);
    left -= here;
  }
  return pieces[pieces.length - 1]?.x1 ?? 0;
}

/** Solves depth0·s + slope·s²/2 = area for s in the form that stays exact while the slope vanishes. */
function positionWithin({ x0, x1, depth0, depth1 }: Stretch, area: number): number {
  const slope = (depth1 - depth0) / (x1 - x0);
  const root = Math.sqrt(Math.max(0, depth0 * depth0 + 2 * slope * area));
  const along = depth0 + root > 1e-12 ? (2 * area) / (depth0 + root) : 0;
  return Math.min(x1, x0 + along);
}

function dropRepeats(points: readonly Point[]): Point[] {
  return points.filter((point, index) => {
    const previous = points[(index || points.length) - 1] as Point;
    return Math.abs(point[0] - previous[0]) > 1e-7 || Math.abs(point[1] - previous[1]) > 1e-7;
  });
}
