import {
  type EconomyFlows,
  FLOW_OUTSIDE,
  FLOW_UNKNOWN,
} from '../../contract/queries/building-economy.ts';
import type { EconomyBook } from './book.ts';
import type { FirmPlace } from './place.ts';
import type { EconomyScope } from './scope.ts';

/** Active firms by the streets of their places, 注册→办公 and 办公→纳税; each firm once on each leg. */
export function flowsOf({ book, active }: EconomyScope): EconomyFlows {
  const counts = new Map<string, EconomyFlows['rows'][number]>();
  for (const firm of active) {
    const ends = [firm.registered, firm.office, firm.tax].map((place) => endOf(book, place));
    for (const leg of [0, 1]) {
      const [from, to] = [ends[leg] ?? FLOW_UNKNOWN, ends[leg + 1] ?? FLOW_UNKNOWN];
      const key = `${leg} ${from} ${to}`;
      counts.set(key, { leg, from, to, firms: (counts.get(key)?.firms ?? 0) + 1 });
    }
  }
  const rows = [...counts.values()].sort(
    (left, right) => right.firms - left.firms || (left.from < right.from ? -1 : 1),
  );
  return { asOf: book.today, firms: active.length, rows };
}

/** Street a place lies in, or outside; inside the district without a street counts as not known. */
export function endOf({ ground }: EconomyBook, place: FirmPlace): string {
  if (place.inDistrict === 'no') return FLOW_OUTSIDE;
  return (place.inDistrict === 'yes' ? ground.streetOf(place) : undefined) ?? FLOW_UNKNOWN;
}
