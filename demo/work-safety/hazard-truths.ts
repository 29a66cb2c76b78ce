import { dayNumber } from '../dates.ts';
import type { DemoWorld } from '../world.ts';
import { momentDate } from '../world/calendar.ts';
import type { Elder } from '../world/elders.ts';
import { lastOf, type DemoHazard } from './hazards.ts';
import { isGone, type DemoPremises } from './premises.ts';

/** Old people of eighty and over by the building they live in. */
export function veryOldByBuilding(world: DemoWorld): ReadonlyMap<number, readonly Elder[]> {
  const bornBy = `${Number(world.asOf.slice(0, 4)) - 80}${world.asOf.slice(4)}`;
  const byBuilding = new Map<number, Elder[]>();
  for (const elder of world.elders) {
    if (elder.birthDate > bornBy || elder.residenceRelation === '户在人不在') continue;
    const { building } = world.roomById.get(elder.roomId)!;
    const neighbours = byBuilding.get(building);
    if (neighbours) neighbours.push(elder);
    else byBuilding.set(building, [elder]);
  }
  return byBuilding;
}

/** Tells the answers what is to be found about a business. */
export function tellPremises(world: DemoWorld, { premisesNo, unit, fireKey }: DemoPremises): void {
  const tell = (kind: string, entry: unknown): void =>
    world.answers.truth('work-safety', kind, entry);
  if (isGone(unit)) tell('premisesUnitGone', { premisesNo, unitId: unit.unitId });
  if (fireKey !== unit.fireKey) tell('fireKeyMismatch', { premisesNo, unitId: unit.unitId });
}

/** Tells the answers what is to be found about a hazard as it is on the as-of day. */
export function tellHazard(
  world: DemoWorld,
  made: DemoHazard,
  veryOld: ReadonlyMap<number, readonly Elder[]>,
): void {
  const tell = (kind: string, entry: unknown = made.hazardNo): void =>
    world.answers.truth('work-safety', kind, entry);
  const closed = lastOf(made.events, '销号');
  if (closed && momentDate(closed.at) > made.dueAt) tell('hazardClosedLate');
  if (!closed && made.dueAt < world.asOf) tell('hazardOverdueOpen');
  if (lastOf(made.events, '复查不合格')) tell('hazardReturned');
  if (made.level === '重大') tell('hazardMajor');
  if (closed) return;
  for (const { recordNo, roomId } of oldNeighbours(world, made.premises, veryOld))
    tell('hazardNextToVeryOld', { hazardNo: made.hazardNo, recordNo, roomId });
}

/** Very old people in the same building, on the same floor or the next. */
export function oldNeighbours(
  world: DemoWorld,
  { room }: DemoPremises,
  veryOld: ReadonlyMap<number, readonly Elder[]>,
): Elder[] {
  return (veryOld.get(room.building) ?? []).filter(
    ({ roomId }) => Math.abs(world.roomById.get(roomId)!.floorNumber - room.floorNumber) <= 1,
  );
}

const REPEAT_DAYS = 90;

/** Tells the answers of hazards that come back: the same words at the same business within ninety days. */
export function repeatTeller(world: DemoWorld): (made: DemoHazard) => void {
  const seen = new Map<string, { hazardNo: string; day: number }>();
  return ({ hazardNo, premises, description, place, foundAt }) => {
    const key = `${premises.premisesNo}|${place}|${description}`;
    const day = dayNumber(foundAt);
    const before = seen.get(key);
    if (before && day - before.day <= REPEAT_DAYS)
      world.answers.truth('work-safety', 'hazardRepeated', { hazardNo, earlier: before.hazardNo });
    seen.set(key, { hazardNo, day });
  };
}
