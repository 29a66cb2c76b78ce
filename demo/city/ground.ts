import * as polyclip from 'polyclip-ts';
import { band, smooth } from '../geometry/line.ts';
import type { LonLat, Plane, Point, Ring } from '../geometry/plane.ts';
import { areaOf, signedArea } from '../geometry/polygon.ts';
import type { DemoPlan } from '../plan.ts';

/** A polygon: outer ring anticlockwise, then holes. */
export type Polygon = readonly Ring[];

export interface WaterBody {
  readonly name: string;
  readonly class: 'river' | 'canal' | 'lake' | 'pond';
  readonly widthMetres?: number;
  readonly polygons: readonly Polygon[];
}

/** Water and the land it leaves, in the demo's plane. */
export interface Ground {
  /** The district's outline along the banks. */
  readonly land: Ring;
  readonly rivers: readonly WaterBody[];
  readonly lakeRing: Ring;
  readonly lake: WaterBody;
  readonly canals: readonly WaterBody[];
  readonly canalLines: readonly {
    readonly name: string;
    readonly widthMetres: number;
    readonly line: Point[];
  }[];
  /** Green strips along the rivers. */
  readonly banks: readonly Polygon[];
}

const BANK_METRES = 17;

/** Lays out rivers, lake and canals and cuts the district's land from its rough border. */
export function layGround(plan: DemoPlan, plane: Plane): Ground {
  const toPlane = (line: readonly LonLat[]): Point[] => line.map((at) => plane.toPlane(at));
  const riverLines = plan.rivers.map((river) => ({
    ...river,
    line: smooth(toPlane(river.line), 60),
  }));
  const rivers = layRivers(riverLines);
  const border = toPlane(plan.border);
  const water = rivers.flatMap((river) => river.polygons);
  const land = largest(subtract([border], water));
  const wide = riverLines.map((river) => [band(river.line, river.widthMetres + 2 * BANK_METRES)]);
  const canalLines = plan.canals.map((canal) => ({
    ...canal,
    line: smooth(toPlane(canal.line), 40),
  }));
  const lakeRing = anticlockwise(smooth(toPlane(plan.lake.ring), 30, true));
  const islets = plan.lake.islets.map((islet) =>
    [...anticlockwise(smooth(toPlane(islet.ring), 15, true))].reverse(),
  );
  return {
    land,
    rivers,
    lakeRing,
    lake: { name: plan.lake.name, class: 'lake', polygons: [[lakeRing, ...islets]] },
    canals: canalLines.map(({ name, widthMetres, line }) => ({
      name,
      class: 'canal',
      widthMetres,
      polygons: subtract([band(line, widthMetres)], []),
    })),
    canalLines,
    banks: wide.flatMap((river) => intersect([land], [river])),
  };
}

/** Later rivers end where earlier ones begin, so that no water is drawn twice at a confluence. */
function layRivers(
  lines: readonly { name: string; widthMetres: number; line: Point[] }[],
): WaterBody[] {
  const laid: WaterBody[] = [];
  for (const { name, widthMetres, line } of lines) {
    const before = laid.flatMap((river) => river.polygons);
    const polygons = subtract([band(line, widthMetres)], before);
    laid.push({ name, class: 'river', widthMetres, polygons });
  }
  return laid;
}

/** The outline turned anticlockwise. */
export function anticlockwise(ring: Ring): Ring {
  return signedArea(ring) < 0 ? [...ring].reverse() : ring;
}

/** What is left of a polygon without others; loops that a tight bend made in its outline are cleared. */
export function subtract(polygon: Polygon, others: readonly Polygon[]): Polygon[] {
  if (others.length === 0) return fromClip(polyclip.union(toClip(polygon)));
  return fromClip(polyclip.difference(toClip(polygon), ...others.map(toClip)));
}

/** What a polygon has in common with all the others together. */
export function intersect(polygon: Polygon, others: readonly Polygon[]): Polygon[] {
  return fromClip(polyclip.intersection(toClip(polygon), others.map(toClip)));
}

function largest(polygons: readonly Polygon[]): Ring {
  return polygons
    .map((polygon) => polygon[0]!)
    .reduce((best, ring) => (areaOf(ring) > areaOf(best) ? ring : best));
}

function toClip(polygon: Polygon): [number, number][][] {
  return polygon.map((ring) => ring.map(([east, north]) => [round(east), round(north)]));
}

function fromClip(polygons: readonly (readonly (readonly [number, number])[])[][]): Polygon[] {
  return polygons.map((polygon) =>
    polygon.map((ring) => ring.slice(0, -1).map(([x, y]) => [x, y])),
  );
}

function round(metres: number): number {
  return Math.round(metres * 1000) / 1000;
}
