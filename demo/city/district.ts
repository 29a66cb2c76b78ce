import type { DistrictProfile } from '../../contract/profile.ts';
import { createPlane, type Plane, type Ring } from '../geometry/plane.ts';
import { centroid } from '../geometry/polygon.ts';
import type { DemoPlan } from '../plan.ts';
import { createRandom, type Random } from '../random.ts';
import { gridCells, outlineAreas, type AreaOutline, type GridCell } from './areas.ts';
import { describeBlocks, type Block } from './blocks.ts';
import type { DemoBuilding } from './building.ts';
import { innerPoint } from './cut.ts';
import { describeBuildings, type Standing } from './describe-buildings.ts';
import { fillBlock, type FillContext } from './fill.ts';
import { layGround, type Ground } from './ground.ts';
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
