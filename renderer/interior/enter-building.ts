import { roomsOf } from './held-rooms.ts';
import { createInterior, type Interior } from './interior.ts';
import type { RoomBodies } from './load-rooms.ts';

export { prepareBuilding } from './held-rooms.ts';

/**
 * Loads the rooms of a building of a snapshot and draws them; `headingDegrees` is where the district's camera looked.
 * Rejects where the building has no rooms content, or once `signal` is aborted.
 */
export async function enterBuilding(
  surface: HTMLElement,
  labels: HTMLCanvasElement,
  snapshotId: string,
  buildingSlot: number,
  headingDegrees: number,
  signal: AbortSignal,
): Promise<{ readonly interior: Interior; readonly rooms: RoomBodies }> {
  const rooms = await roomsOf(snapshotId, buildingSlot);
  signal.throwIfAborted();
  const interior = createInterior(surface, labels, rooms, (headingDegrees * Math.PI) / 180);
  return { interior, rooms };
}
