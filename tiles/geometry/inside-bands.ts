import type { Bounds, Point, Ring } from './polygon.ts';

const BAND_METRES = 10;

type Edge = readonly [from: Point, to: Point];

/**
 * Tells whether places lie inside rings (even-odd), many places near each other in shapes of many corners: edges are kept by
 * bands from `south` to `north`, and a place asks only those of its own. Places beyond ask all.
 */
export function insideBands(
  rings: readonly Ring[],
  { south, north }: Pick<Bounds, 'south' | 'north'>,
): (at: Point) => boolean {
  const edges = rings.flatMap(edgesOf);
  const bandOf = (y: number) => Math.floor((y - south) / BAND_METRES);
  const bands = Array.from({ length: bandOf(north) + 1 }, (): Edge[] => []);
  for (const edge of edges) {
    const [low, high] = [
      bandOf(Math.min(edge[0][1], edge[1][1])),
      bandOf(Math.max(edge[0][1], edge[1][1])),
    ];
    for (let band = Math.max(low, 0); band <= Math.min(high, bands.length - 1); band++)
      bands[band]?.push(edge);
  }
  return ([x, y]) => {
    let inside = false;
    for (const [[x0, y0], [x1, y1]] of bands[bandOf(y)] ?? edges)
      if (y1 > y !== y0 > y && x < ((x0 - x1) * (y - y1)) / (y0 - y1) + x1) inside = !inside;
    return inside;
  };
}

function edgesOf(ring: Ring): Edge[] {
  return ring.map((to, index) => [ring[(index || ring.length) - 1] as Point, to]);
}
