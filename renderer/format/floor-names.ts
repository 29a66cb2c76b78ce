import type { TFunction } from 'i18next';
import { inferredLabels } from '../../contract/floors/floor-names.ts';
import type { RoomMatrix } from '../../contract/queries/buildings.ts';

/** How a floor is called: by its rooms, by the labels around it (推算), or by its physical number (物理层). */
export interface FloorName {
  readonly text: string;
  readonly from: 'rooms' | 'neighbours' | 'count';
}

/** Names of a building's floors by physical floor, those of `floorNos` too that no room stands on; each is there once. */
export function floorNames(
  matrix: RoomMatrix | undefined,
  floorNos: Iterable<number>,
  t: TFunction,
): Map<number, FloorName> {
  const said = new Map(
    (matrix?.floors ?? []).map(({ floorNo, floorLabel }) => [floorNo, floorLabel]),
  );
  const all = new Set([...said.keys(), ...floorNos]);
  const inferred = inferredLabels(said, all);
  return new Map(
    [...all].map((floor): [number, FloorName] => {
      const own = said.get(floor);
      if (own !== undefined) return [floor, { text: own, from: 'rooms' }];
      const around = inferred.get(floor);
      if (around !== undefined) return [floor, { text: around, from: 'neighbours' }];
      return [floor, { text: t('interior.floorCounted', { floor }), from: 'count' }];
    }),
  );
}
