import type { FirmCard } from '../../contract/queries/building-economy.ts';
import { type InDistrict, placeClassOf } from '../../contract/three-places.ts';
import type { EconomyBook } from './book.ts';
import type { Firm } from './firm.ts';
import type { Lease } from './leases.ts';
import type { FirmPlace } from './place.ts';
import { monthAfter } from './tax-months.ts';

type ClassSpan = FirmCard['classes'][number];
type Evidence = ClassSpan['by'][number];

/** Months looked back at: ten years. */
const MOST_MONTHS = 120;

interface Verdict {
  readonly inDistrict: InDistrict;
  readonly by?: Evidence;
}

const UNTOLD: Verdict = { inDistrict: 'unknown' };

/**
 * 类别沿革: a firm's class month by month as far as dated evidence of this snapshot tells it, months of one class joined,
 * oldest first. A place counts from the month of its evidence, one without a date always; before a visit tells where the
 * firm works, a lease that runs does, and before its tax registration, a month in which it paid — for callers who may see
 * its tax. The last span's class is the firm's class of today.
 */
export function classMonths(
  book: EconomyBook,
  firm: Firm,
  leases: readonly Lease[],
  exact: boolean,
): ClassSpan[] {
  const { registered, office, tax } = firm;
  const last = book.today.slice(0, 7);
  const spans: ClassSpan[] = [];
  let before: readonly Verdict[] = [];
  for (let month = firstMonth(firm, leases, last); month <= last; month = monthAfter(month, 1)) {
    const verdicts = [
      known(registered, month, 'registered') ?? UNTOLD,
      known(office, month, 'surveyed') ?? leased(leases, month) ?? UNTOLD,
      known(tax, month, 'taxRegistered') ?? (exact ? paid(book, firm, month) : undefined) ?? UNTOLD,
    ] as const;
    const [place, work, pays] = verdicts;
    const placeClass = placeClassOf(place.inDistrict, work.inDistrict, pays.inDistrict);
    const span = spans.at(-1);
    if (span?.placeClass === placeClass) spans[spans.length - 1] = { ...span, to: month };
    else spans.push({ from: month, to: month, placeClass, by: newEvidence(before, verdicts) });
    before = verdicts;
  }
  return spans;
}

/** The month a firm is first known of, at most ten years ago. */
function firstMonth(firm: Firm, leases: readonly Lease[], last: string): string {
  const days = [
    firm.establishedAt,
    firm.registered.evidenceAt,
    firm.office.evidenceAt,
    firm.tax.evidenceAt,
    ...leases.map(({ from }) => from),
  ].flatMap((day) => (day === null ? [] : [day.slice(0, 7)]));
  const earliest = monthAfter(last, 1 - MOST_MONTHS);
  const [first = last] = days.sort();
  return first < earliest ? earliest : first < last ? first : last;
}

function known(place: FirmPlace, month: string, by: Evidence): Verdict | undefined {
  const isKnown = place.evidenceAt === null || place.evidenceAt.slice(0, 7) <= month;
  return isKnown && place.basis !== 'none' ? { inDistrict: place.inDistrict, by } : undefined;
}

function leased(leases: readonly Lease[], month: string): Verdict | undefined {
  const runs = leases.some(
    ({ from, to }) => from.slice(0, 7) <= month && (to === null || to.slice(0, 7) >= month),
  );
  return runs ? { inDistrict: 'yes', by: 'leased' } : undefined;
}

function paid({ tax }: EconomyBook, { index }: Firm, month: string): Verdict | undefined {
  const at = tax.months.indexOf(month);
  const yuan = at < 0 ? 0 : (tax.amounts[index * tax.months.length + at] ?? 0);
  return yuan > 0 ? { inDistrict: 'yes', by: 'paid' } : undefined;
}

/** What tells the places that were told otherwise the month before. */
function newEvidence(before: readonly Verdict[], now: readonly Verdict[]): Evidence[] {
  return now.flatMap(({ inDistrict, by }, at) =>
    by === undefined || before[at]?.inDistrict === inDistrict ? [] : [by],
  );
}
