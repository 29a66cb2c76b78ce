import { distanceToSegment } from '../geometry/simplify-ring.ts';
import { boundsOf, mapRings, orient, ringsOf, rotateRing } from '../geometry/polygon.ts';
import type { Point, Polygon, Ring } from '../geometry/polygon.ts';
import { bandArea, bandDepth, bandLength, bandRing, wholeBand } from './band.ts';
import type { Band, Wing } from './band.ts';
import { linkChains } from '../geometry/chains.ts';
import { cutIntoTrapezoids } from '../geometry/trapezoids.ts';

/** A wing deeper than this many times its length is cut again along its own longer side. */
const DEEP_SHARE = 1.25;

/** Cuts a plate into wings along its walls, ordered so that neighbours in the list are neighbours on the plate. */
export function cutWings(polygon: Polygon): Band[] {
  const angle = mainAngle(polygon);
  const bands = cutAlong(polygon, angle).flatMap((band) =>
    bandDepth(band) > DEEP_SHARE * bandLength(band) ? recut(band, angle) : [band],
  );
  return walkOrder(bands.filter((band) => bandArea(band) > 1e-6));
}

function recut(band: Band, angle: number): Band[] {
  const across = cutAlong(orient(bandRing(band), []), northwards(angle + Math.PI / 2));
  return across.length > 0 ? across : [band];
}

function cutAlong(polygon: Polygon, angle: number): Band[] {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const turned = mapRings(polygon, (ring) => rotateRing(ring, cosine, -sine));
  return linkChains(cutIntoTrapezoids(turned)).map((chain) =>
    wholeBand({ cosine, sine, chain } satisfies Wing),
  );
}

/** Direction of the longer side of the plate, along its walls, so that the back of a wing looks north. */
function mainAngle(polygon: Polygon): number {
  const angle = wallAngle(polygon);
  const turned = rotateRing(polygon.outer, Math.cos(angle), -Math.sin(angle));
  const { west, south, east, north } = boundsOf(turned);
  return northwards(north - south > east - west ? angle + Math.PI / 2 : angle);
}

/** Mean direction of the walls modulo a right angle, weighted by length: 4θ makes the four directions one. */
function wallAngle(polygon: Polygon): number {
  let [cosine, sine] = [0, 0];
  for (const ring of ringsOf(polygon)) {
    ring.forEach(([x0, y0], index) => {
      const [x1, y1] = ring[(index + 1) % ring.length] as Point;
      const length = Math.hypot(x1 - x0, y1 - y0);
      const quadruple = 4 * Math.atan2(y1 - y0, x1 - x0);
      cosine += length * length * Math.cos(quadruple);
      sine += length * length * Math.sin(quadruple);
    });
  }
  return Math.atan2(sine, cosine) / 4;
}

function northwards(angle: number): number {
  const turns = Math.round(angle / Math.PI);
  const nearEast = angle - turns * Math.PI;
  return nearEast <= -Math.PI / 2 + 1e-6 ? nearEast + Math.PI : nearEast;
}

function walkOrder(bands: readonly Band[]): Band[] {
  const left = bands.map((band) => ({ band, ring: bandRing(band) }));
  left.sort((a, b) => boundsOf(a.ring).west - boundsOf(b.ring).west);
  const ordered: { band: Band; ring: Ring }[] = [];
  while (left.length > 0) {
    const last = ordered[ordered.length - 1];
    const next = last ? nearest(last.ring, left) : 0;
    ordered.push(...left.splice(next, 1));
  }
  return ordered.map(({ band }) => band);
}

function nearest(from: Ring, others: readonly { ring: Ring }[]): number {
  let best = 0;
  let reach = Infinity;
  others.forEach(({ ring }, index) => {
    const distance = ringDistance(from, ring);
    if (distance < reach - 0.01) [best, reach] = [index, distance];
  });
  return best;
}

/** Metres between the nearest points of two rings that do not cross. */
export function ringDistance(a: Ring, b: Ring): number {
  return Math.min(cornersToRing(a, b), cornersToRing(b, a));
}

function cornersToRing(corners: Ring, ring: Ring): number {
  let least = Infinity;
  for (const corner of corners) {
    ring.forEach((point, index) => {
      const distance = distanceToSegment(corner, point, ring[(index + 1) % ring.length] as Point);
      if (distance < least) least = distance;
    });
  }
  return least;
}
