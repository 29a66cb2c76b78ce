import type { Gazetteer } from './gazetteer.ts';
import { canonicalFloor, canonicalRoom, canonicalUnit } from './floors.ts';
import type { StopCode } from './levels.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';

/** How far a text leads below its scope. */
export interface Indoors {
  readonly building?: number;
  /** Canonical; only where the building has it. */
  readonly unit?: string;
  /** Index in the room table. */
  readonly room?: number;
  readonly stop: StopCode;
}

/** One way to read the unmarked numbers. */
interface Attempt {
  readonly number?: string;
  readonly unit?: string;
  readonly floor?: string;
  readonly room?: string;
}

const SLOTS = ['number', 'unit', 'floor'] as const;

/** Finds building, unit and room: every way to read the numbers is tried, and the one that leads farthest counts. */
export function findIndoors(gazetteer: Gazetteer, reading: Reading, scope: Scope): Indoors {
  const found = attempts(reading, scope).map((attempt) =>
    follow(gazetteer, reading, scope, attempt),
  );
  const farthest = Math.max(...found.map(depth));
  return common(found.filter((one) => depth(one) === farthest));
}

function depth({ building, unit, room }: Indoors): number {
  if (room !== undefined) return 3;
  if (unit !== undefined) return 2;
  return building === undefined ? 0 : 1;
}

/** What several equally good ways share. */
function common(found: readonly Indoors[]): Indoors {
  const [first, ...others] = found as [Indoors, ...Indoors[]];
  if (
    others.every(
      (one) =>
        one.room === first.room && one.building === first.building && one.unit === first.unit,
    )
  )
    return first;
  const isSameBuilding = others.every((one) => one.building === first.building);
  if (!isSameBuilding) return { stop: 'BUILDING_AMBIGUOUS' };
  return { building: first.building as number, stop: 'ROOM_AMBIGUOUS' };
}

function attempts(reading: Reading, scope: Scope): Attempt[] {
  const given = givenParts(reading, scope);
  const values = reading.parts.map((part) => part.value).slice(scope.isFirstPartUsed ? 1 : 0);
  if (values.length === 0) return [given];
  if (isBeforeFloor(reading)) return [given, ...inSlots(given, values)];
  const room = values[values.length - 1] as string;
  const before = values.slice(0, -1);
  const ways = inSlots(given, before).map((way) => ({ ...way, room }));
  return [...ways, ...joinedWays(given, values)];
}

/** Every way in which numbers without a mark are building, unit and floor. */
function inSlots(given: Attempt, values: readonly string[]): Attempt[] {
  const free = SLOTS.filter((slot) => given[slot] === undefined);
  return choose(free, values.length).map((slots) => ({
    ...given,
    ...Object.fromEntries(slots.map((slot, index) => [slot, values[index]])),
  }));
}

/** 1-3楼 is floors 1 to 3: a room's short number stands behind its floor. */
function isBeforeFloor({ floor, parts }: Reading): boolean {
  const last = parts.at(-1);
  return (
    floor !== undefined && last !== undefined && last.end <= floor.start && last.value.length < 3
  );
}

function givenParts({ number, unit, floor }: Reading, scope: Scope): Attempt {
  const own = number ?? scope.number;
  return {
    ...(own ? { number: own.value } : {}),
    ...(unit ? { unit: unit.value } : {}),
    ...(floor ? { floor: floor.value } : {}),
  };
}

/** 1203-1 may be one room number; A1208 may be A座 and 1208. */
function joinedWays(given: Attempt, values: readonly string[]): Attempt[] {
  const joined = { ...given, room: values.join('-') };
  if (values.length > 1) return [joined];
  const [, letter, room] = /^([A-Z])(\d{2,})$/.exec(values[0] as string) ?? [];
  if (letter === undefined || room === undefined || given.number !== undefined) return [];
  return [{ ...given, number: letter, room }];
}

/** Every choice of `count` slots in their order. */
function choose<T>(slots: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return slots.flatMap((slot, index) =>
    choose(slots.slice(index + 1), count - 1).map((rest) => [slot, ...rest]),
  );
}

function follow(gazetteer: Gazetteer, reading: Reading, scope: Scope, attempt: Attempt): Indoors {
  const { building, stop } = whichBuilding(gazetteer, reading, scope, attempt.number);
  if (building === undefined) return { stop };
  const unit = canonicalUnit(attempt.unit ?? null);
  if (unit !== '' && !gazetteer.rooms.hasUnit(building, unit))
    return { building, stop: 'UNIT_UNKNOWN' };
  const reached = unit === '' ? { building } : { building, unit };
  if (attempt.room === undefined) return { ...reached, stop: 'NOT_WRITTEN' };
  return { ...reached, ...whichRoom(gazetteer, building, unit, attempt) };
}

function whichRoom(
  gazetteer: Gazetteer,
  building: number,
  unit: string,
  { floor: written = '', room = '' }: Attempt,
): Pick<Indoors, 'room' | 'stop'> {
  const floor = written === '' ? '' : canonicalFloor(written);
  if (written !== '' && floor === '') return { stop: 'ROOM_UNKNOWN' };
  const number = canonicalRoom(floor, room);
  const [found, second] = gazetteer.rooms.find(building, { unit, floor, number });
  if (found === undefined) return { stop: 'ROOM_UNKNOWN' };
  return second === undefined ? { room: found, stop: 'NOT_WRITTEN' } : { stop: 'ROOM_AMBIGUOUS' };
}

function whichBuilding(
  gazetteer: Gazetteer,
  reading: Reading,
  scope: Scope,
  number: string | undefined,
): Pick<Indoors, 'building' | 'stop'> {
  if (number === undefined)
    return scope.building === undefined
      ? { stop: scope.stop }
      : { building: scope.building, stop: 'NOT_WRITTEN' };
  const [found, second] = byNumber(gazetteer, reading, scope, number);
  if (found === undefined) return { stop: 'BUILDING_UNKNOWN' };
  return second === undefined
    ? { building: found, stop: 'NOT_WRITTEN' }
    : { stop: 'BUILDING_AMBIGUOUS' };
}

/** Buildings of that number; where a lane or place counts by doors and not by numbers, of that door. */
function byNumber(
  gazetteer: Gazetteer,
  { isNumberDoor, lane, door }: Reading,
  { buildings, isAtDoor }: Scope,
  number: string,
): number[] {
  const ofNumber = buildings.filter((index) => gazetteer.buildings[index]?.number === number);
  if (ofNumber.length > 0 || isAtDoor) return ofNumber;
  const hasNumbers = buildings.some((index) => gazetteer.buildings[index]?.number !== '');
  if (!isNumberDoor && (hasNumbers || !lane || door)) return [];
  return buildings.filter((index) => gazetteer.buildings[index]?.door === number);
}
