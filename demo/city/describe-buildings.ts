import type { DistrictProfile } from '../../contract/profile.ts';
import type { Plane, Point } from '../geometry/plane.ts';
import { areaOf, contains } from '../geometry/polygon.ts';
import { estateName, towerName } from '../names/place-names.ts';
import type { DemoPlan } from '../plan.ts';
import type { Random } from '../random.ts';
import { createFrontageFinder, numberHouses } from './addresses.ts';
import type { GridCell } from './areas.ts';
import type { Block } from './blocks.ts';
import { describeMassing, type DemoBuilding } from './building.ts';
import type { Massing } from './massing.ts';
import type { StreetNet } from './streets.ts';

/** A volume on its block. */
export interface Standing {
  readonly massing: Massing;
  readonly block: Block;
  readonly blockIndex: number;
  readonly centre: Point;
}

/** Gives what stands names, addresses, grid cells and facts, in the order it was built. */
export function describeBuildings(
  standing: readonly Standing[],
  profile: DistrictProfile,
  plan: DemoPlan,
  plane: Plane,
  streets: StreetNet,
  cells: readonly GridCell[],
  random: Random,
): DemoBuilding[] {
  const frontageOf = createFrontageFinder(streets.roads);
  const frontages = standing.map(({ block, centre }) => frontageOf(block, centre));
  const numbers = numberHouses(frontages);
  const named = namedBuildings(standing, plan, plane);
  const estates = estateNamer(profile, random.fork('estates'));
  const taken = new Set(named.values());
  const gridOf = gridFinder(cells);
  const counters = new Map<string, number>();
  return standing.map(({ massing, block, blockIndex, centre }, index) => {
    const { communityCode } = block;
    const running = (counters.get(communityCode) ?? 0) + 1;
    counters.set(communityCode, running);
    const own = random.fork(index);
    return {
      id: communityCode + String(running).padStart(4, '0'),
      kind: massing.kind,
      name: named.get(index) ?? nameOf(massing, blockIndex, communityCode, estates, own, taken),
      address: `${frontages[index]!.road}${numbers[index]}号`,
      communityCode,
      streetCode: communityCode.slice(0, 9),
      gridCode: gridOf(blockIndex, centre),
      centre,
      parts: massing.parts,
      stairs: massing.stairs,
      shopfront: massing.shopfront,
      ...describeMassing(massing, own),
    };
  });
}

type EstateNamer = (blockIndex: number, communityCode: string) => string;

function nameOf(
  massing: Massing,
  blockIndex: number,
  communityCode: string,
  estates: EstateNamer,
  random: Random,
  taken: Set<string>,
): string {
  switch (massing.kind) {
    case 'slab':
    case 'slab-tower':
    case 'point-tower':
    case 'villa':
      return estates(blockIndex, communityCode);
    case 'office':
    case 'mall':
      return towerName(random, massing.kind, taken);
    default:
      return '';
  }
}

/** Estates number their buildings 1幢, 2幢 … in the order they stand. */
function estateNamer(profile: DistrictProfile, random: Random): EstateNamer {
  const communities = new Map(
    profile.streets.flatMap((street) => street.communities).map(({ code, name }) => [code, name]),
  );
  const names = new Map<number, string>();
  const counts = new Map<string, number>();
  return (blockIndex, communityCode) => {
    const estate =
      names.get(blockIndex) ?? estateName(communities.get(communityCode) ?? '', random);
    names.set(blockIndex, estate);
    const number = (counts.get(estate) ?? 0) + 1;
    counts.set(estate, number);
    return `${estate}${number}幢`;
  };
}

function namedBuildings(
  standing: readonly Standing[],
  plan: DemoPlan,
  plane: Plane,
): Map<number, string> {
  const named = new Map<number, string>();
  for (const { name, at } of plan.namedBuildings) {
    const [east, north] = plane.toPlane(at);
    let best = { index: -1, distance: 160 };
    standing.forEach(({ centre, massing }, index) => {
      const bonus = Math.min(60, Math.sqrt(areaOf(massing.parts[0]!.polygon[0]!)));
      const distance = Math.hypot(centre[0] - east, centre[1] - north) - bonus;
      if (distance < best.distance && !named.has(index)) best = { index, distance };
    });
    if (best.index >= 0) named.set(best.index, name);
  }
  return named;
}

function gridFinder(cells: readonly GridCell[]): (blockIndex: number, at: Point) => string {
  const byBlock = new Map<number, GridCell[]>();
  for (const cell of cells)
    byBlock.set(cell.blockIndex, [...(byBlock.get(cell.blockIndex) ?? []), cell]);
  return (blockIndex, at) => {
    const own = byBlock.get(blockIndex) ?? [];
    return (own.find((cell) => contains(cell.ring, at)) ?? own[0])?.code ?? '';
  };
}
