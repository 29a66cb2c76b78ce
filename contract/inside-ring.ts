import type { LonLat } from './region.ts';

/** Whether a point lies inside one ring, closed or not, by the even-odd rule; degrees or metres, both in one frame. */
export function insideRing([x, y]: Readonly<LonLat>, ring: readonly Readonly<LonLat>[]): boolean {
  let inside = false;
  let before = ring[ring.length - 1] as Readonly<LonLat>;
  for (let index = 0; index < ring.length; index += 1) {
    const here = ring[index] as Readonly<LonLat>;
    const y0 = before[1];
    const y1 = here[1];
    if (y1 > y !== y0 > y && x < ((before[0] - here[0]) * (y - y1)) / (y0 - y1) + here[0])
      inside = !inside;
    before = here;
  }
  return inside;
}

/** Whether a point lies inside rings, holes among them, by the even-odd rule; one on a shared edge lies in one of two. */
export function insideRings(
  at: Readonly<LonLat>,
  rings: readonly (readonly Readonly<LonLat>[])[],
): boolean {
  return rings.reduce((odd, ring) => odd !== insideRing(at, ring), false);
}
