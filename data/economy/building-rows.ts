import type { CommercialRow } from '../../contract/queries/building-economy.ts';
import { groupBy } from './group-by.ts';
import { buildingFacts, commercialRow } from './rows.ts';
import type { EconomyScope } from './scope.ts';
import { taxSums } from './tax-sum.ts';

/** Rows of the buildings of a scope; sums that would give a payer away are withheld unless `exact`. */
export function buildingRows(
  { book, buildings, firms }: EconomyScope,
  exact: boolean,
): CommercialRow[] {
  const ofBuilding = groupBy(firms, ({ commercialId }) => commercialId);
  const facts = buildings.map((card) => buildingFacts(book, card, ofBuilding.get(card.id) ?? []));
  const sums = taxSums(
    facts.map(({ paid }) => paid),
    exact,
  );
  return facts.map((each, at) => commercialRow(book, each, sums[at] ?? { tier: 'below' }));
}
