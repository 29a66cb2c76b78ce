import type { Random } from '../random.ts';
import type { DemoRoom } from '../rooms/rooms.ts';

/** Rooms firms may be registered in. */
export interface RoomPool {
  /** A room for business in another building. */
  elsewhere(home: DemoRoom, random: Random): DemoRoom;
  /** The next room of the same building, the room itself where it is the last. */
  neighbour(home: DemoRoom): DemoRoom;
  /** A room for business anywhere. */
  any(random: Random): DemoRoom;
}

const BUSINESS_USES: ReadonlySet<string> = new Set(['办公', '商业', '工业', '其他']);

/** Opens the pool over the rooms of the district, which come building by building. */
export function openRoomPool(rooms: readonly DemoRoom[]): RoomPool {
  const business = rooms.filter(({ use }) => BUSINESS_USES.has(use));
  const next = new Map<string, DemoRoom>();
  business.forEach((room, index) => {
    const follower = business[index + 1];
    if (follower?.building === room.building) next.set(room.id, follower);
  });
  return {
    elsewhere: (home, random) => {
      for (let attempt = 0; attempt < 50; attempt++) {
        const room = random.pick(business);
        if (room.building !== home.building) return room;
      }
      return home;
    },
    neighbour: (home) => next.get(home.id) ?? home,
    any: (random) => random.pick(business),
  };
}
