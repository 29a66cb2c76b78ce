import { promisify } from 'node:util';
import { gunzip, gzip, type ZlibOptions } from 'node:zlib';

/** The cheapest level: floors of a building repeat, so higher ones take a tenth off for a third more time. */
const LEVEL = 1;

/** Both work on threads of their own: main answers the window meanwhile. */
const gzipAside = promisify<Uint8Array, ZlibOptions, Uint8Array>(gzip);
const gunzipAside = promisify<Uint8Array, Uint8Array>(gunzip);

/** A content as it is stored: glTF gzipped, as `3d-tiles-tools gzip` leaves it; the rest as it is. */
export async function packContent(key: string, content: Uint8Array): Promise<Uint8Array> {
  return key.endsWith('.glb') ? gzipAside(content, { level: LEVEL }) : content;
}

/** A stored content as it was built, packed or not: files of earlier versions hold plain glTF. */
export async function unpackContent(stored: Uint8Array): Promise<Uint8Array> {
  return stored[0] === 0x1f && stored[1] === 0x8b ? gunzipAside(stored) : stored;
}
