import type { Plane, Point } from '../geometry/plane.ts';
import { contains } from '../geometry/polygon.ts';
import type { DemoPlan, ZoneKind } from '../plan.ts';
import type { Ground } from './ground.ts';

export interface Zone {
  readonly kind: ZoneKind;
  /** Name of the park here, if one is. */
  readonly park?: string;
}

/** What the plan wants at a place. */
export interface Zoning {
  zoneAt(at: Point): Zone;
  inLake(at: Point): boolean;
  /** Metres to the nearest of the plan's core places. */
  coreDistance(at: Point): number;
  /** Radius-0 parks, to be matched with the block that holds the place. */
  readonly blockParks: readonly { readonly name: string; readonly at: Point }[];
}

/** Reads a plan's zones in the demo's plane. */
export function createZoning(plan: DemoPlan, plane: Plane, ground: Ground): Zoning {
  const core = plan.core.map((at) => plane.toPlane(at));
  const zones = plan.zones.map((zone) => ({ ...zone, at: plane.toPlane(zone.at) }));
  const parks = plan.parks.map((park) => ({ ...park, at: plane.toPlane(park.at) }));
  const within = (at: Point) => (place: { at: Point; radiusMetres: number }) =>
    Math.hypot(at[0] - place.at[0], at[1] - place.at[1]) < place.radiusMetres;
  return {
    zoneAt: (at) => {
      const kind = zones.find(within(at))?.kind ?? 'slab';
      const park = parks.find(within(at))?.name;
      return park === undefined ? { kind } : { kind, park };
    },
    inLake: (at) => contains(ground.lakeRing, at),
    coreDistance: (at) =>
      Math.min(...core.map((place) => Math.hypot(at[0] - place[0], at[1] - place[1]))),
    blockParks: parks.filter((park) => park.radiusMetres === 0),
  };
}
