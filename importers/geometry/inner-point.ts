import type { LonLat } from '../crs/systems.ts';
import { contains, signedDoubleArea, type Polygon, type Ring } from './rings.ts';

/** A position inside the polygon for its label and lookup: the centroid, or the middle of the widest cut through it. */
export function innerPoint(polygon: Polygon): LonLat {
  const centre = centroid(polygon[0] as Ring);
  return contains(polygon, centre) ? centre : widestCut(polygon, centre);
}

function centroid(ring: Ring): LonLat {
  const area = signedDoubleArea(ring);
  const [originX, originY] = ring[0] as LonLat;
  let x = 0;
  let y = 0;
  for (let i = 0; i < ring.length; i += 1) {
    const [x1, y1] = relative(ring, i, originX, originY);
    const [x2, y2] = relative(ring, (i + 1) % ring.length, originX, originY);
    const cross = x1 * y2 - x2 * y1;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  }
  return area === 0 ? [originX, originY] : [originX + x / (3 * area), originY + y / (3 * area)];
}

function relative(ring: Ring, i: number, originX: number, originY: number): LonLat {
  const [x, y] = ring[i] as LonLat;
  return [x - originX, y - originY];
}

/** Cuts the polygon along a parallel of latitude; tries others when the first runs through a corner only. */
function widestCut(polygon: Polygon, centre: LonLat): LonLat {
  const latitudes = (polygon[0] as Ring).map(([, latitude]) => latitude);
  const [low, high] = [Math.min(...latitudes), Math.max(...latitudes)];
  for (const share of [undefined, 0.5, 0.37, 0.63, 0.21, 0.79]) {
    const latitude = share === undefined ? centre[1] : low + (high - low) * share;
    const middle = middleOfWidest(crossings(polygon, latitude), latitude);
    if (middle && contains(polygon, middle)) return middle;
  }
  return (polygon[0] as Ring)[0] as LonLat;
}

function crossings(polygon: Polygon, latitude: number): number[] {
  const found: number[] = [];
  for (const ring of polygon) {
    for (let i = 0; i < ring.length; i += 1) {
      const [x1, y1] = ring[i] as LonLat;
      const [x2, y2] = ring[(i + 1) % ring.length] as LonLat;
      if (y1 > latitude !== y2 > latitude)
        found.push(x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1));
    }
  }
  return found.sort((a, b) => a - b);
}

function middleOfWidest(found: readonly number[], latitude: number): LonLat | undefined {
  let best: LonLat | undefined;
  let width = 0;
  for (let i = 0; i + 1 < found.length; i += 2) {
    const [from, to] = [found[i] as number, found[i + 1] as number];
    if (to - from <= width) continue;
    width = to - from;
    best = [(from + to) / 2, latitude];
  }
  return best;
}
