import type { TaxSum, TaxTier } from '../../contract/queries/building-economy.ts';

/** A sum of tax with who paid it. */
export interface PaidSum {
  readonly yuan: number;
  readonly payers: number;
  /** What the largest of them paid, 元. */
  readonly largestYuan: number;
}

const FEWEST_PAYERS = 3;
const LARGEST_SHARE = 0.85;
const HUNDRED_MILLION = 1e8;
const NEARLY_HUNDRED_MILLION = 8e7;
const TEN_MILLION = 1e7;

/** 亿元楼, 准亿元楼 (8,000万 to 1亿), 千万元楼 (domain §5.3). */
export function tierOf(yuan: number): TaxTier {
  if (yuan >= HUNDRED_MILLION) return 'hundredMillion';
  if (yuan >= NEARLY_HUNDRED_MILLION) return 'nearlyHundredMillion';
  return yuan >= TEN_MILLION ? 'tenMillion' : 'below';
}

/** Whether a sum would give a single payer away (users §3): fewer than 3 payers, or one above 85 %. */
export function givesAway({ yuan, payers, largestYuan }: PaidSum): boolean {
  return payers > 0 && (payers < FEWEST_PAYERS || largestYuan > yuan * LARGEST_SHARE);
}

/**
 * Sums shown side by side with their total. Those that would give a payer away show as their class only; were it one
 * alone, it could be computed from the rest, so the smallest other goes with it. `exact` for callers who may see firms.
 */
export function taxSums(sums: readonly PaidSum[], exact: boolean): TaxSum[] {
  const hidden = new Set(exact ? [] : sums.flatMap((sum, at) => (givesAway(sum) ? [at] : [])));
  if (hidden.size === 1) {
    const others = sums.flatMap(({ payers, yuan }, at) =>
      payers > 0 && !hidden.has(at) ? [{ at, yuan }] : [],
    );
    others.sort((left, right) => left.yuan - right.yuan);
    if (others[0]) hidden.add(others[0].at);
  }
  return sums.map(({ yuan }, at) =>
    hidden.has(at) ? { tier: tierOf(yuan) } : { yuan, tier: tierOf(yuan) },
  );
}

/** One sum on its own. */
export function taxSum(sum: PaidSum, exact: boolean): TaxSum {
  const tier = tierOf(sum.yuan);
  return !exact && givesAway(sum) ? { tier } : { yuan: sum.yuan, tier };
}

/** Adds up what firms paid. */
export function addPayments(payments: Iterable<number>): PaidSum {
  let [yuan, payers, largestYuan] = [0, 0, 0];
  for (const paid of payments) {
    if (paid === 0) continue;
    yuan += paid;
    payers += 1;
    largestYuan = Math.max(largestYuan, paid);
  }
  return { yuan, payers, largestYuan };
}
