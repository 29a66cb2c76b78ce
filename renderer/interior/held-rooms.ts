import { roomsTilesetKey } from '../../contract/tiles.ts';
import { keptPicture } from './kept-picture.ts';
import { loadRooms, type RoomBodies } from './load-rooms.ts';

let held: { readonly url: string; readonly rooms: Promise<RoomBodies> } | undefined;

/** Rooms of a building of a snapshot; those asked for last are held, so that a building looked at opens at once. */
export function roomsOf(snapshotId: string, buildingSlot: number): Promise<RoomBodies> {
  const key = roomsTilesetKey(buildingSlot).replace('tileset.json', 'rooms.glb');
  const url = `/tiles/${encodeURIComponent(snapshotId)}/${key}`;
  if (held?.url === url) return held.rooms;
  const asked = { url, rooms: loadRooms(url) };
  held = asked;
  asked.rooms.catch(() => {
    if (held === asked) held = undefined;
  });
  return asked.rooms;
}

/** Makes ready what opening a building takes: its rooms, and the picture they are drawn in. */
export async function prepareBuilding(snapshotId: string, buildingSlot: number): Promise<void> {
  await roomsOf(snapshotId, buildingSlot);
  keptPicture();
}
