import type { BuildingOutline } from '../../contract/tiles.ts';
import { ringsOf } from '../geometry/polygon.ts';
import { heights } from './building-meshes.ts';
import type { PreparedBuilding } from './prepare-building.ts';

/** The selection frame of a building, as the renderer reads it. */
export function outlineBytes(building: PreparedBuilding): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(outlineOf(building)));
}

function outlineOf(building: PreparedBuilding): BuildingOutline {
  return {
    parts: building.plates.map((plate) => {
      const [bottom, top] = heights(building, plate);
      return {
        bottomMetres: Math.max(0, centimetres(bottom)),
        topMetres: centimetres(top),
        rings: ringsOf(plate.polygon).map((ring) => ring.flat().map(centimetres)),
      };
    }),
  };
}

function centimetres(metres: number): number {
  return Math.round(metres * 100) / 100;
}
