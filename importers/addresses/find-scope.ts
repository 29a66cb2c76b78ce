import {
  buildingsOfPlace,
  buildingsOnRoad,
  isTwofold,
  sharedCommunity,
  standsAlone,
  valuesOf,
} from './building-sets.ts';
import { doorScope } from './door-scope.ts';
import type { Gazetteer } from './gazetteer.ts';
import { placeScope } from './place-scope.ts';
import { hasNumbers, partOf, type Reading } from './reading.ts';
import { NO_SCOPE, type Scope } from './scope.ts';

/** Finds the buildings that road, lane, door, place and area of a reading leave. */
export function findScope(gazetteer: Gazetteer, reading: Reading): Scope {
  if (reading.elsewhere) return { ...NO_SCOPE, stop: 'ELSEWHERE' };
  if (!reading.road && !reading.place) return communityScope(reading);
  if (reading.isTorn) return { ...NO_SCOPE, stop: 'NAME_AMBIGUOUS' };
  const hasDoor = reading.road && (reading.lane ?? reading.door);
  const scope = hasDoor ? doorScope(gazetteer, reading) : placeScope(gazetteer, reading);
  if (scope.stop === 'CONFLICT') return scope;
  if (isTwo(gazetteer, reading, scope)) return { ...NO_SCOPE, stop: 'NAME_AMBIGUOUS' };
  return settle(gazetteer, reading, withinArea(gazetteer, reading, scope));
}

/** Whether a name behind the address is another place and not the same once more. */
function isTwo(gazetteer: Gazetteer, { others }: Reading, { buildings }: Scope): boolean {
  return others.some((other) => {
    const own = [...buildingsOnRoad(gazetteer, other), ...buildingsOfPlace(gazetteer, other)];
    return !own.some((index) => buildings.includes(index));
  });
}

function communityScope(reading: Reading): Scope {
  if (!reading.community) return NO_SCOPE;
  const isMore = reading.unknown.length > 0 || hasNumbers(reading);
  const stop = isMore ? 'NAME_UNKNOWN' : 'NOT_WRITTEN';
  return { ...NO_SCOPE, level: 'community', stop };
}

/** Keeps what lies in the 街道 and 社区 written; where nothing does, says so. */
function withinArea(gazetteer: Gazetteer, reading: Reading, scope: Scope): Scope {
  let kept = scope;
  for (const token of [reading.street, reading.community]) {
    if (!token || kept.buildings.length === 0) continue;
    const code = token.entry.area?.code ?? '';
    const inside = kept.buildings.filter((index) =>
      gazetteer.buildings[index]?.communityCode.startsWith(code),
    );
    const isToldApart = kept.isToldApart || inside.length < kept.buildings.length;
    if (inside.length > 0) kept = { ...kept, buildings: inside, isToldApart };
    else kept = { ...kept, conflicts: [...kept.conflicts, partOf(token)] };
  }
  return kept;
}

/** Decides whether the names fit one place, and which building is meant if it needs no number. */
function settle(gazetteer: Gazetteer, reading: Reading, scope: Scope): Scope {
  const { road, place } = reading;
  const isShort = Boolean(road?.entry.family ?? place?.entry.family);
  if (isShort && !isTold(gazetteer, reading, scope)) return ambiguous(gazetteer, reading, scope);
  if (!scope.isAtDoor && place && isTwofold(gazetteer, scope.buildings))
    return ambiguous(gazetteer, reading, scope);
  const [only] = scope.buildings;
  const isMeant =
    only !== undefined &&
    scope.buildings.length === 1 &&
    (scope.isAtDoor || standsAlone(gazetteer, only)) &&
    !isLaneAlone(gazetteer, reading, only);
  const settled = isShort ? { ...scope, isToldApart: true } : scope;
  return isMeant ? { ...settled, building: only } : settled;
}

/** 大沙泥街22巷 is not its 5号, though the lane has no other house that is known. */
function isLaneAlone({ buildings }: Gazetteer, reading: Reading, only: number): boolean {
  const { lane, door, place, number } = reading;
  return lane !== undefined && !(door ?? place ?? number) && buildings[only]?.door !== '';
}

/** Whether a short name is told apart: a section by its door, another by area or a second name that fits one alone. */
function isTold(gazetteer: Gazetteer, reading: Reading, scope: Scope): boolean {
  const { road, place } = reading;
  const isSections = road?.entry.family?.isSections ?? false;
  if (isSections && !scope.isAtDoor && !place) return scope.buildings.length === 0;
  const isHelped = Boolean(reading.street ?? reading.community) || (road && place);
  if (scope.buildings.length === 0 || scope.conflicts.length > 0) return false;
  if (!isSections && !isHelped) return false;
  return valuesOf(gazetteer, scope.buildings, road?.entry.family ? 'road' : 'place').size === 1;
}

function ambiguous(gazetteer: Gazetteer, { community }: Reading, scope: Scope): Scope {
  const isShared = scope.buildings.length > 1 && sharedCommunity(gazetteer, scope.buildings) !== '';
  const level = isShared || community ? 'community' : 'none';
  return { ...NO_SCOPE, buildings: scope.buildings, level, stop: 'NAME_AMBIGUOUS' };
}
