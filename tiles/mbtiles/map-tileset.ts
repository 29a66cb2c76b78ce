import { type LocalFrame, toLocal } from '../../contract/local-frame.ts';
import type { MapBox } from '../../contract/maps.ts';
import { frameTransform } from '../build/frame-transform.ts';
import {
  boxOf,
  diagonalMetres,
  type Extent,
  type Tile,
  tilesetBytes,
} from '../build/tileset-json.ts';
import { boundsOf } from '../geometry/polygon.ts';
import type { Mbtiles } from './open-mbtiles.ts';
import { nearestTile } from './nearest-tile.ts';
import { boxOfTile, commonBox, gridSize, type TilePlace, tilesOfBox } from './tile-grid.ts';

/** What a tileset of a map file is made from. */
export interface MapGround {
  readonly file: Mbtiles;
  readonly frame: LocalFrame;
  /** The part of the file's box that is drawn. */
  readonly region: MapBox;
  /** Highest relief in it, metres; 0 for flat pictures. */
  readonly highestMetres: number;
}

/** Levels told in one tileset; deeper ones are in tilesets of their own, written when they are asked for. */
const LEVELS_TOLD = 4;
/** Tiles the region may be begun with. */
const FIRST_TILES = 4;
/**
 * A picture's error is so many of its texels: the scene draws a tile whose error shows as more than 4 pixels in its
 * children, so that a texel is about a pixel at full quality.
 */
const ERROR_TEXELS = 4;
const TILE_TEXELS = 256;
/** Relief of a tile may rise this much above what a coarse look saw. */
const RELIEF_ROOM_METRES = 120;
const DEEPEST_METRES = -50;

/** The tileset of a map file, down to the levels told in one file. */
export async function mapTileset(ground: MapGround): Promise<Uint8Array> {
  const { file, region } = ground;
  const first = firstLevel(ground);
  const places: TilePlace[] = [];
  for (const place of tilesOfBox(file.grid, first, region))
    if (await nearestTile(file, place)) places.push(place);
  const known = await readPresence(ground, first, region);
  const children = places.map((place) => tileOf(ground, known, place, LEVELS_TOLD));
  const extent = extentIn(ground, region);
  return tilesetBytes(diagonalMetres(extent) * 4, {
    transform: frameTransform(ground.frame),
    boundingVolume: boxOf(extent),
    geometricError: diagonalMetres(extent),
    refine: 'REPLACE',
    children: children.filter((child) => child !== undefined),
  });
}

/** The tileset of what lies below a tile. */
export async function mapSubtree(ground: MapGround, parent: TilePlace): Promise<Uint8Array> {
  const box = drawnBox(ground, parent) ?? ground.region;
  const known = await readPresence(ground, parent.zoom + 1, box);
  const children = childrenOf(parent).map((place) => tileOf(ground, known, place, LEVELS_TOLD - 1));
  return tilesetBytes(errorOf(ground, parent.zoom), {
    boundingVolume: boxOf(extentIn(ground, box)),
    geometricError: errorOf(ground, parent.zoom),
    refine: 'REPLACE',
    children: children.filter((child) => child !== undefined),
  });
}

/** The part of a tile that is drawn. */
export function drawnBox({ file, region }: MapGround, place: TilePlace): MapBox | undefined {
  return commonBox(region, boxOfTile(file.grid, place));
}

type Presence = ReadonlyMap<number, ReadonlySet<string>>;

/** Which tiles of a box there are, from a level on as deep as one file tells and one more. */
async function readPresence({ file }: MapGround, first: number, box: MapBox): Promise<Presence> {
  const known = new Map<number, ReadonlySet<string>>();
  const deepest = Math.min(file.info.maxZoom, first + LEVELS_TOLD + 1);
  for (let zoom = first; zoom <= deepest; zoom++) {
    const places = tilesOfBox(file.grid, zoom, box);
    const [from, to] = [places[0], places.at(-1)];
    if (from && to) known.set(zoom, await file.present(from, to));
  }
  return known;
}

/** A tile with what is below it. One the file lacks is filled from above, so that no hole opens beside finer ones. */
function tileOf(
  ground: MapGround,
  known: Presence,
  place: TilePlace,
  levels: number,
): Tile | undefined {
  const box = drawnBox(ground, place);
  if (!box) return undefined;
  const below = childrenOf(place);
  const refined = below.some((child) => isPresent(known, child));
  const boundingVolume = boxOf(extentIn(ground, box));
  const address = `${place.zoom}/${place.column}/${place.row}`;
  const children = !refined
    ? []
    : levels > 0
      ? below.map((child) => tileOf(ground, known, child, levels - 1))
      : [
          {
            boundingVolume,
            geometricError: errorOf(ground, place.zoom),
            content: { uri: `${address}.json` },
          },
        ];
  return {
    boundingVolume,
    geometricError: refined ? errorOf(ground, place.zoom) : 0,
    content: { uri: `${address}.glb` },
    ...(refined ? { children: children.filter((child) => child !== undefined) } : {}),
  };
}

function isPresent(known: Presence, { zoom, column, row }: TilePlace): boolean {
  return known.get(zoom)?.has(`${column}/${row}`) ?? false;
}

function childrenOf({ zoom, column, row }: TilePlace): TilePlace[] {
  return [0, 1].flatMap((south) =>
    [0, 1].map((east) => ({
      zoom: zoom + 1,
      column: column * 2 + east,
      row: row * 2 + south,
    })),
  );
}

/** The deepest level that covers the region with a few tiles. */
function firstLevel({ file, region }: MapGround): number {
  const { minZoom, maxZoom } = file.info;
  let zoom = minZoom;
  while (zoom < maxZoom && tilesOfBox(file.grid, zoom + 1, region).length <= FIRST_TILES) zoom += 1;
  return zoom;
}

function errorOf({ file, frame }: MapGround, zoom: number): number {
  const degrees = 360 / gridSize(file.grid, zoom).columns;
  return ((degrees * frame.metresPerDegreeEast) / TILE_TEXELS) * ERROR_TEXELS;
}

function extentIn({ frame, highestMetres }: MapGround, box: MapBox): Extent {
  const corners = [
    toLocal(frame, box.westDegrees, box.southDegrees),
    toLocal(frame, box.eastDegrees, box.southDegrees),
    toLocal(frame, box.eastDegrees, box.northDegrees),
    toLocal(frame, box.westDegrees, box.northDegrees),
  ] as const;
  const relief = highestMetres > 0;
  return {
    ...boundsOf(corners),
    bottom: relief ? DEEPEST_METRES : 0,
    top: relief ? highestMetres + RELIEF_ROOM_METRES : 0,
  };
}
