import { findFronts, frontRectangle, type Front } from './rows.ts';
import type { Point, Ring } from '../geometry/plane.ts';
import { boundsOf, rotate } from '../geometry/polygon.ts';
import type { Random } from '../random.ts';
import type { Block } from './blocks.ts';
import type { Polygon } from './ground.ts';
import type { BuildingKind, Frame, Massing, Part } from './massing.ts';
import { inFrame } from './massing.ts';
import type { Site } from './site.ts';

/** Direction near east–west that most of the block's edges follow (radians), so that rows face south and streets. */
export function rowDirection(block: Block, largestRadians = 0.42): number {
  let [cosine, sine] = [0, 0];
  block.ring.forEach(([x, y], index) => {
    const [toX, toY] = block.ring[(index + 1) % block.ring.length]!;
    const angle = Math.atan2(toY - y, toX - x) * 4;
    const length = Math.hypot(toX - x, toY - y);
    cosine += length * Math.cos(angle);
    sine += length * Math.sin(angle);
  });
  const radians = Math.atan2(sine, cosine) / 4;
  return Math.max(-largestRadians, Math.min(largestRadians, radians));
}

/** Sets a building whose outline is one polygon through all its floors. */
export function plain(
  kind: BuildingKind,
  polygon: Polygon,
  floors: number,
  more: { stairs?: number; shopfront?: boolean } = {},
): Massing {
  const parts: Part[] = [{ kind: '主体', polygon, floorFrom: 1, floorTo: floors }];
  return { kind, parts, stairs: more.stairs ?? 1, shopfront: more.shopfront ?? false };
}

/** Places the building if its outline fits; tells whether it did. */
export function tryBuild(
  site: Site,
  massings: Massing[],
  massing: Massing,
  gapMetres: number,
): boolean {
  const outline = massing.parts[0]!.polygon[0]!;
  if (!site.fits(outline, gapMetres)) return false;
  site.place(outline);
  massings.push(massing);
  return true;
}

/** First place on a 5 m raster, tried from the north or the south, where a shape of the given size fits. */
export function findPlace(
  site: Site,
  radians: number,
  widthMetres: number,
  depthMetres: number,
  gapMetres: number,
  from: 'north' | 'south' | 'centre',
): { frame: Frame; ring: Ring } | undefined {
  const turned = boundsOf(rotate(site.block.ring, -radians));
  const corners: Point[] = [];
  for (let north = turned.south; north + depthMetres <= turned.north; north += 5) {
    for (let east = turned.west; east + widthMetres <= turned.east; east += 5)
      corners.push([east, north]);
  }
  const [middle, level] = [
    (turned.west + turned.east - widthMetres) / 2,
    (turned.south + turned.north - depthMetres) / 2,
  ];
  const rank = ([east, north]: Point): number => {
    if (from === 'centre') return Math.hypot(east - middle, north - level);
    return (from === 'north' ? -north : north) * 10 + Math.abs(east - middle);
  };
  for (const corner of corners.sort((a, b) => rank(a) - rank(b))) {
    const frame: Frame = { origin: rotate([corner], radians)[0]!, radians };
    const ring = inFrame(frame, [
      [0, 0],
      [widthMetres, 0],
      [widthMetres, depthMetres],
      [0, depthMetres],
    ]);
    if (site.fits(ring, gapMetres)) return { frame, ring };
  }
  return undefined;
}

export interface FrontRule {
  readonly depthMetres: readonly [number, number];
  readonly lengthMetres: readonly [number, number];
  readonly gapMetres: number;
  /** Left open at both ends of a front, so that corners stay clear. */
  readonly endMetres: number;
  make(frame: Frame, length: number, v0: number, depth: number): Massing;
}

/** Lines a front with buildings until it is full. */
export function lineFront(
  site: Site,
  front: Front,
  rule: FrontRule,
  massings: Massing[],
  random: Random,
): void {
  const depth = random.between(...rule.depthMetres);
  let along = rule.endMetres;
  while (along + rule.lengthMetres[0] <= front.lengthMetres - rule.endMetres) {
    const left = front.lengthMetres - rule.endMetres - along;
    let length = Math.min(left, random.between(...rule.lengthMetres));
    if (left - length < rule.lengthMetres[0] && left <= rule.lengthMetres[1]) length = left;
    const found = frontRectangle(site, front, along, length, depth, rule.gapMetres);
    if (found) {
      site.place(found.ring);
      massings.push(rule.make(found.frame, length, found.v0, depth));
      along += length + rule.gapMetres;
    } else along += 6;
  }
}

/** Fronts on streets of the given classes, longest first. */
export function streetFronts(site: Site, classes: readonly string[]): Front[] {
  return findFronts(site)
    .filter(({ edge }) => classes.includes(site.block.tags[edge]!.roadClass ?? ''))
    .sort((a, b) => b.lengthMetres - a.lengthMetres);
}
