import type { Random } from '../random.ts';
import { TAX_MONTHS, type Taxpayer } from './taxpayers.ts';
import { paidBusinessTax } from './trades.ts';

/** One payment: firm, month, kind of tax. Whole 元. */
export interface TaxRow {
  readonly taxNo: string;
  readonly month: string;
  readonly kind: string;
  readonly amountYuan: number;
  readonly localYuan: number;
}

/** Share of a year's tax by month: the yearly settlement in spring, a strong December. */
const SEASON = [1.12, 0.78, 0.95, 1.08, 1.3, 0.98, 1.02, 0.9, 0.94, 1.05, 0.93, 0.95] as const;

const MONTH_VAT_REPLACED_BUSINESS_TAX = '2016-05';

const LOCAL_SHARES: Readonly<Record<string, number>> = {
  增值税: 0.25,
  企业所得税: 0.4,
  个人所得税: 0.4,
};

type Size = 'large' | 'medium' | 'small';

interface Due {
  readonly kind: string;
  readonly weight: number;
  /** Months of the year it is due in, 1–12; every month when missing. */
  readonly months?: readonly number[];
}

const QUARTERS = [1, 4, 7, 10] as const;

/** What firms of a size pay; 流转税 stands for 增值税 or 营业税. */
const DUES: Readonly<Record<Size, readonly Due[]>> = {
  large: [
    { kind: '流转税', weight: 0.5 },
    { kind: '个人所得税', weight: 0.14 },
    { kind: '城市维护建设税', weight: 0.05 },
    { kind: '企业所得税', weight: 0.75, months: QUARTERS },
    { kind: '房产税', weight: 0.2, months: [4, 10] },
    { kind: '印花税', weight: 0.02, months: QUARTERS },
  ],
  medium: [
    { kind: '流转税', weight: 0.6 },
    { kind: '个人所得税', weight: 0.15 },
    { kind: '城市维护建设税', weight: 0.06, months: QUARTERS },
    { kind: '企业所得税', weight: 0.5, months: QUARTERS },
  ],
  small: [
    { kind: '流转税', weight: 2.2, months: QUARTERS },
    { kind: '个人所得税', weight: 0.8, months: QUARTERS },
  ],
};

/** The rows of one payer in one month; a kind whose amount rounds to nothing is not written. */
export function* taxRows(payer: Taxpayer, month: number, random: Random): Generator<TaxRow> {
  if (month < payer.since) return;
  const name = TAX_MONTHS[month]!;
  const ofYear = Number(name.slice(5));
  const { firm, annualYuan, swing } = payer;
  const turned = swing && month >= swing.from ? swing.factor : 1;
  const growth = 1.05 ** (month / 12);
  const base = (annualYuan / 12) * SEASON[ofYear - 1]! * growth * turned;
  for (const { kind, weight, months } of DUES[sizeOf(annualYuan)]) {
    if (months && !months.includes(ofYear)) continue;
    const amountYuan = Math.round(base * weight * random.between(0.94, 1.06));
    if (amountYuan < 1) continue;
    const named = kind === '流转税' ? turnoverTax(firm.scope, name) : kind;
    yield {
      taxNo: firm.numbers.taxNo,
      month: name,
      kind: named,
      amountYuan,
      localYuan: Math.round(amountYuan * (LOCAL_SHARES[named] ?? 1)),
    };
  }
}

function turnoverTax(scope: string, month: string): string {
  return paidBusinessTax(scope) && month < MONTH_VAT_REPLACED_BUSINESS_TAX ? '营业税' : '增值税';
}

function sizeOf(annualYuan: number): Size {
  if (annualYuan > 1_000_000) return 'large';
  return annualYuan > 36_000 ? 'medium' : 'small';
}
