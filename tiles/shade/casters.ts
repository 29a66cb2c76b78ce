import type { BuildingOutline } from '../../contract/tiles.ts';
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

/** What cast a shade before, from the bytes of a building's outline. */
export function castersBefore(outline: Uint8Array): Caster[] {
  return [...(JSON.parse(new TextDecoder().decode(outline)) as BuildingOutline).parts];
}
