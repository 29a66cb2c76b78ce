import type { MapLevel } from '../../contract/map-levels.ts';
import type {
  AreaFigure,
  EconomyAreas,
  EconomyFigures,
} from '../../contract/queries/building-economy.ts';
import { figuresOf } from './figures.ts';
import { isActive } from './firm.ts';
import { groupBy } from './group-by.ts';
import { paidByAll, yearOf } from './paid.ts';
import { codeOfBuilding, codeOfFirm, type EconomyScope } from './scope.ts';
import { taxSums } from './tax-sum.ts';

/** Figures a payer's tax could be computed from. */
const OF_TAX: readonly AreaFigure[] = ['tax', 'taxPerSquareMetre', 'taxPerHead'];

/**
 * One figure of the panel by area: the number the panel shows when its filter is that area. Sums that would give a
 * payer away are withheld together as in any list of sums; what lies in no area of the level is left out.
 */
export function areaFigures(
  scope: EconomyScope,
  figure: AreaFigure,
  level: MapLevel,
  exact: boolean,
): EconomyAreas {
  const { book } = scope;
  const year = yearOf(book);
  const buildings = groupBy(scope.buildings, (card) => codeOfBuilding(card, level));
  const firms = groupBy(scope.firms, (firm) => codeOfFirm(book, firm, level));
  const codes = [...new Set([...buildings.keys(), ...firms.keys()])]
    .filter((code) => code !== undefined)
    .sort();
  const parts = codes.map((code): EconomyScope => {
    const own = firms.get(code) ?? [];
    return { book, buildings: buildings.get(code) ?? [], firms: own, active: own.filter(isActive) };
  });
  const sums = taxSums(
    parts.map((part) => paidByAll(book, part.firms, year)),
    exact,
  );
  return {
    asOf: book.today,
    from: book.tax.months[year.from] ?? '',
    to: book.tax.months[year.to - 1] ?? '',
    rows: parts.map((part, at) => {
      const withheld = OF_TAX.includes(figure) && sums[at]?.yuan === undefined;
      return {
        code: codes[at] ?? '',
        value: withheld ? null : valueOf(figuresOf(part, exact), figure),
        withheld,
      };
    }),
  };
}

function valueOf(figures: EconomyFigures, figure: AreaFigure): number | null {
  return figure === 'tax' ? (figures.tax.yuan ?? null) : figures[figure];
}
