import { buildingsOfPlace, buildingsOnRoad, roadsOf } from './building-sets.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Reading } from './reading.ts';
import type { RoadDoors } from './road-doors.ts';
import { NO_SCOPE, type Scope } from './scope.ts';

const LANE_KINDS = ['弄', '巷', '里'];

/** Buildings at the lane and door written, as far as the place written agrees. */
export function doorScope(gazetteer: Gazetteer, reading: Reading): Scope {
  const scope = atDoor(gazetteer, reading);
  if (!reading.place) return scope;
  const ofPlace = buildingsOfPlace(gazetteer, reading.place);
  const both = scope.buildings.filter((index) => ofPlace.includes(index));
  if (both.length > 0) return { ...scope, buildings: both };
  const onRoad = buildingsOnRoad(gazetteer, reading.road);
  const isOnRoad = onRoad.some((index) => ofPlace.includes(index));
  return { ...NO_SCOPE, level: isOnRoad ? 'place' : 'none', stop: 'CONFLICT' };
}

function atDoor(gazetteer: Gazetteer, reading: Reading): Scope {
  const roads = roadsOf(reading.road).flatMap((road) => gazetteer.doors[road] ?? []);
  const lane = reading.lane?.value ?? '';
  const inLane = () => roads.flatMap((road) => road.inLane(lane));
  if (!reading.door) return laneScope(gazetteer, inLane());
  const branched = branchedDoor(roads, lane, reading);
  const door = branched ?? reading.door.value;
  const there = roads.flatMap((road) => road.atDoor(lane, door));
  if (there.length === 0)
    return (
      laneByDashes(gazetteer, roads, reading) ?? noSuchDoor(gazetteer, inLane(), reading, door)
    );
  return { ...atTheDoor(there), isFirstPartUsed: branched !== undefined };
}

function atTheDoor(buildings: readonly number[]): Scope {
  return { ...NO_SCOPE, buildings, level: 'door', stop: 'BUILDING_AMBIGUOUS', isAtDoor: true };
}

/** A lane whose buildings count by 幢 is itself their door: 柳汀街225弄. */
function laneScope(gazetteer: Gazetteer, buildings: readonly number[]): Scope {
  const stop = buildings.length === 0 ? 'DOOR_UNKNOWN' : 'BUILDING_AMBIGUOUS';
  const isDoor = buildings.length > 0 && isByNumber(gazetteer, buildings);
  return { ...NO_SCOPE, buildings, level: isDoor ? 'door' : 'place', stop };
}

function isByNumber({ buildings }: Gazetteer, inLane: readonly number[]): boolean {
  return inLane.every((index) => buildings[index]?.door === '');
}

/** 西河街42-8-201 and 柳汀街225-3-2-501, where the road has no such door but the lane. */
function laneByDashes(
  gazetteer: Gazetteer,
  roads: readonly RoadDoors[],
  { door, isDoorGuessed, parts: [first, second] }: Reading,
): Scope | undefined {
  if (!door || !isDoorGuessed || !first || !second) return undefined;
  for (const kind of LANE_KINDS) {
    const lane = door.value + kind;
    const inLane = roads.flatMap((road) => road.inLane(lane));
    if (inLane.length === 0) continue;
    if (isByNumber(gazetteer, inLane)) return laneScope(gazetteer, inLane);
    const buildings = roads.flatMap((road) => road.atDoor(lane, first.value));
    if (buildings.length > 0) return { ...atTheDoor(buildings), isFirstPartUsed: true };
  }
  return undefined;
}

/** 188-1 where the road has 188号之一. */
function branchedDoor(
  roads: readonly RoadDoors[],
  lane: string,
  { door, parts: [first] }: Reading,
): string | undefined {
  if (!door || first?.start !== door.end + 1) return undefined;
  const branched = `${door.value}-${first.value}`;
  return roads.some((road) => road.atDoor(lane, branched).length > 0) ? branched : undefined;
}

/** In a lane that numbers its buildings 号 may be 幢; a door with branches is a door; else only the road is known. */
function noSuchDoor(
  gazetteer: Gazetteer,
  inLane: readonly number[],
  { lane, number, door: written }: Reading,
  door: string,
): Scope {
  const doors = inLane.map((index) => gazetteer.buildings[index]?.door ?? '');
  const isNumber = lane && !number && inLane.length > 0 && isByNumber(gazetteer, inLane);
  if (isNumber && written) return { ...laneScope(gazetteer, inLane), number: written };
  const branches = inLane.filter((_, at) => mainNumber(doors[at] as string) === door);
  if (branches.length === 0) return { ...NO_SCOPE, level: 'place', stop: 'DOOR_UNKNOWN' };
  return { ...NO_SCOPE, level: 'door', stop: 'DOOR_BRANCHES' };
}

/** 188 of 188-1 and 36 of 36甲. */
function mainNumber(door: string): string | undefined {
  return /^(\d+)\D/.exec(door)?.[1];
}
