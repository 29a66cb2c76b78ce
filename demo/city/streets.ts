import type { Face, Segment } from '../geometry/arrangement.ts';
import { findFaces } from '../geometry/arrangement.ts';
import { joinStart } from './join-ends.ts';
import { smooth } from '../geometry/line.ts';
import type { Plane, Point, Ring } from '../geometry/plane.ts';
import { centroid, contains } from '../geometry/polygon.ts';
import type { DemoPlan, ROAD_CLASSES, ZoneKind } from '../plan.ts';
import type { Random } from '../random.ts';
import { cutFace, innerPoint, type CutFace } from './cut.ts';
import type { Ground } from './ground.ts';
import type { Zoning } from './zoning.ts';

export type RoadClass = (typeof ROAD_CLASSES)[number];

/** What bounds a block. Shared by all pieces of one line; a cut street gets its name once all are known. */
export interface EdgeTag {
  readonly kind: 'border' | 'shore' | 'canal' | 'rail' | 'road';
  readonly roadClass?: RoadClass;
  readonly widthMetres: number;
  name: string;
}

export interface Road {
  readonly tag: EdgeTag;
  readonly line: readonly Point[];
}

export interface StreetNet {
  readonly roads: readonly Road[];
  readonly rails: readonly Road[];
  readonly faces: readonly Face<EdgeTag>[];
}

/** Side length a block should have, by what stands on it, metres. */
const BLOCK_METRES: Readonly<Record<ZoneKind, number>> = {
  lanes: 78,
  plaza: 170,
  cbd: 135,
  office: 130,
  station: 260,
  campus: 230,
  hospital: 160,
  industrial: 240,
  villa: 170,
  tower: 215,
  slab: 165,
  field: 260,
};

/** Main streets of the plan, then minor ones that cut its large blocks down to what each zone wants. */
export function layStreets(
  plan: DemoPlan,
  plane: Plane,
  ground: Ground,
  zoning: Zoning,
  random: Random,
): StreetNet {
  const mains = joinEnds(mainRoads(plan, plane), ground.land);
  const rails = plan.rail.map(({ name, widthMetres, line }) => ({
    tag: { kind: 'rail', widthMetres, name } satisfies EdgeTag as EdgeTag,
    line: smooth(
      line.map((at) => plane.toPlane(at)),
      60,
    ),
  }));
  const fixed = [...mains, ...rails].flatMap(segmentsOf).concat(waterSegments(ground));
  const superblocks = facesInside(findFaces(fixed), ground.land);
  const minors = superblocks.flatMap((face) => minorStreets(face, ground, zoning, random));
  nameStreets(minors, plan.laneNames, zoning);
  return {
    roads: [...mains, ...minors],
    rails,
    faces: facesInside(findFaces([...fixed, ...minors.flatMap(segmentsOf)]), ground.land),
  };
}

/** Streets that leave the district may enclose land beyond its border: that is not ours. */
function facesInside(faces: readonly Face<EdgeTag>[], land: Ring): Face<EdgeTag>[] {
  const kept = faces.map(({ ring }) => contains(land, innerPoint(ring, centroid(ring))));
  let count = 0;
  const numbers = kept.map((inside) => (inside ? count++ : -1));
  return faces
    .filter((_, index) => kept[index])
    .map((face) => ({
      ...face,
      twins: face.twins.map((twin) => (twin < 0 ? -1 : numbers[twin]!)),
    }));
}

function mainRoads(plan: DemoPlan, plane: Plane): Road[] {
  return plan.roads.map(({ name, class: roadClass, widthMetres, line }) => ({
    tag: { kind: 'road', roadClass, widthMetres, name },
    line: smooth(
      line.map((at) => plane.toPlane(at)),
      45,
    ),
  }));
}

/** Streets that end inside the district end on another street, not in a stub. */
function joinEnds(roads: readonly Road[], land: Ring): Road[] {
  return roads.map(({ tag, line }) => {
    const others = roads.filter((road) => road.tag !== tag).map((road) => road.line);
    const fromEnd = joinStart([...joinStart(line, others, land)].reverse(), others, land);
    return { tag, line: [...fromEnd].reverse() };
  });
}

function segmentsOf({ tag, line }: Road): Segment<EdgeTag>[] {
  return line.slice(1).map((to, index) => ({ from: line[index]!, to, tag }));
}

function waterSegments(ground: Ground): Segment<EdgeTag>[] {
  const border: EdgeTag = { kind: 'border', widthMetres: 0, name: '' };
  const shore: EdgeTag = { kind: 'shore', widthMetres: 0, name: ground.lake.name };
  const canals = ground.canalLines.map(({ name, widthMetres, line }) => ({
    tag: { kind: 'canal', widthMetres, name } as EdgeTag,
    line,
  }));
  return [
    ...segmentsOf({ tag: border, line: closed(ground.land) }),
    ...segmentsOf({ tag: shore, line: closed(ground.lakeRing) }),
    ...canals.flatMap(segmentsOf),
  ];
}

function closed(ring: Ring): Point[] {
  return [...ring, ring[0]!];
}

/** Cuts a face again and again until its parts have the size their zone wants; every cut is a street. */
function minorStreets(
  face: CutFace<EdgeTag>,
  ground: Ground,
  zoning: Zoning,
  random: Random,
): Road[] {
  const zone = zoning.zoneAt(centroid(face.ring));
  const side = BLOCK_METRES[zone.kind];
  const cut =
    zone.park || zoning.inLake(centroid(face.ring)) ? undefined : cutFace(face, side, random);
  if (!cut) return [];
  const roadClass: RoadClass = cut.areaBefore > 45_000 && zone.kind !== 'lanes' ? 'branch' : 'lane';
  const tag: EdgeTag = {
    kind: 'road',
    roadClass,
    widthMetres: minorWidth(roadClass, zone.kind),
    name: '',
  };
  const parts = cut.parts(tag);
  return [
    { tag, line: cut.line },
    ...parts.flatMap((part) => minorStreets(part, ground, zoning, random)),
  ];
}

function minorWidth(roadClass: RoadClass, kind: ZoneKind): number {
  if (kind === 'lanes') return 4.5;
  return roadClass === 'branch' ? 13 : 8;
}

/** Streets nearest the core take the plan's names in order; once they run out, numbered 弄 of them. */
function nameStreets(minors: readonly Road[], names: readonly string[], zoning: Zoning): void {
  const byDistance = minors
    .map((road) => ({ road, distance: zoning.coreDistance(road.line[road.line.length >> 1]!) }))
    .sort((a, b) => a.distance - b.distance);
  byDistance.forEach(({ road }, index) => {
    const round = Math.floor(index / names.length);
    road.tag.name =
      names[index % names.length]! + (round === 0 ? '' : `${round * 7 + (index % 5)}弄`);
  });
}
