import type { EconomyWarnings } from '../../../contract/queries/building-economy.ts';
import { paidIn, type RecountedEconomy } from './building-economy.ts';
import type { RecountedFirm } from './economy-firms.ts';
import { dayOf, listsBy } from './period.ts';

/** Days of half a year, in which a fall of 入驻率 is told. */
const HALF_YEAR = 182;
const FEWEST_AT_ONE_ADDRESS = 3;

/** The eight warnings of 楼宇经济, by texts of days and plain loops. */
export function recountWarnings(again: RecountedEconomy, asOf: string): EconomyWarnings['counts'] {
  const { firms, leases } = again;
  const active = firms.filter(({ status }) => status === 'active');
  const ending = (from: number, to: number) =>
    leases.filter(
      ({ to_at }) => to_at !== null && to_at >= dayFrom(asOf, from) && to_at <= dayFrom(asOf, to),
    ).length;
  const rooms = [...listsBy(active, ({ registered }) => registered.room)].filter(
    ([room, sharing]) => room !== null && sharing.length >= FEWEST_AT_ONE_ADDRESS,
  );
  const allowed = rooms.filter(([, sharing]) => sharing.some(isAllowed)).length;
  const months = Object.keys(again.months).sort();
  const gone = firms.filter(({ status }) =>
    ['cancelled', 'revoked', 'revoked_cancelled'].includes(status ?? ''),
  );
  return {
    lease30: ending(0, 30),
    lease90: ending(31, 90),
    lease180: ending(91, 180),
    swing: active.filter((firm) => hasSwung(firm, months)).length,
    fall: emptiedBuildings(again, active, asOf).length,
    shared: rooms.length - allowed,
    sharedAllowed: allowed,
    cancelledPaying: gone.filter((firm) => paidIn([firm], months.slice(-12)) > 0).length,
  };
}

function dayFrom(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) + days * 86_400_000).toISOString());
}

function isAllowed({ registered }: RecountedFirm): boolean {
  return /集中办公|商务秘书|集群注册|众创空间/u.test(registered.text ?? '');
}

/**
 * 税收波动: the last three months against the same three of the year before, halved or doubled, where at least 1万 was
 * paid then and something in the three before those.
 */
function hasSwung(firm: RecountedFirm, months: readonly string[]): boolean {
  const [now, then, earlier] = [
    paidIn([firm], months.slice(-3)),
    paidIn([firm], months.slice(-15, -12)),
    paidIn([firm], months.slice(-18, -15)),
  ];
  return then >= 10_000 && earlier > 0 && (now <= then / 2 || now >= then * 2);
}

/** 入驻率下降: a tenth of the business area stands empty whose lease ended within half a year. */
function emptiedBuildings(
  { cards, rooms, leases }: RecountedEconomy,
  active: readonly RecountedFirm[],
  asOf: string,
): readonly string[] {
  const worked = new Set(active.map(({ office }) => office.room));
  const leasesOf = listsBy(
    leases.filter(({ from_at }) => from_at <= asOf),
    ({ room_slot }) => room_slot,
  );
  const isEmptied = (slot: number): boolean => {
    const ends = (leasesOf.get(slot) ?? []).map(({ to_at }) => to_at);
    const runs = ends.some((end) => end === null || end >= asOf);
    return !worked.has(slot) && !runs && ends.some((end) => end! >= dayFrom(asOf, -HALF_YEAR));
  };
  return cards.flatMap(({ commercial_id, building_slot, business_area_square_metres }) => {
    let emptied = 0;
    for (const room of rooms)
      if (room.building_slot === building_slot && isEmptied(room.slot))
        emptied += room.area_square_metres ?? 0;
    return emptied >= (business_area_square_metres ?? Infinity) / 10 ? [commercial_id] : [];
  });
}
