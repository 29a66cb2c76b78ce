import { SHADE_HEADER_BYTES } from '../../contract/tiles.ts';
import { fillPolygon, type Raster } from './raster.ts';

/** A building part as it stands: rings as x, y, x, y … in the tile frame, metres. */
export interface Caster {
  readonly topMetres: number;
  readonly rings: readonly (readonly number[])[];
}

const TEXEL_METRES = 3;
const MOST_TEXELS = 3072;
/** Room round the outermost building for its shadow. */
const MARGIN_METRES = 120;
/** Length of a shadow per metre of height, towards the north-east; longer ones would close every lane. */
const SHADOW_SLOPE = 0.8;
const CONTACT_METRES = 11;
const CONTACT_DARKNESS = 0.62;
const SHADOW_DARKNESS = 0.46;

/**
 * Bakes what the ground needs to look built on: shadows cast away from the key light in the south-west, and darkness
 * near walls. Bytes of `TILE_KEYS.shade`; empty when nothing stands.
 */
export function bakeShade(casters: readonly Caster[]): Uint8Array {
  const extent = extentOf(casters);
  if (!extent) return new Uint8Array(0);
  const raster = emptyRaster(extent);
  const solid = new Uint8Array(raster.width * raster.height);
  const cast = new Uint8Array(raster.width * raster.height);
  for (const caster of casters) {
    for (const ring of caster.rings) {
      fillPolygon(raster, solid, ring);
      castShadow(raster, cast, ring, caster.topMetres * SHADOW_SLOPE * Math.SQRT1_2);
    }
  }
  const contact = blur(
    solid,
    raster,
    Math.max(1, Math.round(CONTACT_METRES / raster.texelMetres / 2)),
  );
  const soft = blur(cast, raster, 1);
  return compose(raster, contact, soft);
}

function extentOf(casters: readonly Caster[]): [number, number, number, number] | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { rings } of casters) {
    for (const ring of rings) {
      for (let i = 0; i + 1 < ring.length; i += 2) {
        west = Math.min(west, ring[i] as number);
        east = Math.max(east, ring[i] as number);
        south = Math.min(south, ring[i + 1] as number);
        north = Math.max(north, ring[i + 1] as number);
      }
    }
  }
  return west < east && south < north ? [west, south, east, north] : undefined;
}

function emptyRaster([west, south, east, north]: readonly [
  number,
  number,
  number,
  number,
]): Raster {
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
function castShadow(
  raster: Raster,
  cast: Uint8Array,
  ring: readonly number[],
  reach: number,
): void {
  fillPolygon(
    raster,
    cast,
    ring.map((value) => value + reach),
  );
  for (let i = 0; i < ring.length; i += 2) {
    const [ax, ay] = [ring[i] as number, ring[i + 1] as number];
    const next = (i + 2) % ring.length;
    const [bx, by] = [ring[next] as number, ring[next + 1] as number];
    fillPolygon(raster, cast, [ax, ay, bx, by, bx + reach, by + reach, ax + reach, ay + reach]);
  }
}

/** Mean over a square window, twice: near enough to a Gaussian. */
function blur(texels: Uint8Array, { width, height }: Raster, radius: number): Uint8Array {
  let from = texels;
  for (let pass = 0; pass < 2; pass++) {
    const across = new Uint8Array(from.length);
    for (let y = 0; y < height; y++) slide(from, across, y * width, 1, width, radius);
    const up = new Uint8Array(from.length);
    for (let x = 0; x < width; x++) slide(across, up, x, width, height, radius);
    from = up;
  }
  return from;
}

function slide(
  from: Uint8Array,
  to: Uint8Array,
  start: number,
  step: number,
  count: number,
  radius: number,
): void {
  const scale = 1 / (2 * radius + 1);
  let sum = 0;
  for (let i = 0; i < Math.min(radius, count); i++) sum += from[start + i * step] as number;
  for (let i = 0; i < count; i++) {
    if (i + radius < count) sum += from[start + (i + radius) * step] as number;
    if (i - radius - 1 >= 0) sum -= from[start + (i - radius - 1) * step] as number;
    to[start + i * step] = sum * scale;
  }
}

function compose(raster: Raster, contact: Uint8Array, soft: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(SHADE_HEADER_BYTES + contact.length * 2);
  const header = new DataView(bytes.buffer);
  header.setUint32(0, raster.width, true);
  header.setUint32(4, raster.height, true);
  header.setFloat32(8, raster.west, true);
  header.setFloat32(12, raster.south, true);
  header.setFloat32(16, raster.texelMetres, true);
  for (let i = 0; i < contact.length; i++) {
    const at = SHADE_HEADER_BYTES + i * 2;
    bytes[at] = Math.round(255 - (contact[i] as number) * CONTACT_DARKNESS);
    bytes[at + 1] = Math.round(255 - (soft[i] as number) * SHADOW_DARKNESS);
  }
  return bytes;
}
