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

/** Folder of map files on the page's origin: `/maps/<snapshotId>/<mapId>/…`; pictures laid over heights have both ids. */
export const MAPS_PATH = '/maps/';

/** Address of the tileset of a map file in the frame of a snapshot's district. */
export function mapTilesetUrl(snapshotId: string, mapId: string, terrainId?: string): string {
  const folder = terrainId === undefined ? mapId : `${mapId}.${terrainId}`;
  return `${MAPS_PATH}${encodeURIComponent(snapshotId)}/${folder}/tileset.json`;
}
