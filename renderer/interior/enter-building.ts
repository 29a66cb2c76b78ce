import { roomsTilesetKey } from '../../contract/tiles.ts';
import { createInterior, type Interior } from './interior.ts';
import { loadRooms, type RoomBodies } from './load-rooms.ts';

/**
 * Loads the rooms of a building of a snapshot and draws them; `headingDegrees` is where the district's camera looked.
 * Rejects where the building has no rooms content.
 */
export async function enterBuilding(
  canvas: HTMLCanvasElement,
  labels: HTMLCanvasElement,
  snapshotId: string,
  buildingSlot: number,
  headingDegrees: number,
  signal: AbortSignal,
): Promise<{ readonly interior: Interior; readonly rooms: RoomBodies }> {
  const key = roomsTilesetKey(buildingSlot).replace('tileset.json', 'rooms.glb');
  const rooms = await loadRooms(`/tiles/${encodeURIComponent(snapshotId)}/${key}`, signal);
  const interior = createInterior(canvas, labels, rooms, (headingDegrees * Math.PI) / 180);
  return { interior, rooms };
}
