import { PlateLayout } from './plate-layout.ts';
import { builtFloors, platesAt } from './plates.ts';
import type { BuildingToLayOut } from './plates.ts';
import { shareOut } from './share-floors.ts';
import { compareRooms } from './space.ts';
import type { RoomDemand, Space } from './space.ts';

export interface BuildingLayout {
  readonly spaces: readonly Space[];
  /** Rooms on a floor the building lacks. */
  readonly leftOut: readonly RoomDemand[];
}

/** Cuts every floor of a building into its rooms (虚拟房间) and common parts. */
export function layOutBuilding(
  building: BuildingToLayOut,
  rooms: readonly RoomDemand[],
): BuildingLayout {
  const floorsOf = floorsWithin(building);
  const byFloor = roomsByFloor(rooms, floorsOf);
  const floors = [...new Set([...byFloor.keys(), ...builtFloors(building)])].sort((a, b) => a - b);
  const share = shareOut(building, byFloor);
  const layouts = building.plates.map((plate) => new PlateLayout(building, plate));
  for (const floor of floors) {
    for (const [plate, here] of share(floor))
      layouts[building.plates.indexOf(plate)]?.add(floor, here);
  }
  const leftOut = rooms.filter((room) =>
    floorsOf(room).every((floor) => platesAt(building, floor).length === 0),
  );
  return { spaces: layouts.flatMap((layout) => layout.spaces()), leftOut };
}

type FloorsOf = (room: RoomDemand) => readonly number[];

/** The floors of a room, none above or below the building: a room delivered with 止层 20000000 ends at the roof. */
function floorsWithin({ plates, floorsDown }: BuildingToLayOut): FloorsOf {
  const lowest = Math.min(-floorsDown, ...plates.map(({ floorFrom }) => floorFrom));
  const highest = Math.max(...plates.map(({ floorTo }) => floorTo));
  return ({ floorFrom, floorTo }) => {
    const floors: number[] = [];
    const last = Math.min(Math.max(floorFrom, floorTo), highest);
    for (let floor = Math.max(floorFrom, lowest); floor <= last; floor++) {
      if (floor !== 0) floors.push(floor);
    }
    return floors;
  };
}

function roomsByFloor(rooms: readonly RoomDemand[], floorsOf: FloorsOf): Map<number, RoomDemand[]> {
  const byFloor = new Map<number, RoomDemand[]>();
  for (const room of [...rooms].sort(compareRooms)) {
    for (const floor of floorsOf(room)) {
      const list = byFloor.get(floor);
      if (list) list.push(room);
      else byFloor.set(floor, [room]);
    }
  }
  return byFloor;
}
