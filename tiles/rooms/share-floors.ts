import { polygonArea } from '../geometry/polygon.ts';
import { apportion } from './apportion.ts';
import { platesAt } from './plates.ts';
import type { BuildingToLayOut, Plate } from './plates.ts';
import { compareRooms, compareUnits, countUnits } from './space.ts';
import type { RoomDemand } from './space.ts';

/** Gives each plate of a floor its rooms, in order. */
export type Share = (floor: number) => [Plate, readonly RoomDemand[]][];

/** Which rooms of a floor stand on which of its plates: whole units keep to one plate, the rest go by area. */
export function shareOut(
  building: BuildingToLayOut,
  byFloor: ReadonlyMap<number, RoomDemand[]>,
): Share {
  const home = unitHomes(building, byFloor);
  return (floor) => {
    const plates = platesAt(building, floor);
    const rooms = byFloor.get(floor) ?? [];
    const settled = (room: RoomDemand) => {
      const plate = room.unit === undefined ? undefined : home.get(room.unit);
      return plate && plates.includes(plate) ? plate : undefined;
    };
    const free = rooms.filter((room) => !settled(room));
    const counts = apportion(
      free.length,
      plates.map(({ polygon }) => polygonArea(polygon)),
    );
    let next = 0;
    return plates.map((plate, index) => {
      const extra = free.slice(next, (next += counts[index] as number));
      const own = rooms.filter((room) => settled(room) === plate);
      return [plate, [...own, ...extra].sort(compareRooms)];
    });
  };
}

function unitHomes(
  building: BuildingToLayOut,
  byFloor: ReadonlyMap<number, RoomDemand[]>,
): Map<string, Plate> {
  const homes = new Map<string, Plate>();
  for (const [floor, rooms] of byFloor) {
    const plates = platesAt(building, floor);
    if (plates.length < 2) continue;
    const units = [...countUnits(rooms)].filter(([unit]) => !homes.has(unit));
    units.sort(([a], [b]) => compareUnits(a, b));
    const counts = apportion(
      units.length,
      plates.map(({ polygon }) => polygonArea(polygon)),
    );
    let next = 0;
    plates.forEach((plate, index) => {
      for (const [unit] of units.slice(next, (next += counts[index] as number)))
        homes.set(unit, plate);
    });
  }
  return homes;
}
