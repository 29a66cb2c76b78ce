import type { Mbtiles } from './open-mbtiles.ts';
import type { TilePlace } from './tile-grid.ts';

/** A tile of a map file, or the nearest coarser one there is over it: a map need not be equally fine everywhere. */
export async function nearestTile(
  file: Mbtiles,
  { zoom, column, row }: TilePlace,
): Promise<{ readonly place: TilePlace; readonly bytes: Uint8Array } | undefined> {
  for (let level = Math.min(zoom, file.info.maxZoom); level >= file.info.minZoom; level--) {
    const step = 2 ** (zoom - level);
    const place = { zoom: level, column: Math.floor(column / step), row: Math.floor(row / step) };
    const bytes = await file.tile(place);
    if (bytes) return { place, bytes };
  }
  return undefined;
}
