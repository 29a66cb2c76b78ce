import type { TableSpec } from '../contract/schema/table.ts';
import { type HeaderForm, headerForm } from './header-form.ts';

/** A column no table stores, but that says something of one that is stored: its headers as departments write them, the first a file has counts. */
export interface ServingColumn {
  /** Field it serves. */
  readonly field: string;
  readonly headers: readonly string[];
}

/** Whether a room is let (data-dictionary §2.2). */
export const LET_FLAG: ServingColumn = {
  field: 'tenure',
  headers: ['是否出租', '出租标志', '是否出租房', '是否出租屋'],
};

/** Currency of registered capital (data-dictionary §3.4). */
export const CURRENCY: ServingColumn = {
  field: 'capital_yuan',
  headers: ['币种', '注册资本币种', '注册资金币种', '货币'],
};

/** First and last day of a licence in one cell (data-dictionary §3.4). */
export const BUSINESS_TERM: ServingColumn = {
  field: 'term_to',
  headers: ['营业期限', '经营期限', '营业期限起止', '经营期限起止'],
};

const level = (...headers: string[]): ServingColumn => ({ field: 'address', headers });

/** Levels of a standard address below the community (data-dictionary §2.1), widest first. */
export const ADDRESS_LEVELS = {
  road: level('街路巷', '街路巷名称', '道路', '道路名称', '路名'),
  door: level('门牌号', '门牌', '门牌号码'),
  estate: level('小区', '小区名称', '楼盘', '院落'),
  number: level('幢', '幢号', '楼牌号', '楼号', '栋', '座'),
} as const;

/** Year of a number that begins again each year. */
export const LEDGER_YEAR_HEADERS: readonly string[] = [
  '年度',
  '年份',
  '编号年度',
  '受理年度',
  '登记年度',
  '台账年度',
];

const BY_TABLE: Readonly<Record<string, readonly ServingColumn[]>> = {
  room: [LET_FLAG],
  enterprise: [CURRENCY, BUSINESS_TERM],
  building: Object.values(ADDRESS_LEVELS),
  hazard_event: [{ field: 'hazard_no', headers: LEDGER_YEAR_HEADERS }],
};

/** Index of the first free column of a file with one of these headers, the first of them ahead; undefined where it has none. */
export function servingIndex(
  forms: readonly HeaderForm[],
  headers: readonly string[],
  isFree: (index: number) => boolean,
): number | undefined {
  return headers
    .map((header) => forms.findIndex(({ key }) => key === headerForm(header).key))
    .find((index) => index >= 0 && isFree(index));
}

/** Columns of a file that serve fields of a table: index → field. */
export function servingColumns(
  { name, yearly }: TableSpec,
  forms: readonly HeaderForm[],
  isFree: (index: number) => boolean,
): ReadonlyMap<number, string> {
  const year = yearly ? [{ field: yearly.number, headers: LEDGER_YEAR_HEADERS }] : [];
  const found = new Map<number, string>();
  for (const serving of [...(BY_TABLE[name] ?? []), ...year]) {
    const index = servingIndex(forms, serving.headers, isFree);
    if (index !== undefined) found.set(index, serving.field);
  }
  return found;
}
