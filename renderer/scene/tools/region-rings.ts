import { union } from 'polyclip-ts';
import { type LocalFrame, toLocal, toLonLat } from '../../../contract/local-frame.ts';
import type { LonLat, Region } from '../../../contract/region.ts';
import { coveredArea } from './covered-area.ts';
import { enclosedArea, evenOddPolygons, type Ring } from './even-odd.ts';

/** Corners of a full circle. */
const ROUND = 32;

/**
 * Rings that together cover a region, WGS-84 degrees: those of a polygon, or one round each piece of what distances are
 * measured from, which overlap. For drawing; counts are exact.
 */
export function regionRings(
  frame: LocalFrame,
  region: Region,
  basis: readonly (readonly LonLat[])[],
): LonLat[][] {
  if (region.kind === 'polygon') return region.rings.map((ring) => [...ring]);
  return coverOf(frame, region, basis).map((ring) =>
    ring.map(([x, y]): LonLat => toLonLat(frame, x, y)),
  );
}

/**
 * The region as one multipolygon without overlaps and crossings, outlines counter-clockwise and closed, for export. Takes
 * a while for long roads.
 */
export function regionPolygons(
  frame: LocalFrame,
  region: Region,
  basis: readonly (readonly LonLat[])[],
): LonLat[][][] {
  if (region.kind === 'polygon')
    return evenOddPolygons(region.rings).map((polygon) => polygon.map(closed));
  const [first, ...others] = coverOf(frame, region, basis).map((ring): Ring[] => [ring]);
  if (!first) return [];
  return (union(first, ...others) as Ring[][]).map((rings) =>
    rings.map((ring) => ring.map(([x, y]): LonLat => toLonLat(frame, x, y))),
  );
}

/** Plan area, square metres: of a polygon and a circle by their figures, of other buffers what their rings cover. */
export function regionArea(
  frame: LocalFrame,
  region: Region,
  basis: readonly (readonly LonLat[])[],
): number {
  if (region.kind === 'polygon')
    return enclosedArea(region.rings.map((ring) => ring.map((point) => toLocal(frame, ...point))));
  const isCircle = region.kind === 'near-line' && region.line.length === 1;
  return isCircle ? Math.PI * region.metres ** 2 : coveredArea(coverOf(frame, region, basis));
}

function coverOf(
  frame: LocalFrame,
  region: Exclude<Region, { kind: 'polygon' }>,
  basis: readonly (readonly LonLat[])[],
): Ring[] {
  const lines = basis.map((line) => line.map((at) => toLocal(frame, ...at)));
  const bodies = region.kind === 'near-building' ? lines.filter((line) => line.length > 2) : [];
  const pieces = lines.flatMap((line) => {
    const [start] = line;
    if (line.length === 1 && start) return [capsule(start, start, region.metres)];
    return line.slice(1).map((to, at) => capsule(line[at] as [number, number], to, region.metres));
  });
  return [...bodies, ...pieces];
}

function capsule(from: [number, number], to: [number, number], metres: number): Ring {
  const heading = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const around = (centre: [number, number], start: number): Ring =>
    Array.from({ length: ROUND / 2 + 1 }, (_, at) => {
      const angle = start + (at / (ROUND / 2)) * Math.PI;
      return [centre[0] + Math.cos(angle) * metres, centre[1] + Math.sin(angle) * metres];
    });
  return [...around(to, heading - Math.PI / 2), ...around(from, heading + Math.PI / 2)];
}

function closed(ring: readonly LonLat[]): LonLat[] {
  return [...ring, ring[0] as LonLat];
}
