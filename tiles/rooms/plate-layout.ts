import { fillFloor } from './fill-floor.ts';
import { planPlate } from './plan-plate.ts';
import type { PlatePlan } from './plan-plate.ts';
import type { BuildingToLayOut, Plate } from './plates.ts';
import { compareUnits, countUnits, roomWeights } from './space.ts';
import type { Cell, RoomDemand, Space } from './space.ts';

const LIFTS_FROM_FLOORS = 7;

/** Gathers what all floors of one plate ask for, then plans it once and fills each floor, equal floors only once. */
export class PlateLayout {
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
