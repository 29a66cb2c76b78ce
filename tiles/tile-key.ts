import { TwinError } from '../contract/errors.ts';
import { say } from '../contract/sentence.ts';
import { TILES_ID } from '../contract/tiles.ts';

/** What a tile URL asks for: `app://twin/tiles/<tilesId>/<key>`. */
export interface TileAddress {
  readonly tilesId: string;
  readonly key: string;
}

const KEY_PART = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/;

/** True for plain folder and file names joined by `/`: nothing that leaves a folder. */
export function isTileKey(key: string): boolean {
  return key.split('/').every((part) => KEY_PART.test(part));
}

/** Takes a tile URL apart; throws `invalid` for anything but plain folder and file names below `/tiles/`. */
export function decodeTileAddress(url: string): TileAddress {
  const [empty, root, tilesId, ...parts] = decodedPath(url).split('/');
  const plain = empty === '' && root === 'tiles' && TILES_ID.test(tilesId ?? '');
  const key = parts.join('/');
  if (!plain || !isTileKey(key))
    throw new TwinError('invalid', say`That is not the address of a tile.`);
  return { tilesId: tilesId as string, key };
}

function decodedPath(url: string): string {
  try {
    return decodeURIComponent(new URL(url).pathname);
  } catch {
    throw new TwinError('invalid', say`That is not the address of a tile.`);
  }
}
