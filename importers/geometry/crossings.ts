import type { LonLat } from '../crs/systems.ts';
import type { Ring } from './rings.ts';

interface Side {
  readonly from: LonLat;
  readonly to: LonLat;
  readonly west: number;
  readonly east: number;
}

/** How often sides of the rings cross, of one ring or of two; counting ends at `most`. A touch is no crossing. */
export function countCrossings(rings: readonly Ring[], most: number): number {
  const sides = rings.flatMap(sidesOf).sort((a, b) => a.west - b.west);
  let found = 0;
  for (const [index, side] of sides.entries()) {
    for (let next = index + 1; next < sides.length; next += 1) {
      const other = sides[next] as Side;
      if (other.west > side.east) break;
      if (cross(side, other)) found += 1;
      if (found >= most) return found;
    }
  }
  return found;
}

function sidesOf(ring: Ring): Side[] {
  return ring.map((from, index) => {
    const to = ring[(index + 1) % ring.length] as LonLat;
    return { from, to, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) };
  });
}

function cross({ from: a, to: b }: Side, { from: c, to: d }: Side): boolean {
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1]))
    return false;
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

function turn(a: LonLat, b: LonLat, c: LonLat): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
