import type { DistrictProfile } from '../../contract/profile.ts';
import type { Face } from '../geometry/arrangement.ts';
import type { Plane, Point, Ring } from '../geometry/plane.ts';
import { areaOf, centroid, contains } from '../geometry/polygon.ts';
import type { DemoPlan, ZoneKind } from '../plan.ts';
import type { Random } from '../random.ts';
import { innerPoint } from './cut.ts';
import type { EdgeTag } from './streets.ts';
import type { Zoning } from './zoning.ts';

/** A piece of land between streets, water and borders. */
export interface Block {
  readonly ring: Ring;
  readonly tags: readonly EdgeTag[];
  readonly twins: readonly number[];
  readonly centre: Point;
  readonly areaSquareMetres: number;
  /** Code of the community (社区) it belongs to. */
  readonly communityCode: string;
  readonly kind: ZoneKind | 'park' | 'water';
  readonly parkName?: string;
  readonly coreDistanceMetres: number;
}

const SMALLEST_BUILT_SQUARE_METRES = 700;

/** Outside the old town one housing block in eleven is a neighbourhood park. */
const POCKET_PARK_SHARE = 1 / 11;
const POCKET_PARK_BEYOND_METRES = 850;

/** Gives each face its community, use and distance from the core. */
export function describeBlocks(
  faces: readonly Face<EdgeTag>[],
  profile: DistrictProfile,
  plan: DemoPlan,
  plane: Plane,
  zoning: Zoning,
  random: Random,
): Block[] {
  const communityOf = communityFinder(faces, profile, plan, plane);
  return faces.map((face, index) => {
    const centre = innerPoint(face.ring, centroid(face.ring));
    const areaSquareMetres = areaOf(face.ring);
    const use = withPocketParks(
      useOf(face.ring, centre, areaSquareMetres, zoning),
      zoning.coreDistance(centre),
      random,
    );
    return {
      ring: face.ring,
      tags: face.tags,
      twins: face.twins,
      centre,
      areaSquareMetres,
      communityCode: communityOf(index, centre),
      coreDistanceMetres: zoning.coreDistance(centre),
      ...use,
    };
  });
}

function useOf(ring: Ring, centre: Point, area: number, zoning: Zoning): Use {
  if (zoning.inLake(centre)) return { kind: 'water' };
  const park = zoning.blockParks.find(({ at }) => contains(ring, at))?.name;
  const zone = zoning.zoneAt(centre);
  const parkName = park ?? zone.park;
  if (parkName !== undefined) return { kind: 'park', parkName };
  return area < SMALLEST_BUILT_SQUARE_METRES ? { kind: 'park', parkName: '' } : { kind: zone.kind };
}

type Use = Pick<Block, 'kind' | 'parkName'>;

function withPocketParks(use: Use, coreDistanceMetres: number, random: Random): Use {
  const chosen = random.chance(POCKET_PARK_SHARE);
  const housing = use.kind === 'slab' || use.kind === 'tower';
  const far = coreDistanceMetres > POCKET_PARK_BEYOND_METRES;
  return chosen && housing && far ? { kind: 'park', parkName: '社区公园' } : use;
}

/** Nearest seed decides; a seed's own block is its community's in any case, so that none is left without land. */
function communityFinder(
  faces: readonly Face<EdgeTag>[],
  profile: DistrictProfile,
  plan: DemoPlan,
  plane: Plane,
): (face: number, centre: Point) => string {
  const seeds = profile.streets
    .flatMap((street) => street.communities)
    .flatMap(({ code }) =>
      plan.communitySeeds[code] ? [{ code, at: plane.toPlane(plan.communitySeeds[code]) }] : [],
    );
  const own = new Map<number, string>();
  for (const { code, at } of seeds) {
    const face = faces.findIndex(({ ring }) => contains(ring, at));
    if (face >= 0 && !own.has(face)) own.set(face, code);
  }
  return (face, [east, north]) => {
    let best = { code: seeds[0]!.code, distance: Infinity };
    for (const { code, at } of seeds) {
      const distance = Math.hypot(at[0] - east, at[1] - north);
      if (distance < best.distance) best = { code, distance };
    }
    return own.get(face) ?? best.code;
  };
}
