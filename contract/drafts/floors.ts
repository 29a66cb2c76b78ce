import { inferredLabels } from '../floors/floor-names.ts';
import { isShunnedNumber } from '../floors/floor-plan.ts';
import type { DraftBuilding, DraftFloor } from './draft.ts';

/** How numbers people shun (4, 13, 14, 24 …) are treated: counted, left out, or lettered after the one below (3A, 12A). */
export const FLOOR_NAMINGS = ['counted', 'skipped', 'lettered'] as const;
export type FloorNaming = (typeof FLOOR_NAMINGS)[number];

export interface FloorScheme {
  /** Physical floors above ground. */
  readonly floorsUp: number;
  readonly floorsDown: number;
  readonly naming: FloorNaming;
  /** A 夹层 above the ground floor; it counts among `floorsUp`. */
  readonly mezzanine: boolean;
}

/** Names every physical floor, the deepest basement first, so that the importer reads the same floors back. */
export function nameFloors({ floorsUp, floorsDown, naming, mezzanine }: FloorScheme): DraftFloor[] {
  const down = Array.from({ length: floorsDown }, (_, at) => floorsDown - at);
  const names = upwardNames(naming);
  const up = Array.from({ length: floorsUp }, (_, at) => ({
    floorNo: at + 1,
    label: mezzanine && at === 1 ? '夹层' : (names.next().value as string),
  }));
  return [...down.map((depth) => ({ floorNo: -depth, label: `B${depth}` })), ...up];
}

function* upwardNames(naming: FloorNaming): Generator<string, never> {
  let [plain, letters] = [0, 0];
  for (let number = 1; ; number++) {
    if (naming === 'counted' || !isShunnedNumber(number)) {
      [plain, letters] = [number, 0];
      yield String(number);
    } else if (naming === 'lettered') {
      yield `${plain}${String.fromCharCode(65 + letters++)}`;
    }
  }
}

/**
 * Floors of a building of which the labels of some floors are known: by the naming that agrees with all of them, else the
 * known labels, what they say of the floors between, and plain numbers.
 */
export function guessFloors(
  known: ReadonlyMap<number, string>,
  floorsUp: number,
  floorsDown: number,
): DraftFloor[] {
  for (const mezzanine of [false, true]) {
    for (const naming of FLOOR_NAMINGS) {
      const floors = nameFloors({ floorsUp, floorsDown, naming, mezzanine });
      const agreed = floors.filter(({ floorNo, label }) => (known.get(floorNo) ?? label) === label);
      if (agreed.length === floors.length) return floors;
    }
  }
  const plain = nameFloors({ floorsUp, floorsDown, naming: 'counted', mezzanine: false });
  const inferred = inferredLabels(
    known,
    plain.map(({ floorNo }) => floorNo),
  );
  return plain.map(({ floorNo, label }) => ({
    floorNo,
    label: known.get(floorNo) ?? inferred.get(floorNo) ?? label,
  }));
}

/** Gives a building other floors. Parts that reached the top reach the new one; rooms that lose their floor go, known ones stay to be looked at. */
export function withFloors(building: DraftBuilding, floors: readonly DraftFloor[]): DraftBuilding {
  const top = topFloor(building.floors);
  const newTop = topFloor(floors);
  const there = new Set(floors.map(({ floorNo }) => floorNo));
  return {
    ...building,
    floors: [...floors],
    parts: building.parts.map((part) => ({
      ...part,
      floorTo: part.floorTo >= top || part.floorTo > newTop ? Math.max(1, newTop) : part.floorTo,
      floorFrom: Math.max(1, Math.min(part.floorFrom, newTop)),
    })),
    rooms: building.rooms.filter(
      ({ known, floorNo, floorNoTop }) => known || (there.has(floorNo) && there.has(floorNoTop)),
    ),
  };
}

/** Highest physical floor; 0 without floors above ground. */
export function topFloor(floors: readonly DraftFloor[]): number {
  return floors.reduce((top, { floorNo }) => Math.max(top, floorNo), 0);
}

/** Gives one floor another name (名义层). */
export function renameFloor(
  building: DraftBuilding,
  floorNo: number,
  label: string,
): DraftBuilding {
  const floors = building.floors.map((floor) =>
    floor.floorNo === floorNo ? { floorNo, label } : floor,
  );
  return { ...building, floors };
}
