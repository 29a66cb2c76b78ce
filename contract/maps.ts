import { z } from 'zod';
import type { ErrorShape } from './errors.ts';

/** What the pictures of a map file are: 影像, or heights of the ground (地形). */
export const MAP_KINDS = ['imagery', 'terrain'] as const;
export type MapKind = (typeof MAP_KINDS)[number];

/**
 * How a tile of a map file is coded: pictures as they are; heights as Mapbox Terrain-RGB or Terrarium in a PNG, as
 * Cesium's heightmap-1.0, or as quantized-mesh-1.0.
 */
export const MAP_ENCODINGS = [
  'png',
  'jpg',
  'webp',
  'terrain-rgb',
  'terrarium',
  'heightmap',
  'quantized-mesh',
] as const;
export type MapEncoding = (typeof MAP_ENCODINGS)[number];

/** A map file (MBTiles) of this workstation, kept by reference. */
export interface MapInfo {
  /** From the file's own metadata and size: the same file has the same id on every workstation. */
  readonly id: string;
  readonly title: string;
  /** Name of the file without its folder. */
  readonly fileName: string;
  readonly kind: MapKind;
  readonly encoding: MapEncoding;
  /** What the file says it covers, degrees. */
  readonly box: MapBox;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Who made it, where the file says so. */
  readonly attribution?: string | undefined;
  /** Why it cannot be drawn now, e.g. its disk is not there. */
  readonly problem?: ErrorShape | undefined;
}

export interface MapBox {
  readonly westDegrees: number;
  readonly southDegrees: number;
  readonly eastDegrees: number;
  readonly northDegrees: number;
}

/** How a view shows a map file; pictures earlier in the list lie above later ones. */
export const mapStateSchema = z.object({
  id: z.string().min(1).max(64),
  visible: z.boolean(),
  /** 0–1; 1 where absent. */
  opacity: z.number().min(0.1).max(1).optional(),
});
export type MapState = z.infer<typeof mapStateSchema>;

/** More than this many lie on one ground so rarely that the steps between them are laid out for it. */
export const MAPS_IN_VIEW = 8;

/** Folder of map files on the page's origin: `/maps/<ground>/<mapId>/…`; pictures laid over heights have both ids. */
export const MAPS_PATH = '/maps/';

/** What map files are laid over: the box of a district and the ground that its tiles file levels. */
export interface MapGroundKey {
  readonly box: MapBox;
  /** Identity of the tiles file (`TILES_ID`); null where there is none. */
  readonly tilesId: string | null;
}

/** The box to 0.1 mm, west, south, east, north, then the tiles. */
const GROUND =
  /^(-?\d{1,3}\.\d{9})_(-?\d{1,2}\.\d{9})_(-?\d{1,3}\.\d{9})_(-?\d{1,2}\.\d{9})_([0-9a-f]{16}|none)$/;

/** Address of the tileset of a map file. Snapshots of the same box and tiles share it, so that a refresh of rows loads no map again. */
export function mapTilesetUrl(
  { box, tilesId }: MapGroundKey,
  mapId: string,
  terrainId?: string,
): string {
  const edges = [box.westDegrees, box.southDegrees, box.eastDegrees, box.northDegrees];
  const ground = [...edges.map((degrees) => degrees.toFixed(9)), tilesId ?? 'none'].join('_');
  const folder = terrainId === undefined ? mapId : `${mapId}.${terrainId}`;
  return `${MAPS_PATH}${ground}/${folder}/tileset.json`;
}

/** What the ground part of an address of `mapTilesetUrl` says; undefined for anything else and for a box that is none. */
export function mapGroundOf(text: string): MapGroundKey | undefined {
  const parts = GROUND.exec(text);
  if (!parts) return undefined;
  const [westDegrees = 0, southDegrees = 0, eastDegrees = 0, northDegrees = 0] = parts
    .slice(1, 5)
    .map(Number);
  if (westDegrees >= eastDegrees || southDegrees >= northDegrees) return undefined;
  const tilesId = parts[5] === 'none' ? null : (parts[5] ?? null);
  return { box: { westDegrees, southDegrees, eastDegrees, northDegrees }, tilesId };
}
