import { gunzipSync, gzip } from 'node:zlib';

/** The cheapest level: floors of a building repeat, so higher ones take a tenth off for a third more time. */
const LEVEL = 1;

/** A content as it is stored: glTF gzipped, as `3d-tiles-tools gzip` leaves it; the rest as it is. */
export function packContent(key: string, content: Uint8Array): Promise<Uint8Array> {
  if (!key.endsWith('.glb')) return Promise.resolve(content);
  return new Promise((resolve, reject) =>
    gzip(content, { level: LEVEL }, (error, packed) => (error ? reject(error) : resolve(packed))),
  );
}

/** A stored content as it was built, packed or not: files of earlier versions hold plain glTF. */
export function unpackContent(stored: Uint8Array): Uint8Array {
  return stored[0] === 0x1f && stored[1] === 0x8b ? gunzipSync(stored) : stored;
}
