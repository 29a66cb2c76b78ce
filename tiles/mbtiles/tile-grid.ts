import type { MapBox } from '../../contract/maps.ts';

/** How tiles divide the earth: one square of web Mercator (EPSG:3857), or two squares of degrees (EPSG:4326). */
export type TileGrid = 'mercator' | 'geodetic';

/** A tile: level, column from the west, row from the north. */
export interface TilePlace {
  readonly zoom: number;
  readonly column: number;
  readonly row: number;
}

const DEGREE = Math.PI / 180;
const MERCATOR_LIMIT_DEGREES = 85.0511287798;

/** Tiles of a level side by side and one above the other. */
export function gridSize(grid: TileGrid, zoom: number): { columns: number; rows: number } {
  const rows = 2 ** zoom;
  return { columns: grid === 'mercator' ? rows : 2 * rows, rows };
}

/** What a tile covers, degrees. */
export function boxOfTile(grid: TileGrid, { zoom, column, row }: TilePlace): MapBox {
  const { columns, rows } = gridSize(grid, zoom);
  const longitude = (at: number) => (at / columns) * 360 - 180;
  const latitude = (at: number) => latitudeAt(grid, at / rows);
  return {
    westDegrees: longitude(column),
    eastDegrees: longitude(column + 1),
    northDegrees: latitude(row),
    southDegrees: latitude(row + 1),
  };
}

/** Where a point lies in the tiles of a level: whole numbers are borders between tiles. */
export function pointInGrid(
  grid: TileGrid,
  zoom: number,
  longitude: number,
  latitude: number,
): [column: number, row: number] {
  const { columns, rows } = gridSize(grid, zoom);
  return [((longitude + 180) / 360) * columns, shareFromNorth(grid, latitude) * rows];
}

/** The tiles of a level that a box touches, borders left out. */
export function tilesOfBox(grid: TileGrid, zoom: number, box: MapBox): TilePlace[] {
  const { columns, rows } = gridSize(grid, zoom);
  const [west, north] = pointInGrid(grid, zoom, box.westDegrees, box.northDegrees);
  const [east, south] = pointInGrid(grid, zoom, box.eastDegrees, box.southDegrees);
  const tiles: TilePlace[] = [];
  for (let row = clamp(Math.floor(north + EPSILON), rows); row < south - EPSILON; row++)
    for (let column = clamp(Math.floor(west + EPSILON), columns); column < east - EPSILON; column++)
      if (row < rows && column < columns) tiles.push({ zoom, column, row });
  return tiles;
}

/** What two boxes have in common; undefined where that is nothing. */
export function commonBox(a: MapBox, b: MapBox): MapBox | undefined {
  const box = {
    westDegrees: Math.max(a.westDegrees, b.westDegrees),
    southDegrees: Math.max(a.southDegrees, b.southDegrees),
    eastDegrees: Math.min(a.eastDegrees, b.eastDegrees),
    northDegrees: Math.min(a.northDegrees, b.northDegrees),
  };
  const empty = box.westDegrees >= box.eastDegrees || box.southDegrees >= box.northDegrees;
  return empty ? undefined : box;
}

const EPSILON = 1e-9;

function clamp(index: number, count: number): number {
  return Math.min(Math.max(index, 0), count);
}

function latitudeAt(grid: TileGrid, share: number): number {
  if (grid === 'geodetic') return 90 - 180 * share;
  return Math.atan(Math.sinh(Math.PI * (1 - 2 * share))) / DEGREE;
}

function shareFromNorth(grid: TileGrid, latitude: number): number {
  if (grid === 'geodetic') return (90 - latitude) / 180;
  const limited = Math.min(Math.max(latitude, -MERCATOR_LIMIT_DEGREES), MERCATOR_LIMIT_DEGREES);
  return (1 - Math.asinh(Math.tan(limited * DEGREE)) / Math.PI) / 2;
}
