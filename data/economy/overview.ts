import {
  type EconomyOverview,
  sectionSchema,
  type TaxSum,
} from '../../contract/queries/building-economy.ts';
import { PLACE_CLASS_IDS } from '../../contract/three-places.ts';
import type { Firm } from './firm.ts';
import { figuresOf } from './figures.ts';
import { groupBy } from './group-by.ts';
import { movesOf } from './moves.ts';
import { paidByAll, yearOf } from './paid.ts';
import { type EconomyScope, streetOf } from './scope.ts';
import { taxSum, taxSums } from './tax-sum.ts';

/** Everything the panel shows first. */
export function overviewOf(scope: EconomyScope, exact: boolean): EconomyOverview {
  const { book } = scope;
  const { from, to } = yearOf(book);
  return {
    asOf: book.today,
    from: book.tax.months[from] ?? '',
    to: book.tax.months[to - 1] ?? '',
    figures: figuresOf(scope, exact),
    classes: classesOf(scope.active),
    apart: {
      building: apart(scope.active, 'building'),
      street: apart(scope.active, 'street'),
    },
    months: monthsOf(scope, exact),
    sections: sectionsOf(scope, exact),
    moves: movesOf(scope),
    streets: streetsOf(scope, exact),
    loose: {
      payers: book.loosePayers.length + book.tax.loose.size,
      taxYuan: exact ? book.tax.looseYuan : null,
      surveys: book.looseSurveys.length,
    },
  };
}

/** Firms by class of the cube, every class, in the cube's order. */
export function classesOf(firms: readonly Firm[]): EconomyOverview['classes'] {
  const byClass = groupBy(firms, ({ placeClass }) => placeClass);
  return PLACE_CLASS_IDS.map((placeClass) => {
    const own = byClass.get(placeClass) ?? [];
    return {
      placeClass,
      firms: own.length,
      compliant: own.filter(({ label }) => label === 'compliant').length,
    };
  });
}

/** 区内异地: firms with all three places in the district that part in this way. */
function apart(firms: readonly Firm[], way: Firm['apart']): number {
  return firms.filter((firm) => firm.placeClass === '111' && firm.apart === way).length;
}

/** Tax of each month delivered. */
export function monthsOf(
  { book, firms }: EconomyScope,
  exact: boolean,
): { month: string; tax: TaxSum; localYuan: number | null }[] {
  return book.tax.months.map((month, at) => {
    const span = { from: at, to: at + 1 };
    const tax = taxSum(paidByAll(book, firms, span), exact);
    const localYuan = tax.yuan === undefined ? null : paidByAll(book, firms, span, true).yuan;
    return { month, tax, localYuan };
  });
}

/** Active firms and tax by industry (门类), most firms first. */
export function sectionsOf(
  { book, firms, active }: EconomyScope,
  exact: boolean,
): EconomyOverview['sections'] {
  const year = yearOf(book);
  const all = groupBy(firms, ({ section }) => section);
  const counted = groupBy(active, ({ section }) => section);
  const keys = [...all.keys()];
  const sums = taxSums(
    keys.map((key) => paidByAll(book, all.get(key) ?? [], year)),
    exact,
  );
  return keys
    .map((key, at) => ({
      section: sectionSchema.parse(key),
      firms: counted.get(key)?.length ?? 0,
      tax: sums[at] ?? { tier: 'below' as const },
    }))
    .sort((left, right) => right.firms - left.firms);
}

function streetsOf(scope: EconomyScope, exact: boolean): EconomyOverview['streets'] {
  const { book, buildings, firms, active } = scope;
  const year = yearOf(book);
  const ofStreet = groupBy(firms, (firm) => streetOf(book, firm));
  const counted = groupBy(active, (firm) => streetOf(book, firm));
  const cards = groupBy(buildings, ({ streetCode }) => streetCode);
  const codes = [...ofStreet.keys()].filter((code) => code !== undefined).sort();
  const sums = taxSums(
    codes.map((code) => paidByAll(book, ofStreet.get(code) ?? [], year)),
    exact,
  );
  return codes.map((streetCode, at) => ({
    streetCode,
    buildings: cards.get(streetCode)?.length ?? 0,
    firms: counted.get(streetCode)?.length ?? 0,
    tax: sums[at] ?? { tier: 'below' as const },
  }));
}
