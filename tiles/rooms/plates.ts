import type { Polygon } from '../geometry/polygon.ts';

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

/** Every floor above ground that some plate has. */
export function builtFloors({ plates }: BuildingToLayOut): number[] {
  return plates.flatMap(({ floorFrom, floorTo }) => {
    const floors: number[] = [];
    for (let floor = Math.max(1, floorFrom); floor <= floorTo; floor++) floors.push(floor);
    return floors;
  });
}

/** Plates of a floor; a basement no part names lies under the parts that stand on the ground. */
export function platesAt({ plates, floorsDown }: BuildingToLayOut, floor: number): Plate[] {
  const here = plates.filter(({ floorFrom, floorTo }) => floorFrom <= floor && floor <= floorTo);
  if (here.length > 0 || floor > 0 || -floor > floorsDown) return here;
  return plates.filter(({ floorFrom }) => floorFrom <= 1);
}
