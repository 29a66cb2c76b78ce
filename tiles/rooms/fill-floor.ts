import { joinRings } from '../geometry/join-rings.ts';
import { signedArea } from '../geometry/polygon.ts';
import type { Polygon, Ring } from '../geometry/polygon.ts';
import { apportion, consecutiveGroups } from './apportion.ts';
import { bandArea, bandRing } from './band.ts';
import { coreOf, fillBay, withoutCore } from './fill-bay.ts';
import type { BandCell } from './fill-bay.ts';
import type { Bay, PlatePlan } from './plan-plate.ts';
import { SPACE_KINDS } from './space.ts';
import type { Cell, RoomDemand } from './space.ts';
import { ringDistance } from './wings.ts';

/** Cells smaller than this are numerical dust. */
const DUST_SQUARE_METRES = 1e-4;

/** Cuts one floor of a plate into rooms (in the order given) and common parts that fill it exactly. */
export function fillFloor(plan: PlatePlan, rooms: readonly RoomDemand[]): Cell[] {
  const [only] = rooms;
  if (!only) return [{ kind: SPACE_KINDS.other, polygon: plan.polygon }];
  if (rooms.length === 1 && plan.bays.every((bay) => !bay.core)) {
    return [{ kind: SPACE_KINDS.room, room: only, polygon: plan.polygon }];
  }
  const cells = territories(plan.bays, rooms).flatMap(({ bays, rooms: here }) =>
    fillBays(bays, here),
  );
  return attachScraps(plan.scraps, cells.filter(isMoreThanDust));
}

interface Territory {
  readonly bays: readonly Bay[];
  readonly rooms: readonly RoomDemand[];
}

/** Each unit's bays with its rooms; the whole plate as one where a room names a unit that is not here. */
function territories(bays: readonly Bay[], rooms: readonly RoomDemand[]): Territory[] {
  const units = new Set(bays.map((bay) => bay.unit));
  if (rooms.some((room) => !units.has(room.unit))) return [{ bays, rooms }];
  return [...units].map((unit) => ({
    bays: bays.filter((bay) => bay.unit === unit),
    rooms: rooms.filter((room) => room.unit === unit),
  }));
}

function fillBays(bays: readonly Bay[], rooms: readonly RoomDemand[]): Cell[] {
  if (rooms.length === 0) return bays.flatMap((bay) => drawCells(fillBay(bay, [])));
  if (rooms.length < bays.length) return fillGroups(bays, rooms);
  const counts = apportion(
    rooms.length,
    bays.map((bay) => bandArea(bay.band)),
    1,
  );
  let next = 0;
  return bays.flatMap((bay, index) => {
    const here = rooms.slice(next, (next += counts[index] as number));
    return drawCells(fillBay(bay, here));
  });
}

/** Fewer rooms than bays: a room takes several neighbouring bays. */
function fillGroups(bays: readonly Bay[], rooms: readonly RoomDemand[]): Cell[] {
  const groups = consecutiveGroups(bays, rooms.length, (bay) => bandArea(bay.band));
  const roomCells = groups.flatMap((group, index) =>
    roomOverBays(group, rooms[index] as RoomDemand),
  );
  return [...roomCells, ...drawCells(bays.flatMap(coreOf))];
}

function roomOverBays(bays: readonly Bay[], room: RoomDemand): Cell[] {
  const rings = bays.map((bay) => bandRing(withoutCore(bay)));
  const joined = rings.length === 1 ? simple(rings[0] as Ring) : joinRings(rings);
  if (joined) return [{ kind: SPACE_KINDS.room, room, polygon: joined }];
  const areas = rings.map(signedArea);
  const largest = areas.indexOf(Math.max(...areas));
  return rings.map((ring, index) =>
    index === largest
      ? { kind: SPACE_KINDS.room, room, polygon: simple(ring) }
      : { kind: SPACE_KINDS.other, polygon: simple(ring) },
  );
}

function drawCells(cells: readonly BandCell[]): Cell[] {
  return cells.map(({ band, ...cell }) => ({ ...cell, polygon: simple(bandRing(band)) }));
}

function attachScraps(scraps: readonly Ring[], cells: Cell[]): Cell[] {
  return scraps.reduce((all, scrap) => {
    const host = all.findIndex((cell) => takes(cell, scrap));
    const united = host < 0 ? undefined : joinRings([(all[host] as Cell).polygon.outer, scrap]);
    if (!united) return [...all, { kind: SPACE_KINDS.other, polygon: simple(scrap) }];
    return all.map((cell, index) => (index === host ? { ...cell, polygon: united } : cell));
  }, cells);
}

function takes(cell: Cell, scrap: Ring): boolean {
  const roomLike = cell.kind === SPACE_KINDS.room || cell.kind === SPACE_KINDS.other;
  if (!roomLike || cell.polygon.holes.length > 0) return false;
  return (
    ringDistance(cell.polygon.outer, scrap) < 0.002 &&
    joinRings([cell.polygon.outer, scrap]) !== undefined
  );
}

function simple(ring: Ring): Polygon {
  return { outer: ring, holes: [] };
}

function isMoreThanDust({ polygon }: Cell): boolean {
  return polygon.outer.length >= 3 && signedArea(polygon.outer) > DUST_SQUARE_METRES;
}
