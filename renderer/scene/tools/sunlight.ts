import { isBlocked, isWithin } from './rays.ts';
import { ringsOf, type Solids } from './solids.ts';
import { sunDirection } from './sun.ts';
import { offWall, type Wall, wallsOf } from './walls.ts';

/** The eight directions a façade can face, clockwise from north. */
export const FACINGS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] as const;
export type Facing = (typeof FACINGS)[number];

/** Facings in the order a table lists them: south first. */
export const FACINGS_BY_SUN: readonly Facing[] = [...FACINGS.slice(4), ...FACINGS.slice(0, 4)];

/** How sunlight is sampled (GB 50180-2018: 大寒日 8–16 h, true solar time, window sill 0.9 m above the floor). */
export interface SunlightRule {
  readonly declinationDegrees: number;
  readonly latitudeDegrees: number;
  readonly fromHour: number;
  readonly toHour: number;
  readonly stepMinutes: number;
}

/** Hours of sun of one façade on one floor: of its best and of its worst sample point. */
export interface FacadeHours {
  readonly facing: Facing;
  readonly floorNo: number;
  readonly mostHours: number;
  readonly leastHours: number;
}

/** Height of the sill above the floor and distance between sample points along a façade, metres. */
export const SILL_METRES = 0.9;
export const SUN_SAMPLE_METRES = 3;
/** Walls shorter than this are no façade. */
const SHORTEST_WALL_METRES = 2;

/** Sunlight hours of a building per floor and façade, the top floor first. */
export function sunlightOf(solids: Solids, slot: number, rule: SunlightRule): FacadeHours[] {
  const suns = sunsOf(rule);
  const found = new Map<string, FacadeHours>();
  solids.slots.forEach((owner, part) => {
    if (owner !== slot) return;
    const storey = Math.max(solids.storeys[part] as number, 2);
    const [outline] = ringsOf(solids, part);
    const [bottom, top] = [solids.bottoms[part] as number, solids.tops[part] as number];
    for (const wall of wallsOf(outline ?? [])) {
      if (wall.lengthMetres < SHORTEST_WALL_METRES) continue;
      for (let z = bottom; z + storey / 2 < top; z += storey) {
        const floorNo = Math.round(z / storey) + 1;
        const hours = wallHours(solids, wall, z + SILL_METRES, suns, rule.stepMinutes);
        if (hours) merge(found, { facing: facingOf(wall), floorNo, ...hours });
      }
    }
  });
  const order = (a: FacadeHours, b: FacadeHours) =>
    b.floorNo - a.floorNo || FACINGS.indexOf(a.facing) - FACINGS.indexOf(b.facing);
  return [...found.values()].sort(order);
}

type Sun = readonly [number, number, number];

/** Directions of the sun in the middle of each step. */
function sunsOf({ fromHour, toHour, stepMinutes, ...place }: SunlightRule): Sun[] {
  const steps = Math.round(((toHour - fromHour) * 60) / stepMinutes);
  return Array.from({ length: steps }, (_, step) =>
    sunDirection(
      place.declinationDegrees,
      place.latitudeDegrees,
      fromHour + ((step + 0.5) * stepMinutes) / 60,
    ),
  );
}

/** Undefined for a wall that stands against another part or building: no light falls between them. */
function wallHours(solids: Solids, wall: Wall, z: number, suns: readonly Sun[], step: number) {
  const samples = Math.max(1, Math.round(wall.lengthMetres / SUN_SAMPLE_METRES));
  const hours = Array.from({ length: samples }, (_, at) => offWall(wall, (at + 0.5) / samples, z))
    .filter((place) => !isWithin(solids, place))
    .map((place) => (suns.filter((sun) => isLit(solids, wall, place, sun)).length * step) / 60);
  if (hours.length === 0) return undefined;
  return { mostHours: Math.max(...hours), leastHours: Math.min(...hours) };
}

function isLit(solids: Solids, wall: Wall, at: Sun, sun: Sun): boolean {
  if (sun[2] <= 0.001 || sun[0] * wall.normal[0] + sun[1] * wall.normal[1] <= 0) return false;
  // No higher than the highest roof can anything stand in the way.
  const reach = Math.max(0, (HIGHEST_METRES - at[2]) / sun[2]);
  const far = Math.min(reach, FARTHEST_METRES);
  return !isBlocked(solids, at, [at[0] + sun[0] * far, at[1] + sun[1] * far, at[2] + sun[2] * far]);
}

const HIGHEST_METRES = 700;
/** Shadows longer than this fall with the sun so low that it no longer counts. */
const FARTHEST_METRES = 3000;

/** Which of the eight directions a wall faces. */
export function facingOf({ normal: [east, north] }: Wall): Facing {
  const eighth = Math.round((Math.atan2(east, north) / Math.PI) * 4);
  return FACINGS[(eighth + 8) % 8] as Facing;
}

/** A façade of several walls has the hours of its best and of its worst place. */
function merge(found: Map<string, FacadeHours>, next: FacadeHours): void {
  const key = `${next.floorNo} ${next.facing}`;
  const known = found.get(key);
  found.set(key, {
    ...next,
    mostHours: Math.max(next.mostHours, known?.mostHours ?? 0),
    leastHours: Math.min(next.leastHours, known?.leastHours ?? Number.POSITIVE_INFINITY),
  });
}
