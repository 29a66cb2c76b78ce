import { TwinError } from '../contract/errors.ts';
import { say } from '../contract/sentence.ts';
import { TILES_ID } from '../contract/tiles.ts';

/** What a tile URL asks for: `app://twin/tiles/<tilesId>/<key>`. */
export interface TileAddress {
  readonly tilesId: string;
  readonly key: string;
}

const KEY_PART = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/;

/** Takes a tile URL apart; throws `invalid` for anything but plain folder and file names below `/tiles/`. */
export function decodeTileAddress(url: string): TileAddress {
  const [empty, root, tilesId, ...parts] = decodedPath(url).split('/');
  const plain = empty === '' && root === 'tiles' && TILES_ID.test(tilesId ?? '');
  if (!plain || parts.length === 0 || !parts.every((part) => KEY_PART.test(part))) {
    throw new TwinError('invalid', say`That is not the address of a tile.`);
  }
  return { tilesId: tilesId as string, key: parts.join('/') };
}

function decodedPath(url: string): string {
  try {
    return decodeURIComponent(new URL(url).pathname);
  } catch {
    throw new TwinError('invalid', say`That is not the address of a tile.`);
  }
}
