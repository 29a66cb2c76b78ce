import { apportion } from './apportion.ts';
import {
  bandArea,
  bandDepth,
  bandEnd,
  bandLength,
  bandStart,
  clipBand,
  layerBand,
  notchBand,
  splitBand,
} from './band.ts';
import type { Band } from './band.ts';
import type { Bay, Core } from './plan-plate.ts';
import { roomWeights, SPACE_KINDS } from './space.ts';
import type { RoomDemand, SpaceKind } from './space.ts';

/** A cell before its outline is drawn. */
export interface BandCell {
  readonly kind: SpaceKind;
  readonly room?: RoomDemand;
  readonly band: Band;
}

const CORE_DEPTH_METRES = 5.4;
const CORRIDOR_METRES = 2;
/** Below this depth two rows of rooms with a corridor between them are too shallow. */
const CORRIDOR_FROM_DEPTH_METRES = 8;
const NARROWEST_METRES = 0.5;

/** Cuts one bay of one floor into its rooms, in order from west to east, and its common parts. */
export function fillBay(bay: Bay, rooms: readonly RoomDemand[]): BandCell[] {
  if (rooms.length >= 3 && bandDepth(bay.band) >= CORRIDOR_FROM_DEPTH_METRES) {
    return fillAlongCorridors(bay, rooms);
  }
  const free = withoutCore(bay);
  if (rooms.length === 0) return [{ kind: SPACE_KINDS.other, band: free }, ...coreOf(bay)];
  return [...sliceRooms(free, rooms), ...coreOf(bay)];
}

/** What the stair core leaves of a bay whose rooms are slices of it. */
export function withoutCore({ band, core }: Bay): Band {
  return core ? notchBand(band, core.x0, core.x1, coreFront(band)) : band;
}

/** Stairs and lifts of a bay whose rooms are slices of it. */
export function coreOf({ band, core }: Bay): BandCell[] {
  return core ? coreCells(band, core, coreFront(band)) : [];
}

function coreFront(band: Band): number {
  return 1 - Math.min(0.5, CORE_DEPTH_METRES / bandDepth(band));
}

function coreCells(band: Band, core: Core, front: number): BandCell[] {
  const back = layerBand(band, front, 1);
  const stairs = { kind: SPACE_KINDS.stairs, band: clipBand(back, core.x0, core.liftsFrom) };
  const lifts = { kind: SPACE_KINDS.lift, band: clipBand(back, core.liftsFrom, core.x1) };
  return core.x1 - core.liftsFrom > NARROWEST_METRES
    ? [stairs, lifts]
    : [{ ...stairs, band: clipBand(back, core.x0, core.x1) }];
}

function sliceRooms(band: Band, rooms: readonly RoomDemand[]): BandCell[] {
  const bands = splitBand(band, roomWeights(rooms));
  return rooms.map((room, index) => ({
    kind: SPACE_KINDS.room,
    room,
    band: bands[index] as Band,
  }));
}

function fillAlongCorridors(bay: Bay, rooms: readonly RoomDemand[]): BandCell[] {
  const corridors = corridorCount(bay.band, rooms.length);
  const corridorShare = Math.min(CORRIDOR_METRES / bandDepth(bay.band), 0.2);
  const rowShare = (1 - corridors * corridorShare) / (2 * corridors);
  const cells: BandCell[] = [];
  const rows: Band[] = [];
  for (let index = 0; index < corridors; index++) {
    const front = index * (2 * rowShare + corridorShare);
    const back = index + 1 === corridors ? 1 : front + 2 * rowShare + corridorShare;
    rows.push(layerBand(bay.band, front, front + rowShare));
    rows.push(layerBand(bay.band, back - rowShare, back));
    const corridor = layerBand(bay.band, front + rowShare, back - rowShare);
    cells.push({ kind: SPACE_KINDS.corridor, band: corridor });
  }
  const segments = rowSegments(rows, bay.core);
  if (bay.core) cells.push(...coreCells(bay.band, bay.core, 1 - rowShare));
  return [...cells, ...fillSegments(segments, rooms)];
}

/** As many corridors as make the rooms least elongated, each with a row of rooms on either side. */
function corridorCount(band: Band, rooms: number): number {
  let best = 1;
  let least = Infinity;
  for (let count = 1; count <= 3 && 2 * count + 1 <= Math.max(3, rooms); count++) {
    const depth = (bandDepth(band) - count * CORRIDOR_METRES) / (2 * count);
    if (depth < 3) break;
    const width = (bandLength(band) * 2 * count) / rooms;
    const elongation = Math.max(width / depth, depth / width);
    if (elongation < least) [best, least] = [count, elongation];
  }
  return best;
}

/** Rows as rooms can be numbered: there and back again, the last row interrupted by the core. */
function rowSegments(rows: readonly Band[], core: Core | undefined): Band[][] {
  return rows.map((row, index) => {
    if (!core || index + 1 < rows.length) return [row];
    const sides = [clipBand(row, -Infinity, core.x0), clipBand(row, core.x1, Infinity)];
    return sides.filter((side) => bandEnd(side) - bandStart(side) > 1e-9);
  });
}

function fillSegments(rows: readonly Band[][], rooms: readonly RoomDemand[]): BandCell[] {
  const segments = rows.flatMap((row, index) =>
    (index % 2 === 0 ? row : [...row].reverse()).map((band) => ({ band, back: index % 2 === 1 })),
  );
  const wide = segments.filter(({ band }) => bandLength(band) >= NARROWEST_METRES);
  const counts = apportion(
    rooms.length,
    wide.map(({ band }) => bandArea(band)),
    1,
  );
  let next = 0;
  const cells = wide.flatMap(({ band, back }, index) => {
    const here = rooms.slice(next, (next += counts[index] as number));
    if (here.length === 0) return [{ kind: SPACE_KINDS.other, band }];
    return sliceRooms(band, back ? [...here].reverse() : here);
  });
  const narrow = segments.filter(({ band }) => bandLength(band) < NARROWEST_METRES);
  return [...cells, ...narrow.map(({ band }) => ({ kind: SPACE_KINDS.other, band }))];
}
