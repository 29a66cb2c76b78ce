/** A grid over the tile frame; rows run from south to north. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly west: number;
  readonly south: number;
  readonly texelMetres: number;
}

/** Sets every texel whose centre lies in a ring (x, y, x, y …, even-odd) to 255. */
export function fillPolygon(raster: Raster, texels: Uint8Array, ring: readonly number[]): void {
  const [lowest, highest] = rowsOf(raster, ring);
  for (let row = lowest; row <= highest; row++) {
    const y = raster.south + (row + 0.5) * raster.texelMetres;
    const crossings = crossingsAt(ring, y);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = column(raster, crossings[i] as number);
      const to = column(raster, crossings[i + 1] as number);
      texels.fill(255, row * raster.width + from, row * raster.width + Math.max(from, to));
    }
  }
}

function rowsOf({ south, texelMetres, height }: Raster, ring: readonly number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 1; i < ring.length; i += 2) {
    low = Math.min(low, ring[i] as number);
    high = Math.max(high, ring[i] as number);
  }
  const row = (y: number) => (y - south) / texelMetres - 0.5;
  return [Math.max(0, Math.ceil(row(low))), Math.min(height - 1, Math.floor(row(high)))];
}

function crossingsAt(ring: readonly number[], y: number): number[] {
  const crossings: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    const [ay, by] = [ring[i + 1] as number, ring[next + 1] as number];
    if (ay > y === by > y) continue;
    const [ax, bx] = [ring[i] as number, ring[next] as number];
    crossings.push(ax + ((bx - ax) * (y - ay)) / (by - ay));
  }
  return crossings.sort((a, b) => a - b);
}

function column({ west, texelMetres, width }: Raster, x: number): number {
  return Math.min(width, Math.max(0, Math.ceil((x - west) / texelMetres - 0.5)));
}
