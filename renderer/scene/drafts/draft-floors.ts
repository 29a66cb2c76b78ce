import type { DraftRoom } from '../../../contract/drafts/draft.ts';
import type { LonLat } from '../../../contract/region.ts';
import { type Corner, cutRooms } from './cut-rooms.ts';
import type { DraftShape } from './draft-shapes.ts';

/** What stands on a floor of a draft: a room, or the floor as a whole where it has none. */
export interface DraftBody {
  readonly ring: readonly Corner[];
  readonly floorNo: number;
  /** The part goes no higher. */
  readonly hasRoof: boolean;
  readonly room?: DraftRoom;
  /** Which of the rooms of its floor it is, from 0. */
  readonly place: number;
}

/** Every floor of a draft with the rooms on it (物理层); rooms on floors no part has are in the grid alone. */
export function bodiesOfDraft(
  { parts, rooms }: Pick<DraftShape, 'parts' | 'rooms'>,
  toLocal: (place: LonLat) => Corner,
): DraftBody[] {
  const solid = parts
    .map((part) => ({ ...part, corners: part.ring.map(toLocal) }))
    .filter(({ corners }) => corners.length >= 3);
  const highest = Math.max(0, ...solid.map(({ floorTo }) => floorTo));
  return Array.from({ length: highest }, (_, at) => at + 1).flatMap((floorNo): DraftBody[] => {
    const here = solid.filter(
      ({ floorFrom, floorTo }) => floorFrom <= floorNo && floorNo <= floorTo,
    );
    const own = rooms.filter((room) => room.floorNo <= floorNo && floorNo <= room.floorNoTop);
    const hasRoof = here.some(({ floorTo }) => floorTo === floorNo);
    if (own.length === 0)
      return here.map(({ corners, floorTo }) => ({
        ring: corners,
        floorNo,
        hasRoof: floorTo === floorNo,
        place: 0,
      }));
    return cutRooms(
      here.map(({ corners }) => corners),
      own,
    ).map(({ room, ring }, place) => ({ ring, floorNo, hasRoof, room, place }));
  });
}

/** The rooms whose numbers are written: of the floors of rooms chosen, else of the uppermost with rooms. */
export function labelledRooms(
  shape: Pick<DraftShape, 'parts' | 'rooms' | 'floors'>,
  toLocal: (place: LonLat) => Corner,
): { readonly text: string; readonly at: Corner; readonly floorNo: number }[] {
  const bodies = bodiesOfDraft(shape, toLocal).filter(({ room }) => room);
  const highest = Math.max(...bodies.map(({ floorNo }) => floorNo));
  const floors = shape.floors.size > 0 ? shape.floors : new Set([highest]);
  return bodies
    .filter(({ floorNo }) => floors.has(floorNo))
    .map(({ ring, room, floorNo }) => ({ text: room?.roomNo ?? '', at: middleOf(ring), floorNo }));
}

function middleOf(ring: readonly Corner[]): Corner {
  return ring.reduce<Corner>(
    ([x, y], corner) => [x + corner[0] / ring.length, y + corner[1] / ring.length],
    [0, 0],
  );
}
