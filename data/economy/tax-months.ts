import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';

/** Tax by payer and month, packed: `amounts[payer * months.length + month]`, 元. */
export interface TaxMonths {
  /** `YYYY-MM`, ascending without gaps. */
  readonly months: readonly string[];
  /** 实缴税额 of firm `index`. */
  readonly amounts: Float64Array;
  /** 地方级收入 of firm `index`. */
  readonly locals: Float64Array;
  /** Tax of numbers no firm is known by (有税无户): listed, in no sum. */
  readonly loose: ReadonlyMap<string, number>;
  readonly looseYuan: number;
}

/** Tax of each number and month, all kinds together, in the order of the unique key. */
export const TAX_MONTHS_SQL = `
  SELECT json_group_array(json_array(tax_no, series)) AS rows FROM (
    SELECT tax_no, group_concat(month || ':' || amount || ':' || local) AS series FROM (
      SELECT tax_no, month, sum(amount_yuan) AS amount, sum(coalesce(local_yuan, 0)) AS local
      FROM economy.monthly_tax GROUP BY tax_no, month)
    GROUP BY tax_no)`;

/** Reads the tax of every month; `firmOf` gives the firm of a payer's number. */
export async function readTaxMonths(
  { db }: OpenSnapshot,
  firmCount: number,
  firmOf: ReadonlyMap<string, number>,
): Promise<TaxMonths> {
  const found = await db.get<{ rows: string }>(TAX_MONTHS_SQL);
  const payers = JSON.parse(found?.rows ?? '[]') as [taxNo: string, series: string][];
  const months = monthsOf(payers);
  const at = new Map(months.map((month, index) => [month, index]));
  const amounts = new Float64Array(firmCount * months.length);
  const locals = new Float64Array(firmCount * months.length);
  const loose = new Map<string, number>();
  for (const [taxNo, series] of payers) {
    const firm = firmOf.get(taxNo);
    for (const { month, amount, local } of paymentsOf(series)) {
      if (firm === undefined) {
        loose.set(taxNo, (loose.get(taxNo) ?? 0) + amount);
        continue;
      }
      const place = firm * months.length + (at.get(month) ?? 0);
      amounts[place] = (amounts[place] ?? 0) + amount;
      locals[place] = (locals[place] ?? 0) + local;
    }
  }
  const looseYuan = [...loose.values()].reduce((sum, amount) => sum + amount, 0);
  return { months, amounts, locals, loose, looseYuan };
}

interface Payment {
  readonly month: string;
  readonly amount: number;
  readonly local: number;
}

/** Payments one by one: all of them as objects at once would be some 50 MB. */
function* paymentsOf(series: string): Generator<Payment> {
  for (const text of series.split(',')) {
    const [month = '', amount, local] = text.split(':');
    yield { month, amount: Number(amount), local: Number(local) };
  }
}

function monthsOf(payers: readonly (readonly [taxNo: string, series: string])[]): string[] {
  let [first, last]: string[] = [];
  for (const [, series] of payers) {
    for (const { month } of paymentsOf(series)) {
      if (first === undefined || month < first) first = month;
      if (last === undefined || month > last) last = month;
    }
  }
  if (first === undefined || last === undefined) return [];
  const months: string[] = [];
  for (let month = first; month <= last; month = monthAfter(month, 1)) months.push(month);
  return months;
}

/** The month `count` months later: monthAfter('2016-11', 2) is 2017-01. */
export function monthAfter(month: string, count: number): string {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
}
