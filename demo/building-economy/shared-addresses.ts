import type { Random } from '../random.ts';
import type { DemoRoom } from '../rooms/rooms.ts';
import type { DemoWorld } from '../world.ts';
import type { CommercialBuilding } from './sites.ts';
import type { FirmPlace } from './firm-places.ts';

/** Rooms many firms are registered in (一址多照): 集中办公区 that may, and groups that may not. */
export interface SharedAddresses {
  /** Moves a firm that works elsewhere to a shared registered address, or leaves it where it is. */
  move(place: FirmPlace, random: Random): FirmPlace;
}

const VIRTUAL_ROOMS = 6;
const GROUP_SIZE = 5;

/** Opens the shared addresses in the commercial buildings' lowest office rooms. */
export function openSharedAddresses(
  world: DemoWorld,
  commercial: readonly CommercialBuilding[],
): SharedAddresses {
  const offices = commercial.flatMap(({ rooms }) => rooms.slice(0, 1));
  const virtual = offices.slice(0, world.scaled(VIRTUAL_ROOMS));
  const groupRooms = commercial.flatMap(({ rooms }) => rooms.slice(1, 4));
  let grouped = 0;
  const write = (room: DemoRoom, note: string, place: FirmPlace): FirmPlace => {
    const building = world.district.buildings[room.building]!;
    return {
      ...place,
      room,
      text: world.addresses.ofRoom(room, building, world.random).text + note,
    };
  };
  return {
    move: (place, random) => {
      const draw = random.next();
      if (draw < 0.35 && virtual.length > 0)
        return write(
          random.pick(virtual),
          random.pick(['（集中办公区）', '（商务秘书托管）']),
          place,
        );
      if (draw > 0.65 || groupRooms.length === 0) return place;
      const group = Math.floor(grouped++ / GROUP_SIZE) % groupRooms.length;
      return write(groupRooms[group]!, '', place);
    },
  };
}
