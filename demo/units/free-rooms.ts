import type { DemoBuilding } from '../city/building.ts';
import type { Invention } from '../invention.ts';
import type { Random } from '../random.ts';
import type { DemoRoom } from '../rooms/rooms.ts';
import { takeRoom } from '../rooms/take-room.ts';

/** Rooms institutions may take, each once. */
export interface FreeRooms {
  readonly all: readonly DemoRoom[];
  readonly buildings: readonly DemoBuilding[];
  take(candidates: readonly DemoRoom[], random: Random): DemoRoom | undefined;
  /** Rooms of these uses on the lowest floors, by the code of their community or street. */
  low(code: string): readonly DemoRoom[];
  /** Office rooms not far up, by the code of their street. */
  offices(streetCode: string): readonly DemoRoom[];
}

const LOW_USES: ReadonlySet<string> = new Set(['商业', '办公', '其他']);
const LOW_FLOOR = 2;
/** Offices people call at are not far up. */
const OFFICE_FLOOR = 6;
const ATTEMPTS = 40;

/** Whether people who call walk in from the street: on the lowest floors of shops, offices and the like. */
export function isLow({ use, floorNumber }: DemoRoom): boolean {
  return LOW_USES.has(use) && floorNumber > 0 && floorNumber <= LOW_FLOOR;
}

/** Opens the rooms that are not empty and not `closed`. */
export function openFreeRooms(
  { rooms, district: { buildings } }: Invention,
  closed: ReadonlySet<DemoRoom>,
): FreeRooms {
  const taken = new Set<DemoRoom>();
  const open = rooms.filter((room) => !closed.has(room) && room.tenure !== '空置');
  const [low, offices] = [new Map<string, DemoRoom[]>(), new Map<string, DemoRoom[]>()];
  for (const room of open) {
    const { communityCode, streetCode } = buildings[room.building]!;
    if (isLow(room)) listed(low, communityCode).push(room);
    if (room.use === '办公' && room.floorNumber <= OFFICE_FLOOR)
      listed(offices, streetCode).push(room);
  }
  return {
    all: open,
    buildings,
    take: (candidates, random) => takeRoom(candidates, taken, random, ATTEMPTS),
    low: (code) => low.get(code) ?? [],
    offices: (streetCode) => offices.get(streetCode) ?? [],
  };
}

/** The list of a key, a new one where there is none. */
export function listed<Key, Item>(lists: Map<Key, Item[]>, key: Key): Item[] {
  const known = lists.get(key);
  if (known) return known;
  const list: Item[] = [];
  lists.set(key, list);
  return list;
}
