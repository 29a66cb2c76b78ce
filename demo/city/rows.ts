import { direction } from '../geometry/line.ts';
import type { Point, Ring } from '../geometry/plane.ts';
import { boundsOf, rotate } from '../geometry/polygon.ts';
import type { Frame } from './massing.ts';
import { inFrame, rectangle } from './massing.ts';
import type { Site } from './site.ts';

/** A stretch along a row where a building of the row's depth fits. */
export interface Slot {
  readonly frame: Frame;
  readonly u0: number;
  readonly u1: number;
  readonly v0: number;
  readonly v1: number;
  /** Row number from the south. */
  readonly row: number;
}

export interface RowRule {
  readonly radians: number;
  readonly depthMetres: number;
  readonly gapMetres: number;
  /** Clearance to what stands already. */
  readonly sideMetres: number;
  readonly shortestMetres: number;
}

const STEP_METRES = 2;

/** Rows across the whole site, evenly spaced from the first that fits to the last, cut to the free stretches. */
export function findRows(site: Site, rule: RowRule): Slot[] {
  const frame: Frame = { origin: site.block.centre, radians: rule.radians };
  const local = rotate(
    site.block.ring.map(([x, y]): Point => [x - frame.origin[0], y - frame.origin[1]]),
    -rule.radians,
  );
  const bounds = boundsOf(local);
  const stretchesAt = (v: number): [number, number][] =>
    freeStretches(site, rule, frame, v, bounds.west, bounds.east);
  const first = firstRow(bounds.south, bounds.north, 1, stretchesAt);
  const last = firstRow(bounds.north - rule.depthMetres, bounds.south, -1, stretchesAt);
  if (first === undefined || last === undefined || last < first) return [];
  const count = Math.floor((last - first) / (rule.depthMetres + rule.gapMetres)) + 1;
  const pitch = count > 1 ? (last - first) / (count - 1) : 0;
  const slots: Slot[] = [];
  for (let row = 0; row < count; row++) {
    const v0 = first + row * pitch;
    for (const [u0, u1] of stretchesAt(v0))
      slots.push({ frame, u0, u1, v0, v1: v0 + rule.depthMetres, row });
  }
  return slots;
}

function firstRow(
  from: number,
  to: number,
  sign: 1 | -1,
  stretchesAt: (v: number) => [number, number][],
): number | undefined {
  for (let v = from; sign > 0 ? v < to : v > to; v += sign * 1.5) {
    if (stretchesAt(v).length > 0) return v;
  }
  return undefined;
}

function freeStretches(
  site: Site,
  rule: RowRule,
  frame: Frame,
  v: number,
  west: number,
  east: number,
): [number, number][] {
  const stretches: [number, number][] = [];
  let start: number | undefined;
  for (let u = west; u <= east + STEP_METRES; u += STEP_METRES) {
    const free = u <= east && columnFree(site, rule, frame, u, v);
    if (free) start ??= u;
    else if (start !== undefined) {
      if (u - STEP_METRES - start >= rule.shortestMetres) stretches.push([start, u - STEP_METRES]);
      start = undefined;
    }
  }
  return stretches;
}

function columnFree(site: Site, rule: RowRule, frame: Frame, u: number, v: number): boolean {
  const probes: Point[] = [];
  for (const share of rule.depthMetres > 20 ? [0, 0.25, 0.5, 0.75, 1] : [0, 0.5, 1]) {
    probes.push([u, v + share * rule.depthMetres]);
  }
  return inFrame(frame, probes).every((at) => site.margin(at, rule.sideMetres) >= 0);
}

/** Cuts a slot into equal lengths between `shortest` and `longest` with gaps; random choice of how many. */
export function divide(
  slot: Slot,
  targetMetres: number,
  longestMetres: number,
  gapMetres: number,
): Slot[] {
  const length = slot.u1 - slot.u0;
  const wanted = Math.max(1, Math.round((length + gapMetres) / (targetMetres + gapMetres)));
  const least = Math.ceil((length + gapMetres) / (longestMetres + gapMetres));
  const count = Math.max(wanted, least);
  const each = (length - (count - 1) * gapMetres) / count;
  return Array.from({ length: count }, (_, index) => {
    const u0 = slot.u0 + index * (each + gapMetres);
    return { ...slot, u0, u1: u0 + each };
  });
}

/** A run of block edges along one street or water, as a line with the block on its left. */
export interface Front {
  readonly line: readonly Point[];
  readonly edge: number;
  readonly lengthMetres: number;
}

/** The site's edges joined to fronts where they follow one line without a sharp corner. */
export function findFronts(site: Site): Front[] {
  const { ring, tags } = site.block;
  const count = ring.length;
  const at = (index: number): Point => ring[index % count]!;
  const breaks = ring.map((_, edge) => {
    const before = (edge + count - 1) % count;
    const turn = turning(direction(at(before), at(edge)), direction(at(edge), at(edge + 1)));
    return tags[before] !== tags[edge] || Math.abs(turn) > 0.35;
  });
  const start = Math.max(0, breaks.indexOf(true));
  const fronts: Front[] = [];
  for (let step = 0; step < count; ) {
    const first = start + step;
    const line: Point[] = [at(first)];
    do line.push(at(start + ++step));
    while (step < count && !breaks[(start + step) % count]);
    fronts.push({ line, edge: first % count, lengthMetres: chainLength(line) });
  }
  return fronts;
}

function turning(into: Point, out: Point): number {
  return Math.atan2(into[0] * out[1] - into[1] * out[0], into[0] * out[0] + into[1] * out[1]);
}

function chainLength(line: readonly Point[]): number {
  return line
    .slice(1)
    .reduce(
      (sum, to, index) => sum + Math.hypot(to[0] - line[index]![0], to[1] - line[index]![1]),
      0,
    );
}

/** The frame of a building of `lengthMetres` that begins `alongMetres` down the front; u along it, v into the block. */
export function frontFrame(front: Front, alongMetres: number, lengthMetres: number): Frame {
  const from = pointAlong(front.line, alongMetres);
  const to = pointAlong(front.line, alongMetres + lengthMetres);
  return { origin: from, radians: Math.atan2(to[1] - from[1], to[0] - from[0]) };
}

function pointAlong(line: readonly Point[], metres: number): Point {
  let left = metres;
  for (let index = 0; index + 1 < line.length; index++) {
    const [from, to] = [line[index]!, line[index + 1]!];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (left <= length || index + 2 === line.length) {
      const share = length === 0 ? 0 : left / length;
      return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    }
    left -= length;
  }
  return line[0]!;
}

/** A rectangle on a front that fits, pushed back from the street by up to 4 m where the street bends. */
export function frontRectangle(
  site: Site,
  front: Front,
  alongMetres: number,
  lengthMetres: number,
  depthMetres: number,
  sideMetres: number,
): { frame: Frame; v0: number; ring: Ring } | undefined {
  const frame = frontFrame(front, alongMetres, lengthMetres);
  for (const push of [0, 0.6, 1.5, 3, 5]) {
    const v0 = site.keepOut[front.edge]! + push;
    const ring = inFrame(frame, rectangle(0, v0, lengthMetres, v0 + depthMetres));
    if (site.fits(ring, sideMetres)) return { frame, v0, ring };
  }
  return undefined;
}
