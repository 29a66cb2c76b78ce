import type { OpenSnapshot } from '../../../data/snapshot/open-snapshot.ts';
import { type Days, listsBy, milliseconds, type Recounted, rowsOf } from './period.ts';

interface Room {
  readonly slot: number;
  readonly tenure: string | null;
  readonly area_square_metres: number | null;
  readonly verified_at: string | null;
}

interface Resident {
  readonly room_slot: number | null;
  readonly category: string | null;
  readonly residence_relation: string | null;
  readonly household: string | null;
}

interface Unit {
  readonly room_slot: number | null;
  readonly status: string | null;
  readonly on_site: string | null;
}

const DAY_MS = 86_400_000;

/** Every metric of 社区警务, row by row from the tables as they were published. */
export async function recountPolicing(
  snapshot: OpenSnapshot,
  days: Days,
): Promise<Record<string, Recounted>> {
  const [rooms, current, units] = await Promise.all([
    rowsOf<Room>(snapshot, 'SELECT * FROM base.room'),
    rowsOf<Resident>(
      snapshot,
      `SELECT room_slot, category, residence_relation, hex(household_key) AS household
       FROM people.resident WHERE state = 'current'`,
    ),
    rowsOf<Unit>(snapshot, 'SELECT * FROM economy.unit'),
  ]);
  const open = units.filter(({ status }) => status === 'open');
  const both = current.filter(({ residence_relation }) => residence_relation === 'both');
  const absent = current.filter(livesElsewhere);
  return {
    ...recountRooms(snapshot, rooms, current, units, days),
    ...recountHouseholds(current),
    together: [both.length, current.length],
    absent: [absent.length],
    current: [current.length],
    'units-gone': [open.filter(({ on_site }) => on_site === 'no').length, open.length],
  };
}

function livesElsewhere({ residence_relation }: Resident): boolean {
  return residence_relation === 'household_only';
}

function recountRooms(
  { manifest }: OpenSnapshot,
  rooms: readonly Room[],
  current: readonly Resident[],
  units: readonly Unit[],
  days: Days,
): Record<string, Recounted> {
  const { crowding, verifiedWithinDays } = manifest.profile.thresholds;
  const living = listsBy(current, ({ room_slot }) => room_slot);
  const busy = new Set(units.map(({ room_slot }) => room_slot));
  const isKnown = ({ slot }: Room) => living.has(slot) || busy.has(slot);
  const toCollect = rooms.filter(({ tenure }) => tenure !== 'vacant');
  const since = milliseconds(days.to) + DAY_MS - verifiedWithinDays * DAY_MS;
  const refreshed = rooms.filter(
    ({ verified_at }) =>
      !!verified_at && milliseconds(verified_at) >= since && days.reached(verified_at),
  );
  const rented = rooms.filter(({ tenure }) => tenure === 'rented');
  const withTenants = rented.filter(({ slot }) =>
    (living.get(slot) ?? []).some(
      ({ category }) => category === 'floating' || category === 'overseas',
    ),
  );
  const isCrowded = ({ slot, area_square_metres: area }: Room) => {
    const here = (living.get(slot) ?? []).filter((row) => !livesElsewhere(row)).length;
    const isTight =
      here >= crowding.persons && area !== null && area / here <= crowding.squareMetresPerPerson;
    return isTight || here >= crowding.personsPerRoom;
  };
  return {
    collected: [toCollect.filter(isKnown).length, toCollect.length],
    refreshed: [refreshed.length, rooms.length],
    rented: [rented.length],
    'rent-registered': [withTenants.length, rented.length],
    crowded: [rented.filter(isCrowded).length],
    uncollected: [toCollect.filter((room) => !isKnown(room)).length],
  };
}

function recountHouseholds(current: readonly Resident[]): Record<string, Recounted> {
  const living = current.filter(
    (row) => row.room_slot !== null && row.household && !livesElsewhere(row),
  );
  const households = listsBy(living, ({ room_slot, household }) => `${room_slot} ${household}`);
  return {
    households: [households.size],
    'household-size': [living.length, households.size],
  };
}
