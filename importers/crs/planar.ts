import type { LonLat } from './systems.ts';

/** Metres east and north of an origin near by; true to a few centimetres in a kilometre over a district. */
export type Metres = readonly [east: number, north: number];

/** An outline or line in metres: x0, y0, x1, y1 … */
export type Chain = Float64Array;

const METRES_PER_LATITUDE = 110_860;
const METRES_PER_EQUATOR_DEGREE = 111_320;

/** A flat frame around `origin`. */
export class Plane {
  readonly origin: LonLat;
  private readonly perLongitude: number;

  constructor(origin: LonLat) {
    this.origin = origin;
    this.perLongitude = METRES_PER_EQUATOR_DEGREE * Math.cos((origin[1] * Math.PI) / 180);
  }

  metres([longitude, latitude]: LonLat): Metres {
    return [
      (longitude - this.origin[0]) * this.perLongitude,
      (latitude - this.origin[1]) * METRES_PER_LATITUDE,
    ];
  }

  chain(line: readonly LonLat[]): Chain {
    return Float64Array.from(line.flatMap((at) => this.metres(at)));
  }
}

/** Whether a point lies inside rings, holes counted (even-odd rule). */
export function isInside(rings: readonly Chain[], [x, y]: Metres): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [xi, yi] = [ring[i] as number, ring[i + 1] as number];
      const [xj, yj] = [ring[j] as number, ring[j + 1] as number];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

/** The sides of a line, each a chain of its own. */
export function sidesOf(chain: Chain): Chain[] {
  const count = Math.max(0, chain.length / 2 - 1);
  return Array.from({ length: count }, (_, index) => chain.subarray(2 * index, 2 * index + 4));
}

/** Distance in metres to the nearest side of rings (closed) or lines. */
export function distanceToSides(chains: readonly Chain[], at: Metres, closed: boolean): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const chain of chains) {
    for (let i = 2; i < chain.length; i += 2)
      nearest = Math.min(nearest, squaredToSide(chain, i - 2, i, at));
    if (closed) nearest = Math.min(nearest, squaredToSide(chain, chain.length - 2, 0, at));
  }
  return Math.sqrt(nearest);
}

function squaredToSide(chain: Chain, from: number, to: number, [x, y]: Metres): number {
  const [ax, ay] = [chain[from] as number, chain[from + 1] as number];
  const [dx, dy] = [(chain[to] as number) - ax, (chain[to + 1] as number) - ay];
  const length = dx * dx + dy * dy;
  const along =
    length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  const [ex, ey] = [x - ax - along * dx, y - ay - along * dy];
  return ex * ex + ey * ey;
}

/** More than the cells of any district from south to north, so that each cell has a number of its own. */
const ROW = 1_000_003;

/** Things by the square cells their bounds touch, for looking around a point. */
export class CellIndex<T> {
  private readonly cells = new Map<number, T[]>();
  private readonly size: number;

  constructor(cellMetres: number) {
    this.size = cellMetres;
  }

  add(thing: T, chains: readonly Chain[], marginMetres = 0): void {
    const [west, south, east, north] = bounds(chains);
    this.eachCell(
      [west - marginMetres, south - marginMetres],
      [east + marginMetres, north + marginMetres],
      (key) => {
        const found = this.cells.get(key);
        if (found) found.push(thing);
        else this.cells.set(key, [thing]);
      },
    );
  }

  /** Things whose bounds may come within `radius` of a point, each once. */
  around([x, y]: Metres, radius: number): Set<T> {
    const found = new Set<T>();
    this.eachCell([x - radius, y - radius], [x + radius, y + radius], (key) => {
      for (const thing of this.cells.get(key) ?? []) found.add(thing);
    });
    return found;
  }

  private eachCell(low: Metres, high: Metres, visit: (key: number) => void): void {
    const [fromX, fromY] = low.map((value) => Math.floor(value / this.size)) as [number, number];
    const [toX, toY] = high.map((value) => Math.floor(value / this.size)) as [number, number];
    for (let x = fromX; x <= toX; x += 1) for (let y = fromY; y <= toY; y += 1) visit(x * ROW + y);
  }
}

function bounds(chains: readonly Chain[]): readonly [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const chain of chains) {
    for (let i = 0; i < chain.length; i += 2) {
      west = Math.min(west, chain[i] as number);
      east = Math.max(east, chain[i] as number);
      south = Math.min(south, chain[i + 1] as number);
      north = Math.max(north, chain[i + 1] as number);
    }
  }
  return [west, south, east, north];
}
