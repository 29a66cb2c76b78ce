import { SHADE_HEADER_BYTES } from '../../contract/tiles.ts';
import { type Grid, type Raster, sizeOf, type Window } from './raster.ts';

const CONTACT_LIGHT = lightLeft(0.62);
const SHADOW_LIGHT = lightLeft(0.46);

/** Bytes of `TILE_KEYS.shade` for a grid, or of another raster of so many bytes a texel: its header, every texel still 0. */
export function newBytes(grid: Grid, bytesPerTexel = 2): Uint8Array {
  const bytes = new Uint8Array(SHADE_HEADER_BYTES + grid.width * grid.height * bytesPerTexel);
  const header = new DataView(bytes.buffer);
  header.setUint32(0, grid.width, true);
  header.setUint32(4, grid.height, true);
  header.setFloat32(8, grid.west, true);
  header.setFloat32(12, grid.south, true);
  header.setFloat32(16, grid.texelMetres, true);
  return bytes;
}

/** A copy of the bytes of before, where they lie on the same grid. */
export function keptBytes(grid: Grid, before: Uint8Array): Uint8Array | undefined {
  const header = newBytes({ ...grid, width: 0, height: 0 });
  const view = new DataView(header.buffer);
  view.setUint32(0, grid.width, true);
  view.setUint32(4, grid.height, true);
  const same =
    before.length === SHADE_HEADER_BYTES + grid.width * grid.height * 2 &&
    header.every((byte, index) => byte === before[index]);
  return same ? Uint8Array.from(before) : undefined;
}

/** Writes the two bytes of each texel of a window: light left near walls, and light left by shadows. */
export function writeWindow(
  bytes: Uint8Array,
  window: Window,
  contact: Raster,
  soft: Raster,
): void {
  const [columns, rows] = sizeOf(window);
  const [aroundColumns] = sizeOf(contact.window);
  for (let row = 0; row < rows; row++) {
    const from =
      (window.fromRow + row - contact.window.fromRow) * aroundColumns +
      window.fromColumn -
      contact.window.fromColumn;
    const texel = (window.fromRow + row) * contact.grid.width + window.fromColumn;
    const to = SHADE_HEADER_BYTES + texel * 2;
    for (let column = 0; column < columns; column++) {
      bytes[to + column * 2] = CONTACT_LIGHT[contact.texels[from + column] as number] as number;
      bytes[to + column * 2 + 1] = SHADOW_LIGHT[soft.texels[from + column] as number] as number;
    }
  }
}

/** Light that is left, by how much of the surroundings is covered, 0 to 255. */
function lightLeft(darkness: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, covered) => Math.round(255 - covered * darkness));
}
