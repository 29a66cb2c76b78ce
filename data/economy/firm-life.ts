import type { FirmCard } from '../../contract/queries/building-economy.ts';
import type { EconomyBook } from './book.ts';
import type { Firm } from './firm.ts';
import type { Lease } from './leases.ts';

type LifeEvent = FirmCard['life'][number];

/**
 * 生命线: when a firm's places came to be known and what they were, oldest first. Months of its first and last tax only
 * for callers who may see its tax; a firm that pays to the last month has no last one.
 */
export function lifeOf(
  book: EconomyBook,
  firm: Firm,
  leases: readonly Lease[],
  exact: boolean,
): LifeEvent[] {
  const { registered, office, tax } = firm;
  const event = (
    kind: LifeEvent['kind'],
    at: string | null,
    text: string | null,
    inDistrict: LifeEvent['inDistrict'],
  ) => (at === null ? [] : [{ kind, at, text, inDistrict }]);
  return [
    ...event('established', firm.establishedAt, null, null),
    ...event('registered', registered.evidenceAt, registered.text, registered.inDistrict),
    ...event('surveyed', office.evidenceAt, office.text, office.inDistrict),
    ...event('taxRegistered', tax.evidenceAt, tax.text, tax.inDistrict),
    ...leases.flatMap((lease) => [
      ...event('leased', lease.from, lease.leaseNo, null),
      ...event('leaseEnds', lease.to, lease.leaseNo, null),
    ]),
    ...(exact ? taxEvents(book, firm) : []),
  ].sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
}

function taxEvents({ tax }: EconomyBook, { index }: Firm): LifeEvent[] {
  const { months, amounts } = tax;
  const paid = months.filter((_, at) => (amounts[index * months.length + at] ?? 0) > 0);
  const [first, last] = [paid[0], paid.at(-1)];
  if (first === undefined || last === undefined) return [];
  const begins = first === months[0] ? [] : [taxEvent('firstTax', first)];
  return [...begins, ...(last === months.at(-1) ? [] : [taxEvent('lastTax', last)])];
}

function taxEvent(kind: LifeEvent['kind'], at: string): LifeEvent {
  return { kind, at, text: null, inDistrict: null };
}
