import {
  bandRing,
  bandArea,
  bandDepth,
  bandEnd,
  bandLength,
  bandStart,
  splitBand,
} from './band.ts';
import type { Band } from './band.ts';
import type { Polygon, Ring } from '../geometry/polygon.ts';
import { apportion } from './apportion.ts';
import { cutWings } from './wings.ts';

/** Stairs between `x0` and `liftsFrom`, lifts from there to `x1`, at the back of a bay. */
export interface Core {
  readonly x0: number;
  readonly liftsFrom: number;
  readonly x1: number;
}

/** A stretch of wing that is furnished together: a staircase unit (单元), or a stretch of a building without units. */
export interface Bay {
  readonly band: Band;
  readonly unit: string | undefined;
  readonly core: Core | undefined;
}

/** What all floors of a plate together ask for. */
export interface PlateDemand {
  /** Units on this plate in order, each with the most rooms it has on one floor. */
  readonly units: readonly { readonly unit: string; readonly rooms: number }[];
  /** Most rooms on one floor. */
  readonly rooms: number;
  readonly floors: number;
  /** Lifts on this plate. */
  readonly lifts: number;
}

/** A plate cut once for all its floors, so that stairs and lifts stand above each other. */
export interface PlatePlan {
  readonly polygon: Polygon;
  readonly bays: readonly Bay[];
  /** Bits of outline too small for a room; they go to a neighbour. */
  readonly scraps: readonly Ring[];
}

const BAY_METRES = 42;
const CORE_FROM_SQUARE_METRES = 150;
const SMALLEST_CORE_BAY_SQUARE_METRES = 36;
const SCRAP_SQUARE_METRES = 8;
const SCRAP_SHARE = 0.04;

type BayDraft = Omit<Bay, 'core'> & { readonly rooms: number; readonly wantsCore: boolean };

/** Cuts a plate into bays and places stairs and lifts. */
export function planPlate(polygon: Polygon, demand: PlateDemand): PlatePlan {
  const { wings, scraps } = sortOutScraps(cutWings(polygon));
  const drafts = demand.units.length > 0 ? unitBays(wings, demand) : openBays(wings, demand);
  const cores = drafts.filter((draft) => draft.wantsCore).length;
  const lifts = Math.ceil(demand.lifts / Math.max(1, cores));
  const bays = drafts.map(({ band, unit, rooms, wantsCore }) => ({
    band,
    unit,
    core: wantsCore && demand.floors > 1 ? placeCore(band, rooms, lifts) : undefined,
  }));
  return { polygon, bays, scraps: scraps.map(bandRing) };
}

function sortOutScraps(bands: readonly Band[]): { wings: Band[]; scraps: Band[] } {
  const areas = bands.map(bandArea);
  const least = Math.max(
    SCRAP_SQUARE_METRES,
    SCRAP_SHARE * areas.reduce((sum, area) => sum + area, 0),
  );
  const largest = areas.indexOf(Math.max(...areas));
  const isWing = (index: number) => index === largest || (areas[index] as number) >= least;
  return {
    wings: bands.filter((_, index) => isWing(index)),
    scraps: bands.filter((_, index) => !isWing(index)),
  };
}

function unitBays(wings: readonly Band[], { units }: PlateDemand): BayDraft[] {
  const counts = apportion(units.length, wings.map(bandArea));
  let next = 0;
  return wings.flatMap((wing, index): BayDraft[] => {
    const count = counts[index] as number;
    if (count === 0) {
      const neighbour = units[Math.max(0, next - 1)];
      return [{ band: wing, unit: neighbour?.unit, rooms: 0, wantsCore: false }];
    }
    const here = units.slice(next, next + count);
    next += count;
    const bands = splitBand(
      wing,
      here.map(({ rooms }) => Math.max(1, rooms)),
    );
    return bands.map((band, place) => ({
      band,
      ...(here[place] as (typeof here)[0]),
      wantsCore: true,
    }));
  });
}

function openBays(wings: readonly Band[], { rooms }: PlateDemand): BayDraft[] {
  const counts = apportion(Math.max(rooms, 1), wings.map(bandArea), 1);
  const largest = Math.max(...wings.map(bandArea));
  return wings.flatMap((wing, index) => {
    const roomsHere = counts[index] as number;
    const bays = Math.max(1, Math.min(Math.round(bandLength(wing) / BAY_METRES), roomsHere));
    const wantsCore =
      bandArea(wing) === largest || bandArea(wing) / bays >= CORE_FROM_SQUARE_METRES;
    return splitBand(wing, new Array<number>(bays).fill(1)).map((band) => ({
      band,
      unit: undefined,
      rooms: Math.ceil(roomsHere / bays),
      wantsCore,
    }));
  });
}

function placeCore(band: Band, rooms: number, lifts: number): Core | undefined {
  if (bandArea(band) < SMALLEST_CORE_BAY_SQUARE_METRES || bandDepth(band) < 4) return undefined;
  const stairs = bandArea(band) < CORE_FROM_SQUARE_METRES / 2 && lifts === 0 ? 1.6 : 2.7;
  const wanted = stairs + 2.1 * Math.min(lifts, 6);
  const width = Math.min(wanted, 0.34 * bandLength(band));
  const atEnd = rooms > 2 && rooms % 2 === 1;
  const x0 = atEnd ? bandEnd(band) - width : (bandStart(band) + bandEnd(band) - width) / 2;
  return { x0, liftsFrom: x0 + (width * stairs) / wanted, x1: x0 + width };
}
