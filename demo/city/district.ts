import type { DistrictProfile } from '../../contract/profile.ts';
import { createPlane, type Plane, type Point, type Ring } from '../geometry/plane.ts';
import { areaOf, centroid, contains } from '../geometry/polygon.ts';
import { estateName, towerName } from '../names/place-names.ts';
import type { DemoPlan } from '../plan.ts';
import { createRandom, type Random } from '../random.ts';
import { createFrontageFinder, numberHouses } from './addresses.ts';
import { gridCells, outlineAreas, type AreaOutline, type GridCell } from './areas.ts';
import { describeBlocks, type Block } from './blocks.ts';
import { describeMassing, type DemoBuilding } from './building.ts';
import { innerPoint } from './cut.ts';
import { fillBlock, type FillContext } from './fill.ts';
import { layGround, type Ground } from './ground.ts';
import type { Massing } from './massing.ts';
import type { StreetEnd } from './site.ts';
import { layStreets, type StreetNet } from './streets.ts';
import { createZoning } from './zoning.ts';

/** The invented district: ground, streets, areas complete at any scale; buildings as many as asked for. */
export interface District {
  readonly plane: Plane;
  readonly ground: Ground;
  readonly streets: StreetNet;
  readonly blocks: readonly Block[];
  readonly areas: readonly AreaOutline[];
  readonly cells: readonly GridCell[];
  readonly buildings: readonly DemoBuilding[];
  readonly lawns: readonly { readonly name: string; readonly ring: Ring }[];
  /** Blocks nothing stands on and nothing is meant to. */
  readonly fields: readonly Block[];
}

interface Standing {
  readonly massing: Massing;
  readonly block: Block;
  readonly blockIndex: number;
  readonly centre: Point;
}

/** Lays out the district and builds `buildingCount` buildings, whole blocks outward from the core. */
export function buildDistrict(
  profile: DistrictProfile,
  plan: DemoPlan,
  options: { readonly seed: number; readonly buildingCount: number },
): District {
  const random = createRandom(options.seed);
  const { box } = profile;
  const plane = createPlane([
    (box.westDegrees + box.eastDegrees) / 2,
    (box.southDegrees + box.northDegrees) / 2,
  ]);
  const ground = layGround(plan, plane);
  const zoning = createZoning(plan, plane, ground);
  const streets = layStreets(plan, plane, ground, zoning, random.fork('streets'));
  const blocks = describeBlocks(streets.faces, profile, plan, plane, zoning, random.fork('parks'));
  const cells = gridCells(blocks, random.fork('grid'));
  const { standing, lawns } = buildBlocks(blocks, streets, plan, random, options.buildingCount);
  return {
    plane,
    ground,
    streets,
    blocks,
    areas: outlineAreas(profile, districtName(profile), blocks),
    cells,
    buildings: describeBuildings(
      standing,
      profile,
      plan,
      plane,
      streets,
      cells,
      random.fork('buildings'),
    ),
    lawns,
    fields: openFields(blocks, standing),
  };
}

function openFields(blocks: readonly Block[], standing: readonly Standing[]): Block[] {
  const built = new Set(standing.map(({ block }) => block));
  return blocks.filter((block) => block.kind === 'field' && !built.has(block));
}

function districtName(profile: DistrictProfile): string {
  return profile.title.replace(/（.*$/u, '');
}

function buildBlocks(
  blocks: readonly Block[],
  streets: StreetNet,
  plan: DemoPlan,
  random: Random,
  wanted: number,
): { standing: Standing[]; lawns: { name: string; ring: Ring }[] } {
  const streetEnds = streets.roads.flatMap(({ tag, line }) =>
    [line[0]!, line[line.length - 1]!].map((at) => ({ at, tag })),
  );
  const standing: Standing[] = [];
  const lawns: { name: string; ring: Ring }[] = [];
  for (const { block, blockIndex } of buildingOrder(blocks)) {
    if (standing.length >= wanted) break;
    const filling = fillBlock(
      block,
      contextOf(block, streetEnds, plan, random.fork(`block/${blockIndex}`)),
    );
    lawns.push(...filling.lawns);
    for (const massing of filling.massings.slice(0, wanted - standing.length)) {
      const outline = massing.parts[0]!.polygon[0]!;
      standing.push({ massing, block, blockIndex, centre: innerPoint(outline, centroid(outline)) });
    }
  }
  return { standing, lawns };
}

/** Nearest to the core first; open fields come last and are built on only when all else is full. */
function buildingOrder(blocks: readonly Block[]): { block: Block; blockIndex: number }[] {
  const rank = (block: Block): number =>
    block.coreDistanceMetres + (block.kind === 'field' ? 1e6 : 0);
  return blocks
    .map((block, blockIndex) => ({ block, blockIndex }))
    .sort((a, b) => rank(a.block) - rank(b.block));
}

function contextOf(
  block: Block,
  streetEnds: readonly StreetEnd[],
  plan: DemoPlan,
  random: Random,
): FillContext {
  const { roads, reachMetres } = plan.officeStrips;
  return {
    random,
    streetEnds,
    coreDistanceMetres: block.coreDistanceMetres,
    isOfficeStreet: (name) => roads.includes(name) && block.coreDistanceMetres < reachMetres,
  };
}

function describeBuildings(
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
      name: named.get(index) ?? nameOf(massing, blockIndex, communityCode, estates, own),
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
): string {
  switch (massing.kind) {
    case 'slab':
    case 'slab-tower':
    case 'point-tower':
    case 'villa':
      return estates(blockIndex, communityCode);
    case 'office':
    case 'mall':
      return towerName(random, massing.kind);
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
