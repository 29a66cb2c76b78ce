import type { DistrictProfile } from '../../contract/profile.ts';
import type { Point, Ring } from '../geometry/plane.ts';
import { areaOf, centroid, contains, signedArea } from '../geometry/polygon.ts';
import type { Random } from '../random.ts';
import type { Block } from './blocks.ts';
import { cellsOf, innerPoint } from './cut.ts';
import type { Polygon } from './ground.ts';

/** A unit grid cell (单元网格): about a hectare, along real boundaries. */
export interface GridCell {
  /** 15 digits: community 12 + running number 3. */
  readonly code: string;
  readonly communityCode: string;
  /** Index of the block it is a part of. */
  readonly blockIndex: number;
  readonly ring: Ring;
}

export interface AreaOutline {
  readonly level: '区' | '街道' | '社区';
  readonly code: string;
  readonly name: string;
  readonly parentCode: string;
  readonly polygons: readonly Polygon[];
  readonly label: Point;
}

const CELL_SQUARE_METRES = 14_000;

/** District, streets and communities as the outlines of the blocks they own. */
export function outlineAreas(
  profile: DistrictProfile,
  districtName: string,
  blocks: readonly Block[],
): AreaOutline[] {
  const outline = (
    level: AreaOutline['level'],
    code: string,
    name: string,
    parentCode: string,
  ): AreaOutline => {
    const polygons = dissolve(blocks, (block) => block.communityCode.startsWith(code));
    const biggest = polygons.reduce((best, polygon) =>
      areaOf(polygon[0]!) > areaOf(best[0]!) ? polygon : best,
    );
    return {
      level,
      code,
      name,
      parentCode,
      polygons,
      label: innerPoint(biggest[0]!, centroid(biggest[0]!)),
    };
  };
  const owned = new Set(blocks.map((block) => block.communityCode));
  return [
    outline('区', profile.adcode, districtName, profile.city.adcode),
    ...profile.streets.map((street) => outline('街道', street.code, street.name, profile.adcode)),
    ...profile.streets.flatMap((street) =>
      street.communities
        .filter(({ code }) => owned.has(code))
        .map(({ code, name }) => outline('社区', code, name, street.code)),
    ),
  ];
}

/** The outline of the chosen blocks together: edges with a chosen block on one side only, joined to rings. */
export function dissolve(blocks: readonly Block[], chosen: (block: Block) => boolean): Polygon[] {
  const next = new Map<Point, Point[]>();
  for (const block of blocks) {
    if (!chosen(block)) continue;
    block.twins.forEach((twin, edge) => {
      if (twin >= 0 && chosen(blocks[twin]!)) return;
      const from = block.ring[edge]!;
      const to = block.ring[(edge + 1) % block.ring.length]!;
      next.set(from, [...(next.get(from) ?? []), to]);
    });
  }
  return nest(joinEdges(next));
}

function joinEdges(next: Map<Point, Point[]>): Point[][] {
  const rings: Point[][] = [];
  for (const start of next.keys()) {
    while ((next.get(start)?.length ?? 0) > 0) {
      const ring: Point[] = [];
      let at: Point | undefined = start;
      while (at && (next.get(at)?.length ?? 0) > 0) {
        ring.push(at);
        at = leftmost(ring, next.get(at)!);
      }
      rings.push(ring);
    }
  }
  return rings.filter((ring) => ring.length >= 3);
}

/** Takes the sharpest left turn, which keeps rings that meet in one point apart. */
function leftmost(ring: readonly Point[], choices: Point[]): Point {
  if (choices.length === 1 || ring.length < 2) return choices.pop()!;
  const [before, here] = [ring[ring.length - 2]!, ring[ring.length - 1]!];
  const into = Math.atan2(here[1] - before[1], here[0] - before[0]);
  const turn = (to: Point): number => {
    const angle = Math.atan2(to[1] - here[1], to[0] - here[0]) - into;
    return Math.atan2(Math.sin(angle), Math.cos(angle));
  };
  const best = choices.reduce((left, choice) => (turn(choice) > turn(left) ? choice : left));
  choices.splice(choices.indexOf(best), 1);
  return best;
}

function nest(rings: readonly Point[][]): Polygon[] {
  const outer = rings.filter((ring) => signedArea(ring) > 0).map((ring) => [ring] as Ring[]);
  for (const hole of rings.filter((ring) => signedArea(ring) < 0)) {
    const centre = innerPoint(hole, centroid(hole));
    outer.find((polygon) => contains(polygon[0]!, centre))?.push(hole);
  }
  return outer;
}

/** Cuts every block into unit grid cells and numbers them within their community, north-west first. */
export function gridCells(blocks: readonly Block[], random: Random): GridCell[] {
  const cells = blocks.flatMap(({ ring: outline, communityCode }, blockIndex) =>
    cellsOf(outline, CELL_SQUARE_METRES, random).map((ring) => ({
      communityCode,
      blockIndex,
      ring,
    })),
  );
  const order = cells.map((cell) => ({ ...cell, centre: centroid(cell.ring) }));
  order.sort((a, b) => b.centre[1] - a.centre[1] || a.centre[0] - b.centre[0]);
  const numbers = new Map<string, number>();
  return order.map(({ communityCode, blockIndex, ring }) => {
    const number = (numbers.get(communityCode) ?? 0) + 1;
    numbers.set(communityCode, number);
    return {
      code: communityCode + String(number).padStart(3, '0'),
      communityCode,
      blockIndex,
      ring,
    };
  });
}
