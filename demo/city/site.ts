import type { Point, Ring } from '../geometry/plane.ts';
import {
  boundsMeet,
  boundsOf,
  contains,
  distanceToSegment,
  ringDistance,
  segmentDistance,
} from '../geometry/polygon.ts';
import type { Block } from './blocks.ts';
import type { EdgeTag } from './streets.ts';

/** A block being built on: knows how far buildings keep from its edges and from each other. */
export interface Site {
  readonly block: Block;
  /** Metres every building keeps from edge `n`. */
  readonly keepOut: readonly number[];
  /** Metres to spare at a point before an edge's or a neighbour's distance is broken; negative when it is. */
  margin(at: Point, gapMetres: number): number;
  /** Whether a footprint stands clear of edges and of what was placed before. */
  fits(ring: Ring, gapMetres: number): boolean;
  place(ring: Ring): void;
}

/** Where a street of another block runs into this block's edge: buildings keep clear of its rounded end. */
export interface StreetEnd {
  readonly at: Point;
  readonly tag: EdgeTag;
}

const ROAD_SETBACK = { trunk: 6, secondary: 4.5, branch: 3, lane: 1.2 } as const;

/** Opens a block for building; `frontGardenMetres` is kept in addition along streets. */
export function openSite(
  block: Block,
  frontGardenMetres: number,
  ends: readonly StreetEnd[],
): Site {
  const keepOut = block.tags.map((tag) => keepOutOf(tag, frontGardenMetres));
  const placed = endsBeside(block, ends).map((ring) => ({ ring, bounds: boundsOf(ring) }));
  const edgeEnd = (edge: number): Point => block.ring[(edge + 1) % block.ring.length]!;
  return {
    block,
    keepOut,
    margin: (at, gapMetres) => {
      if (!contains(block.ring, at)) return -1;
      let least = Infinity;
      for (let edge = 0; edge < keepOut.length; edge++) {
        least = Math.min(
          least,
          distanceToSegment(at, block.ring[edge]!, edgeEnd(edge)) - keepOut[edge]!,
        );
        if (least < 0) return least;
      }
      for (const { ring, bounds } of placed) {
        if (
          !boundsMeet({ west: at[0], east: at[0], south: at[1], north: at[1] }, bounds, gapMetres)
        )
          continue;
        if (contains(ring, at) || ringToPoint(ring, at) < gapMetres) return -1;
      }
      return least;
    },
    fits: (ring, gapMetres) => {
      if (!ring.every((corner) => contains(block.ring, corner))) return false;
      for (let edge = 0; edge < keepOut.length; edge++) {
        if (closerThan(ring, block.ring[edge]!, edgeEnd(edge), keepOut[edge]! - 0.02)) return false;
      }
      const bounds = boundsOf(ring);
      return placed.every(
        (other) =>
          !boundsMeet(bounds, other.bounds, gapMetres) ||
          ringDistance(ring, other.ring) >= gapMetres - 0.01,
      );
    },
    place: (ring) => void placed.push({ ring, bounds: boundsOf(ring) }),
  };
}

function endsBeside(block: Block, ends: readonly StreetEnd[]): Ring[] {
  const bounds = boundsOf(block.ring);
  return ends
    .filter(({ at: [east, north], tag }) => {
      const spot = { west: east, east, south: north, north };
      return !block.tags.includes(tag) && boundsMeet(bounds, spot, tag.widthMetres);
    })
    .map(({ at, tag }) => squareRound(at, tag.widthMetres / 2));
}

function squareRound([east, north]: Point, reachMetres: number): Ring {
  const [west, right, south, top] = [
    east - reachMetres,
    east + reachMetres,
    north - reachMetres,
    north + reachMetres,
  ];
  return [
    [west, south],
    [right, south],
    [right, top],
    [west, top],
  ];
}

function keepOutOf(tag: EdgeTag, frontGardenMetres: number): number {
  if (tag.kind === 'border') return 26;
  if (tag.kind === 'shore') return 14;
  if (tag.kind === 'canal') return tag.widthMetres / 2 + 7;
  if (tag.kind === 'rail') return 20;
  const garden = tag.roadClass === 'lane' ? frontGardenMetres / 2 : frontGardenMetres;
  return tag.widthMetres / 2 + ROAD_SETBACK[tag.roadClass ?? 'lane'] + garden;
}

function closerThan(ring: Ring, from: Point, to: Point, metres: number): boolean {
  for (let at = 0, last = ring.length - 1; at < ring.length; last = at++) {
    if (segmentDistance(ring[last]!, ring[at]!, from, to) < metres) return true;
  }
  return false;
}

function ringToPoint(ring: Ring, at: Point): number {
  let least = Infinity;
  for (let index = 0, last = ring.length - 1; index < ring.length; last = index++) {
    least = Math.min(least, distanceToSegment(at, ring[last]!, ring[index]!));
  }
  return least;
}
