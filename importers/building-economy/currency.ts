import { enterprise } from '../../contract/schema/building-economy.ts';
import type { RecognisedFile } from '../recognise.ts';
import { FOREIGN_MONEY } from '../rows/columns/numbers.ts';
import type { RowRefinement } from '../rows/plain-delivery.ts';
import { unstoredColumn } from '../rows/unstored-column.ts';
import { CURRENCY } from '../serving-columns.ts';

/** 人民币, by the codes of GB/T 12406 too. */
const YUAN = /人民币|^(万?元|rmb|cny|156|￥|¥)$/i;

/** Registered capital whose 币种 is another than 人民币 is left out (data-dictionary §3.4), the firm stays. */
export function currencyCheck(recognised: RecognisedFile): RowRefinement {
  const read = unstoredColumn(recognised, enterprise, CURRENCY);
  return (values, checks, row) => {
    const { capital_yuan: capital } = values;
    const currency = capital === null ? null : read(row);
    if (currency === null || YUAN.test(currency)) return;
    values.capital_yuan = null;
    const value = `${String(capital)} ${currency}`;
    checks.warn({
      code: 'CURRENCY_FOREIGN',
      field: 'capital_yuan',
      value,
      sentence: FOREIGN_MONEY,
    });
  };
}
