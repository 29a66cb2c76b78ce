import { squareMetresPerSquareDegree } from '../local-frame.ts';
import type { LonLat } from '../region.ts';

/** Area of a ring on the ground, m². */
export function ringSquareMetres(ring: readonly LonLat[]): number {
  const [origin] = ring;
  if (!origin) return 0;
  let sum = 0;
  ring.forEach(([x1, y1], at) => {
    const [x2, y2] = ring[(at + 1) % ring.length] as LonLat;
    sum += (x1 - origin[0]) * (y2 - origin[1]) - (x2 - origin[0]) * (y1 - origin[1]);
  });
  return (Math.abs(sum) / 2) * squareMetresPerSquareDegree(origin[1]);
}

/** Of a ring: degrees or metres, whatever else is known of it behind. */
type Corner = readonly [number, number, ...number[]];

/** Whether two sides of a ring cross away from a common corner, or lie on one another. */
export function ringCrosses(ring: readonly Corner[]): boolean {
  for (let i = 0; i < ring.length; i++) {
    for (let j = i + 1; j < ring.length; j++) {
      const apart = j - i > 1 && !(i === 0 && j === ring.length - 1);
      if (apart && sidesMeet(sideOf(ring, i), sideOf(ring, j))) return true;
    }
  }
  return false;
}

type Side = readonly [Corner, Corner];

function sideOf(ring: readonly Corner[], at: number): Side {
  return [ring[at] as Corner, ring[(at + 1) % ring.length] as Corner];
}

function sidesMeet([a, b]: Side, [c, d]: Side): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc * abd < 0 && cda * cdb < 0) return true;
  return (
    (abc === 0 && within(a, b, c)) ||
    (abd === 0 && within(a, b, d)) ||
    (cda === 0 && within(c, d, a)) ||
    (cdb === 0 && within(c, d, b))
  );
}

function turn(a: Corner, b: Corner, c: Corner): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function within(a: Corner, b: Corner, c: Corner): boolean {
  return (
    c[0] >= Math.min(a[0], b[0]) &&
    c[0] <= Math.max(a[0], b[0]) &&
    c[1] >= Math.min(a[1], b[1]) &&
    c[1] <= Math.max(a[1], b[1])
  );
}

/** A ring as it was set down, without corners set twice (nearer than a centimetre) or closed twice. */
export function tidyRing(points: readonly Corner[]): LonLat[] {
  const ring: LonLat[] = [];
  for (const [x, y] of points) {
    const last = ring.at(-1);
    if (!last || !isNear(last, [x, y])) ring.push([round(x), round(y)]);
  }
  while (ring.length > 1 && isNear(ring[0] as LonLat, ring.at(-1) as LonLat)) ring.pop();
  return ring;
}

const NEAR_DEGREES = 1e-7;

function isNear(a: LonLat, b: LonLat): boolean {
  return Math.abs(a[0] - b[0]) < NEAR_DEGREES && Math.abs(a[1] - b[1]) < NEAR_DEGREES;
}

/** Eight decimals, about a millimetre: what files keep. */
function round(degrees: number): number {
  return Math.round(degrees * 1e8) / 1e8;
}
