import { type Bounds, boundsOf, type Point } from '../geometry/polygon.ts';
import { blurred, blurReach } from './blur.ts';
import {
  emptyRaster,
  fillPolygon,
  type Grid,
  type Raster,
  wholeOf,
  type Window,
} from './raster.ts';
import { keptBytes, newBytes, writeWindow } from './shade-bytes.ts';

/** A building part as it stands: rings as x, y, x, y … in the tile frame, metres. */
export interface Caster {
  readonly topMetres: number;
  readonly rings: readonly (readonly number[])[];
}

/** Ground that something stands on, and how high that is. */
export interface Area extends Bounds {
  readonly topMetres: number;
}

/** Shade baked before, and where something stood or stands that is not as it was then. */
export interface BakedBefore {
  readonly bytes: Uint8Array;
  readonly changed: readonly Area[];
}

const TEXEL_METRES = 3;
const MOST_TEXELS = 3072;
/** Room round the outermost building for its shadow. */
const MARGIN_METRES = 120;
/** Length of a shadow per metre of height, towards the north-east; longer ones would close every lane. */
const SHADOW_SLOPE = 0.8;
const CONTACT_METRES = 11;
const SHADOW_BLUR_TEXELS = 1;

/**
 * Bakes what the ground needs to look built on: shadows cast away from the key light in the south-west, and darkness
 * near walls. Bytes of `TILE_KEYS.shade`; empty when nothing stands. With what was baked `before` only the ground round
 * what changed is baked anew; the bytes are those of a bake of everything.
 */
export function bakeShade(casters: readonly Caster[], before?: BakedBefore): Uint8Array {
  const areas = casters.map(areaOf);
  const extent = boundsOf(areas.flatMap(cornersOf));
  if (!(extent.west < extent.east && extent.south < extent.north)) return new Uint8Array(0);
  const grid = gridOf(extent);
  const placed = casters.map((caster, index) => ({
    caster,
    window: windowOf(grid, areas[index] as Area),
  }));
  const kept = before && keptBytes(grid, before.bytes);
  const bytes = kept ?? newBytes(grid);
  const windows = kept ? before.changed.map((area) => windowOf(grid, area)) : [wholeOf(grid)];
  for (const window of windows) bakeWindow(bytes, grid, placed, window);
  return bytes;
}

function bakeWindow(
  bytes: Uint8Array,
  grid: Grid,
  placed: readonly { readonly caster: Caster; readonly window: Window }[],
  window: Window,
): void {
  const radius = contactTexels(grid);
  const around = grown(grid, window, blurReach(Math.max(radius, SHADOW_BLUR_TEXELS)));
  const [solid, cast] = [emptyRaster(grid, around), emptyRaster(grid, around)];
  for (const { caster, window: darkened } of placed) {
    if (!meet(around, darkened)) continue;
    const { rings, topMetres } = caster;
    for (const ring of rings) {
      fillPolygon(solid, ring);
      castShadow(cast, ring, reachOf(topMetres));
    }
  }
  const contact = { ...solid, texels: blurred(solid, radius) };
  const soft = { ...cast, texels: blurred(cast, SHADOW_BLUR_TEXELS) };
  writeWindow(bytes, window, contact, soft);
}

function contactTexels({ texelMetres }: Grid): number {
  return Math.max(1, Math.round(CONTACT_METRES / texelMetres / 2));
}

/** How far east, and how far north, a shadow reaches, metres. */
function reachOf(topMetres: number): number {
  return topMetres * SHADOW_SLOPE * Math.SQRT1_2;
}

/** Ground that what stands in an area can darken. */
function windowOf(grid: Grid, area: Area): Window {
  const reach = reachOf(area.topMetres);
  const column = (x: number) => (x - grid.west) / grid.texelMetres;
  const row = (y: number) => (y - grid.south) / grid.texelMetres;
  const touched = {
    fromColumn: Math.floor(column(area.west + Math.min(reach, 0))),
    toColumn: Math.ceil(column(area.east + Math.max(reach, 0))),
    fromRow: Math.floor(row(area.south + Math.min(reach, 0))),
    toRow: Math.ceil(row(area.north + Math.max(reach, 0))),
  };
  return grown(grid, touched, blurReach(Math.max(contactTexels(grid), SHADOW_BLUR_TEXELS)) + 1);
}

function meet(a: Window, b: Window): boolean {
  return (
    a.fromColumn < b.toColumn &&
    b.fromColumn < a.toColumn &&
    a.fromRow < b.toRow &&
    b.fromRow < a.toRow
  );
}

function grown({ width, height }: Grid, window: Window, texels: number): Window {
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  return {
    fromColumn: within(window.fromColumn - texels, width),
    toColumn: within(window.toColumn + texels, width),
    fromRow: within(window.fromRow - texels, height),
    toRow: within(window.toRow + texels, height),
  };
}

/** Where a caster stands. */
export function areaOf({ rings, topMetres }: Caster): Area {
  const area = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity, topMetres };
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const [x, y] = [ring[i] as number, ring[i + 1] as number];
      area.west = Math.min(area.west, x);
      area.east = Math.max(area.east, x);
      area.south = Math.min(area.south, y);
      area.north = Math.max(area.north, y);
    }
  }
  return area;
}

function cornersOf({ west, south, east, north }: Bounds): Point[] {
  return [
    [west, south],
    [east, north],
  ];
}

function gridOf({ west, south, east, north }: Bounds): Grid {
  const [across, up] = [east - west + 2 * MARGIN_METRES, north - south + 2 * MARGIN_METRES];
  const texelMetres = Math.max(TEXEL_METRES, Math.max(across, up) / MOST_TEXELS);
  return {
    texelMetres,
    west: west - MARGIN_METRES,
    south: south - MARGIN_METRES,
    width: 4 * Math.ceil(across / texelMetres / 4),
    height: Math.ceil(up / texelMetres),
  };
}

/** The ground a prism's shadow covers: its ring, and what each edge sweeps on its way north-east. */
function castShadow(cast: Raster, ring: readonly number[], reach: number): void {
  fillPolygon(
    cast,
    ring.map((value) => value + reach),
  );
  for (let i = 0; i < ring.length; i += 2) {
    const [ax, ay] = [ring[i] as number, ring[i + 1] as number];
    const next = (i + 2) % ring.length;
    const [bx, by] = [ring[next] as number, ring[next + 1] as number];
    fillPolygon(cast, [ax, ay, bx, by, bx + reach, by + reach, ax + reach, ay + reach]);
  }
}
