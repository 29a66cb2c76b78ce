/** What a unit in a header or cell multiplies a value by, and the dimension it must meet. */
export interface UnitScale {
  readonly dimension:
    | 'money'
    | 'area'
    | 'length'
    | 'count'
    | 'share'
    | 'rent'
    | 'fee'
    | 'allowance'
    | 'speed'
    | 'hours'
    | 'days'
    | 'degrees';
  /** To the unit the schema stores: yuan, square metres, metres, one, one, 元/㎡·天, 元/㎡·月, 元/月, km/h, hours, days, degrees. */
  readonly factor: number;
}

const money = (factor: number): UnitScale => ({ dimension: 'money', factor });
const area = (factor: number): UnitScale => ({ dimension: 'area', factor });
const length = (factor: number): UnitScale => ({ dimension: 'length', factor });
const count = (factor: number): UnitScale => ({ dimension: 'count', factor });
const one = (dimension: UnitScale['dimension']): UnitScale => ({ dimension, factor: 1 });

/** Units after NFKC and lower case, so ㎡ is m2 (data-dictionary §0). */
export const UNITS: Readonly<Record<string, UnitScale>> = {
  元: money(1),
  万元: money(10_000),
  亿元: money(100_000_000),
  m2: area(1),
  'm^2': area(1),
  平方米: area(1),
  平米: area(1),
  平方: area(1),
  平: area(1),
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
  件: count(1),
  次: count(1),
  张: count(1),
  家: count(1),
  条: count(1),
  万人: count(10_000),
  万次: count(10_000),
  '%': { dimension: 'share', factor: 0.01 },
  '元/m2·天': one('rent'),
  '元/m2/天': one('rent'),
  '元/天·m2': one('rent'),
  '元/平方米·天': one('rent'),
  '元/m2·月': one('fee'),
  '元/m2/月': one('fee'),
  '元/平方米·月': one('fee'),
  '元/月': one('allowance'),
  'km/h': one('speed'),
  '公里/小时': one('speed'),
  小时: one('hours'),
  天: one('days'),
  日: one('days'),
  度: one('degrees'),
  '°': one('degrees'),
};

/** A unit as a person writes it. */
export function unitOf(text: string): UnitScale | undefined {
  return UNITS[text.normalize('NFKC').replace(/\s/g, '').toLowerCase()];
}

const STORED: Readonly<Record<string, UnitScale['dimension']>> = {
  'm²': 'area',
  m: 'length',
  元: 'money',
  '%': 'share',
  '元/㎡·天': 'rent',
  '元/㎡·月': 'fee',
  '元/月': 'allowance',
  'km/h': 'speed',
  小时: 'hours',
  天: 'days',
};

/** A coordinate column may be in metres: the file's coordinate system decides. */
const COORDINATE = '°';

/** Whether a header's unit can feed a column stored in `stored` (its `unit` in the schema). */
export function unitFits(unit: UnitScale, stored: string | undefined): boolean {
  if (stored === COORDINATE) return unit.dimension === 'degrees' || unit.dimension === 'length';
  return stored === undefined ? unit.dimension === 'count' : STORED[stored] === unit.dimension;
}

/** Percent stay percent where the schema stores them so: 同比增长(%) of 3.5 is 3.5. */
export function scaleTo(unit: UnitScale, stored: string | undefined): UnitScale {
  return stored === '%' && unit.dimension === 'share' ? { ...unit, factor: 1 } : unit;
}
