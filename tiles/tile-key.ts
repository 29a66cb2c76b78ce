import { TwinError } from '../contract/errors.ts';
import { say } from '../contract/sentence.ts';

/** What a tile URL asks for: `app://twin/tiles/<snapshotId>/<key>`. */
export interface TileAddress {
  readonly snapshotId: string;
  readonly key: string;
}

const SNAPSHOT_ID = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;
const KEY_PART = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/;

/** Takes a tile URL apart; throws `invalid` for anything but plain folder and file names below `/tiles/`. */
export function decodeTileAddress(url: string): TileAddress {
  const [empty, root, snapshotId, ...parts] = decodedPath(url).split('/');
  const plain = empty === '' && root === 'tiles' && SNAPSHOT_ID.test(snapshotId ?? '');
  if (!plain || parts.length === 0 || !parts.every((part) => KEY_PART.test(part))) {
    throw new TwinError('invalid', say`That is not the address of a tile.`);
  }
  return { snapshotId: snapshotId as string, key: parts.join('/') };
}

function decodedPath(url: string): string {
  try {
    return decodeURIComponent(new URL(url).pathname);
  } catch {
    throw new TwinError('invalid', say`That is not the address of a tile.`);
  }
}
