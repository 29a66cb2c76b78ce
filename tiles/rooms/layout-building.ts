import { polygonArea } from '../geometry/polygon.ts';
import type { Polygon } from '../geometry/polygon.ts';
import { apportion } from './apportion.ts';
import { fillFloor } from './fill-floor.ts';
import { planPlate } from './plan-plate.ts';
import type { PlatePlan } from './plan-plate.ts';
import { compareRooms, compareUnits, roomWeights } from './space.ts';
import type { Cell, RoomDemand, Space } from './space.ts';

/** One footprint with the floors it spans (物理层, both ends included, no floor 0). */
export interface Plate {
  readonly polygon: Polygon;
  readonly floorFrom: number;
  readonly floorTo: number;
}

export interface BuildingToLayOut {
  readonly plates: readonly Plate[];
  readonly floorsDown: number;
  /** Undefined where unknown: a building of seven floors and more then has one lift a staircase. */
  readonly liftCount: number | undefined;
}

export interface BuildingLayout {
  readonly spaces: readonly Space[];
  /** Rooms on a floor the building lacks. */
  readonly leftOut: readonly RoomDemand[];
}

const LIFTS_FROM_FLOORS = 7;

/** Cuts every floor of a building into its rooms (虚拟房间) and common parts. */
export function layOutBuilding(
  building: BuildingToLayOut,
  rooms: readonly RoomDemand[],
): BuildingLayout {
  const byFloor = roomsByFloor(rooms);
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

/** Gathers what all floors of one plate ask for, then plans it once and fills each floor, equal floors only once. */
class PlateLayout {
  readonly #building: BuildingToLayOut;
  readonly #plate: Plate;
  readonly #floors = new Map<number, readonly RoomDemand[]>();

  constructor(building: BuildingToLayOut, plate: Plate) {
    this.#building = building;
    this.#plate = plate;
  }

  add(floor: number, rooms: readonly RoomDemand[]): void {
    this.#floors.set(floor, rooms);
  }

  spaces(): Space[] {
    const plan = this.#plan();
    const known = new Map<string, { cells: Cell[]; rooms: readonly RoomDemand[] }>();
    return [...this.#floors].flatMap(([floor, rooms]) => {
      const key = patternOf(rooms);
      const pattern = known.get(key) ?? { cells: fillFloor(plan, rooms), rooms };
      known.set(key, pattern);
      return copyCells(pattern, rooms).map((cell) => ({ ...cell, floor }));
    });
  }

  #plan(): PlatePlan {
    const floors = [...this.#floors.values()];
    const units = new Map<string, number>();
    for (const rooms of floors) {
      for (const [unit, count] of countUnits(rooms)) {
        units.set(unit, Math.max(units.get(unit) ?? 0, count));
      }
    }
    const storeys = this.#plate.floorTo - this.#plate.floorFrom + 1;
    const ordered = [...units].sort(([a], [b]) => compareUnits(a, b));
    return planPlate(this.#plate.polygon, {
      units: ordered.map(([unit, rooms]) => ({ unit, rooms })),
      rooms: Math.max(0, ...floors.map((rooms) => rooms.length)),
      floors: storeys,
      lifts: this.#building.liftCount ?? (this.#plate.floorTo >= LIFTS_FROM_FLOORS ? 1 : 0),
    });
  }
}

function countUnits(rooms: readonly RoomDemand[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { unit } of rooms) if (unit) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return counts;
}

function patternOf(rooms: readonly RoomDemand[]): string {
  const weights = roomWeights(rooms);
  return rooms
    .map((room, index) => `${room.unit ?? ''}/${(weights[index] as number).toFixed(2)}`)
    .join('|');
}

function copyCells(
  pattern: { readonly cells: readonly Cell[]; readonly rooms: readonly RoomDemand[] },
  rooms: readonly RoomDemand[],
): Cell[] {
  if (pattern.rooms === rooms) return [...pattern.cells];
  const place = new Map(pattern.rooms.map((room, index) => [room, rooms[index] as RoomDemand]));
  return pattern.cells.map((cell) => {
    const room = cell.room && place.get(cell.room);
    return room ? { ...cell, room } : cell;
  });
}

function floorsOf({ floorFrom, floorTo }: RoomDemand): number[] {
  const floors: number[] = [];
  for (let floor = floorFrom; floor <= Math.max(floorFrom, floorTo); floor++) {
    if (floor !== 0) floors.push(floor);
  }
  return floors;
}

function roomsByFloor(rooms: readonly RoomDemand[]): Map<number, RoomDemand[]> {
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

function builtFloors({ plates }: BuildingToLayOut): number[] {
  return plates.flatMap(({ floorFrom, floorTo }) => {
    const floors: number[] = [];
    for (let floor = Math.max(1, floorFrom); floor <= floorTo; floor++) floors.push(floor);
    return floors;
  });
}

/** Plates of a floor; a basement no part names lies under the parts that stand on the ground. */
function platesAt({ plates, floorsDown }: BuildingToLayOut, floor: number): Plate[] {
  const here = plates.filter(({ floorFrom, floorTo }) => floorFrom <= floor && floor <= floorTo);
  if (here.length > 0 || floor > 0 || -floor > floorsDown) return here;
  return plates.filter(({ floorFrom }) => floorFrom <= 1);
}

type Share = (floor: number) => [Plate, readonly RoomDemand[]][];

/** Which rooms of a floor stand on which of its plates: whole units keep to one plate, the rest go by area. */
function shareOut(building: BuildingToLayOut, byFloor: ReadonlyMap<number, RoomDemand[]>): Share {
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
