import { toErrorShape } from '../contract/errors.ts';
import type { ErrorKind } from '../contract/errors.ts';
import type { ReadDb } from '../data/driver/port.ts';
import { unpackContent } from './build/packed-content.ts';
import { fewAtATime } from '../data/driver/few-at-a-time.ts';
import { decodeTileAddress } from './tile-key.ts';
import type { TileAddress } from './tile-key.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  glb: 'model/gltf-binary',
};

/** A burst of tiles, at a change-over for one, must not keep the thread that answers the window. */
const AT_A_TIME = 3;

const STATUS: Readonly<Partial<Record<ErrorKind, number>>> = { invalid: 400, 'not-found': 404 };

/** Gives an open tiles file, or nothing where there is none of this id. */
export type TileDbLookup = (tilesId: string) => Promise<ReadDb | undefined>;

/**
 * Serves tiles by key: 200 or 304, 400 for an address that is none, 404 for a key or file that is not there,
 * 503 where the file cannot be read now. The address names the file's content, so every answer is immutable.
 */
export function createTileHandler(lookup: TileDbLookup): (request: Request) => Promise<Response> {
  const few = fewAtATime(AT_A_TIME);
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return problem(405, 'Tiles are only read.');
    try {
      const address = decodeTileAddress(request.url);
      return await few(async () =>
        request.signal?.aborted
          ? problem(503, 'The request was taken back.')
          : tileResponse(request, address, await findTile(lookup, address)),
      );
    } catch (error) {
      const { kind, sentence } = toErrorShape(error);
      return problem(STATUS[kind] ?? 503, sentence);
    }
  };
}

async function findTile(
  lookup: TileDbLookup,
  { tilesId, key }: TileAddress,
): Promise<Uint8Array | undefined> {
  const db = await lookup(tilesId);
  return db && readTile(db, key);
}

/** A content of a tiles file as it was built; undefined where it has none of this key. */
export async function readTile(db: ReadDb, key: string): Promise<Uint8Array | undefined> {
  const row = await db.get<{ content: Uint8Array }>('SELECT content FROM media WHERE key = ?', [
    key,
  ]);
  return row && unpackContent(row.content);
}

function tileResponse(
  request: Request,
  { tilesId, key }: TileAddress,
  content: Uint8Array | undefined,
): Response {
  if (!content) return problem(404, 'There is no such tile.');
  // The id is that of the file's content, so with the key it names what is sent.
  const etag = `"${tilesId}/${key}"`;
  const headers = new Headers({
    'Content-Type':
      CONTENT_TYPES[key.slice(key.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    'Content-Length': String(content.byteLength),
    'Cache-Control': 'private, max-age=31536000, immutable',
    ETag: etag,
  });
  if (request.headers.get('If-None-Match') === etag) {
    headers.delete('Content-Length');
    return new Response(null, { status: 304, headers });
  }
  return new Response(request.method === 'HEAD' ? null : (content as Uint8Array<ArrayBuffer>), {
    headers,
  });
}

export function problem(status: number, sentence: string): Response {
  return new Response(sentence, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
