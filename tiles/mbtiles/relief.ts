import type { MapBox } from '../../contract/maps.ts';
import { type HeightTile, readHeightTile } from './height-tile.ts';
import type { LevelShare } from './level-share.ts';
import type { Mbtiles } from './open-mbtiles.ts';
import { commonBox, pointInGrid } from './tile-grid.ts';

/**
 * Heights of a terrain file above the flat ground of the district, which stands for the middle height of its box. Roads
 * and houses lie on that ground: near them it is levelled, and relief up to `FLAT_METRES` is left out of the picture
 * anywhere, true from `TRUE_METRES`.
 */
export interface Relief {
  /** Metres above the flat ground; below it where there is nothing to see or the file has no heights. */
  at(longitude: number, latitude: number, zoom: number): Promise<number>;
  /** Highest of a coarse look over a box, metres. */
  highest(box: MapBox): Promise<number>;
}

export const FLAT_METRES = 8;
export const TRUE_METRES = 25;
/** How deep below the flat ground what is left out lies. */
const SUNK_METRES = 10;
const LOOK_SAMPLES = 16;
const TILES_KEPT = 96;

/** Reads the relief round a district, of which `share` is drawn at each place. */
export async function createRelief(
  file: Mbtiles,
  district: MapBox,
  share: LevelShare,
): Promise<Relief> {
  const heightAt = heightReader(file);
  const { maxZoom } = file.info;
  const datum = median(await look(district, (lon, lat) => heightAt(lon, lat, maxZoom))) ?? 0;
  const at: Relief['at'] = async (longitude, latitude, zoom) => {
    const height = await heightAt(longitude, latitude, zoom);
    return height === undefined
      ? -SUNK_METRES
      : drawn((height - datum) * share(longitude, latitude));
  };
  return {
    at,
    async highest(box) {
      const common = commonBox(box, file.info.box);
      const zoom = Math.max(file.info.minZoom, maxZoom - 3);
      const seen = common ? await look(common, (lon, lat) => at(lon, lat, zoom)) : [];
      return seen.reduce((highest, each) => Math.max(highest, each), 0);
    },
  };
}

/** Height drawn for a height above the flat ground: sunk below it, then rising to its true value. */
export function drawn(rise: number): number {
  const share = Math.min(Math.max((rise - FLAT_METRES) / (TRUE_METRES - FLAT_METRES), 0), 1);
  return rise * share - SUNK_METRES * (1 - share);
}

type HeightAt = (lon: number, lat: number, zoom: number) => Promise<number | undefined>;

/** Heights between samples of the tile of a level, or of the nearest coarser one there is. */
function heightReader(file: Mbtiles): HeightAt {
  const kept = new Map<string, Promise<HeightTile | undefined>>();
  const tileOf = (zoom: number, column: number, row: number) => {
    const key = `${zoom}/${column}/${row}`;
    const tile =
      kept.get(key) ??
      file
        .tile({ zoom, column, row })
        .then((bytes) => bytes && readHeightTile(file.info.encoding, bytes));
    kept.delete(key);
    kept.set(key, tile);
    const [oldest] = kept.keys();
    if (kept.size > TILES_KEPT && oldest !== undefined) kept.delete(oldest);
    return tile;
  };
  return async (longitude, latitude, wanted) => {
    const { minZoom, maxZoom } = file.info;
    for (let zoom = Math.min(Math.max(wanted, minZoom), maxZoom); zoom >= minZoom; zoom--) {
      const [x, y] = pointInGrid(file.grid, zoom, longitude, latitude);
      const tile = await tileOf(zoom, Math.floor(x), Math.floor(y));
      if (tile) return between(tile, x - Math.floor(x), y - Math.floor(y));
    }
    return undefined;
  };
}

function between({ size, metres }: HeightTile, x: number, y: number): number {
  const [column, row] = [x * (size - 1), y * (size - 1)];
  const [left, top] = [Math.min(Math.floor(column), size - 2), Math.min(Math.floor(row), size - 2)];
  const at = (c: number, r: number) => metres[(top + r) * size + left + c] as number;
  const [east, south] = [column - left, row - top];
  const north = at(0, 0) * (1 - east) + at(1, 0) * east;
  return north * (1 - south) + (at(0, 1) * (1 - east) + at(1, 1) * east) * south;
}

async function look<Value>(
  box: MapBox,
  at: (longitude: number, latitude: number) => Promise<Value>,
): Promise<Exclude<Value, undefined>[]> {
  const values: Exclude<Value, undefined>[] = [];
  for (let row = 0; row <= LOOK_SAMPLES; row++) {
    for (let column = 0; column <= LOOK_SAMPLES; column++) {
      const value = await at(
        box.westDegrees + ((box.eastDegrees - box.westDegrees) * column) / LOOK_SAMPLES,
        box.southDegrees + ((box.northDegrees - box.southDegrees) * row) / LOOK_SAMPLES,
      );
      if (value !== undefined) values.push(value as Exclude<Value, undefined>);
    }
  }
  return values;
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
