/** What a unit in a header or cell multiplies a value by, and the dimension it must meet. */
export interface UnitScale {
  readonly dimension: 'money' | 'area' | 'length' | 'count' | 'share';
  /** To yuan, square metres, metres, one, one. */
  readonly factor: number;
}

const money = (factor: number): UnitScale => ({ dimension: 'money', factor });
const area = (factor: number): UnitScale => ({ dimension: 'area', factor });
const length = (factor: number): UnitScale => ({ dimension: 'length', factor });
const count = (factor: number): UnitScale => ({ dimension: 'count', factor });

/** Units after NFKC and lower case, so ㎡ is m2 (data-dictionary §0). */
export const UNITS: Readonly<Record<string, UnitScale>> = {
  元: money(1),
  万元: money(10_000),
  亿元: money(100_000_000),
  m2: area(1),
  'm^2': area(1),
  平方米: area(1),
  平米: area(1),
  万m2: area(10_000),
  万平方米: area(10_000),
  公顷: area(10_000),
  亩: area(666.67),
  m: length(1),
  米: length(1),
  km: length(1000),
  公里: length(1000),
  千米: length(1000),
  cm: length(0.01),
  厘米: length(0.01),
  层: count(1),
  个: count(1),
  人: count(1),
  户: count(1),
  部: count(1),
  台: count(1),
  年: count(1),
  '%': { dimension: 'share', factor: 0.01 },
};

const STORED: Readonly<Record<string, UnitScale['dimension']>> = {
  'm²': 'area',
  m: 'length',
  元: 'money',
};

/** Whether a header's unit can feed a column stored in `stored` (its `unit` in the schema). */
export function unitFits(unit: UnitScale, stored: string | undefined): boolean {
  return stored === undefined ? unit.dimension === 'count' : STORED[stored] === unit.dimension;
}
