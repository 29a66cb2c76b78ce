import { gunzipSync } from 'node:zlib';
import { TwinError } from '../../contract/errors.ts';
import type { MapEncoding } from '../../contract/maps.ts';
import { say } from '../../contract/sentence.ts';
import { isQuantizedMesh, quantizedHeights } from './quantized-mesh.ts';
import { type Pixels, readPng } from './read-png.ts';

/** Heights of one tile in metres, `size` × `size`, rows from the north, the first and last samples on its borders. */
export interface HeightTile {
  readonly size: number;
  readonly metres: Float32Array;
}

/** Samples a side of Cesium's heightmap-1.0, a fifth of a metre a step from −1,000 m. */
const HEIGHTMAP_SIZE = 65;
const HEIGHTMAP_BYTES = HEIGHTMAP_SIZE * HEIGHTMAP_SIZE * 2;
/** Child mask and water mask follow the heights; the water mask is one byte or a picture. */
const HEIGHTMAP_TAILS = [2, 1 + 65_536];

/** Reads a tile of heights; throws `corrupt` where the bytes are not what the file's other tiles are. */
export function readHeightTile(encoding: MapEncoding, packed: Uint8Array): HeightTile {
  const bytes = unzipped(packed);
  const tile =
    encoding === 'quantized-mesh'
      ? quantizedHeights(bytes)
      : encoding === 'heightmap'
        ? heightmap(bytes)
        : pictureHeights(encoding, readPng(bytes));
  if (tile) return tile;
  throw new TwinError('corrupt', say`A tile of the terrain file cannot be read as ${encoding}.`);
}

/** Bytes as they were before gzip, which terrain tiles usually went through; broken gzip stays as it is. */
export function unzipped(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    return bytes;
  }
}

/** Which coding of heights a tile is, by its own bytes; undefined for none. Pictures are told by how their colours run. */
export function heightEncodingOf(packed: Uint8Array): MapEncoding | undefined {
  const bytes = unzipped(packed);
  if (HEIGHTMAP_TAILS.some((tail) => bytes.length === HEIGHTMAP_BYTES + tail)) return 'heightmap';
  if (isQuantizedMesh(bytes)) return 'quantized-mesh';
  const pixels = readPng(bytes);
  return pixels && (['terrain-rgb', 'terrarium'] as const).find((each) => isRelief(each, pixels));
}

type PictureEncoding = 'terrain-rgb' | 'terrarium';

/** Mapbox: −10,000 m + 0.1 m a step; Terrarium: −32,768 m + 1/256 m a step. */
function metresOf(encoding: PictureEncoding, r: number, g: number, b: number): number {
  if (encoding === 'terrarium') return r * 256 + g + b / 256 - 32_768;
  return -10_000 + (r * 65_536 + g * 256 + b) * 0.1;
}

function pictureHeights(encoding: MapEncoding, pixels: Pixels | undefined): HeightTile | undefined {
  if (!pixels || pixels.width !== pixels.height) return undefined;
  if (encoding !== 'terrain-rgb' && encoding !== 'terrarium') return undefined;
  const { width: size, channels, bytes } = pixels;
  const metres = new Float32Array(size * size);
  for (let i = 0; i < metres.length; i++) {
    const [r, g, b] = bytes.subarray(i * channels, i * channels + 3) as unknown as [
      number,
      number,
      number,
    ];
    metres[i] = metresOf(encoding, r, g, b);
  }
  return { size, metres };
}

const LOWEST_METRES = -500;
const HIGHEST_METRES = 9000;
/** Between neighbours of ground; between those of a photograph read as heights it is hundreds. */
const STEP_METRES = 60;
const SHARE_PLAUSIBLE = 0.98;

/** Whether nearly all pixels are heights there are on earth and near their neighbours' heights. */
function isRelief(encoding: PictureEncoding, pixels: Pixels): boolean {
  const { metres, size } = pictureHeights(encoding, pixels) ?? { metres: [], size: 0 };
  let plausible = 0;
  let flat = true;
  for (let i = 0; i < metres.length; i++) {
    const height = metres[i] as number;
    const neighbour = metres[i % size === 0 ? i : i - 1] as number;
    const possible = height >= LOWEST_METRES && height <= HIGHEST_METRES;
    if (possible && Math.abs(height - neighbour) < STEP_METRES) plausible += 1;
    flat &&= height === metres[0];
  }
  const sea = flat && metres[0] !== 0;
  return size > 1 && !sea && plausible >= metres.length * SHARE_PLAUSIBLE;
}

function heightmap(bytes: Uint8Array): HeightTile | undefined {
  if (bytes.length < HEIGHTMAP_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEIGHTMAP_BYTES);
  const metres = Float32Array.from(
    { length: HEIGHTMAP_SIZE * HEIGHTMAP_SIZE },
    (_, i) => view.getUint16(i * 2, true) / 5 - 1000,
  );
  return { size: HEIGHTMAP_SIZE, metres };
}
