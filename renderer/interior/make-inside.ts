import { roomsTilesetKey, tileUrl } from '../../contract/tiles.ts';
import { createInterior, type Interior } from './interior.ts';
import { loadRooms, type RoomBodies } from './load-rooms.ts';

/**
 * Loads the rooms of a building of a tiles file and makes its inside, unseen until it is entered. Rejects where the building
 * has no rooms content, or once `signal` is aborted.
 */
export async function makeInside(
  surface: HTMLElement,
  labels: HTMLCanvasElement,
  tilesId: string,
  buildingSlot: number,
  signal: AbortSignal,
): Promise<{ readonly interior: Interior; readonly rooms: RoomBodies }> {
  const key = roomsTilesetKey(buildingSlot).replace('tileset.json', 'rooms.glb');
  const rooms = await loadRooms(tileUrl(tilesId, key));
  signal.throwIfAborted();
  return { interior: createInterior(surface, labels, rooms), rooms };
}
