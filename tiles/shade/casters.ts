import { heights } from '../build/building-meshes.ts';
import type { PreparedBuilding } from '../build/prepare-building.ts';
import { ringsOf } from '../geometry/polygon.ts';
import type { Caster } from './bake-shade.ts';

/** What casts a shade on the ground: every plate of every building. */
export function castersOf(buildings: readonly PreparedBuilding[]): Caster[] {
  return buildings.flatMap((building) =>
    building.plates.map((plate) => ({
      topMetres: heights(building, plate)[1],
      rings: ringsOf(plate.polygon).map((ring) => ring.flat()),
    })),
  );
}
