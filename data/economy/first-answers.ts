import type {
  CommercialRow,
  EconomyOverview,
  EconomyWarnings,
} from '../../contract/queries/building-economy.ts';
import { keptValue } from '../kept/kept-value.ts';
import { readOnce } from '../queries/once-per-snapshot.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { economyBasis, economyBook } from './book.ts';
import { buildingRows } from './building-rows.ts';
import { overviewOf } from './overview.ts';
import { scopeOf } from './scope.ts';
import { warningsOf } from './warnings.ts';

/** What the panel of 楼宇经济 asks as it opens, of the whole district: kept, so that it opens before the book is read. */
export interface FirstAnswers {
  readonly overview: EconomyOverview;
  readonly warnings: EconomyWarnings;
  readonly buildings: readonly CommercialRow[];
}

const exactAnswers = readOnce((snapshot) => answers(snapshot, 'exact'));
const withheldAnswers = readOnce((snapshot) => answers(snapshot, 'withheld'));

/** The first answers for callers who may see a single payer's tax (`exact`), or may not. */
export function firstAnswers(snapshot: OpenSnapshot, exact: boolean): Promise<FirstAnswers> {
  return exact ? exactAnswers(snapshot) : withheldAnswers(snapshot);
}

/** Both, worked out or read. */
export async function prepareFirstAnswers(snapshot: OpenSnapshot): Promise<void> {
  await exactAnswers(snapshot);
  await withheldAnswers(snapshot);
}

function answers(snapshot: OpenSnapshot, tax: 'exact' | 'withheld'): Promise<FirstAnswers> {
  return keptValue(snapshot, `economy-first-${tax}`, economyBasis(snapshot), async () => {
    const scope = scopeOf(await economyBook({ snapshot }), {}, undefined);
    const exact = tax === 'exact';
    return {
      overview: overviewOf(scope, exact),
      warnings: await warningsOf(scope, snapshot.db),
      buildings: buildingRows(scope, exact),
    };
  });
}
