import { buildingsOfPlace, isTwofold, roadsOf } from './building-sets.ts';
import type { Gazetteer } from './gazetteer.ts';
import { partOf, type Reading } from './reading.ts';
import { NO_SCOPE, type Scope } from './scope.ts';

/** Buildings of the place written (小区、大厦), as far as lane and road written agree; a road alone has none. */
export function placeScope(gazetteer: Gazetteer, reading: Reading): Scope {
  const { road, place } = reading;
  const isMore = reading.unknown.length > 0;
  if (!place) return { ...NO_SCOPE, level: 'place', stop: isMore ? 'NAME_UNKNOWN' : 'NOT_WRITTEN' };
  const there = buildingsOfPlace(gazetteer, place).filter((index) =>
    agrees(gazetteer, index, reading),
  );
  if (there.length === 0) return { ...NO_SCOPE, stop: 'CONFLICT' };
  const onRoad = there.filter((index) => isOnRoad(gazetteer, index, reading));
  const isChosen = onRoad.length > 0 && isTwofold(gazetteer, there);
  return {
    ...NO_SCOPE,
    buildings: isChosen ? onRoad : there,
    level: 'place',
    stop: 'BUILDING_AMBIGUOUS',
    conflicts: road && onRoad.length === 0 ? [partOf(road)] : [],
    isToldApart: isChosen,
  };
}

function isOnRoad(gazetteer: Gazetteer, index: number, { road }: Reading): boolean {
  return roadsOf(road).some((one) => gazetteer.byRoad[one]?.includes(index));
}

/** Lane and door written without a road have to be the building's own. */
function agrees(gazetteer: Gazetteer, index: number, { lane, door }: Reading): boolean {
  const building = gazetteer.buildings[index];
  return (!lane || building?.lane === lane.value) && (!door || building?.door === door.value);
}
