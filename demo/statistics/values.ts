import type { Random } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import { GROSS_PRODUCT_NAME, SECTOR_NAMES, type Frequency, type Indicator } from './indicators.ts';

/** One value: indicator × area × period × version. */
export interface StatisticValue {
  readonly indicator: Indicator;
  readonly areaCode: string;
  readonly periodType: Frequency;
  readonly period: string;
  readonly version: number;
  /** Missing with a reason. */
  readonly value?: number;
  readonly nullReason?: string;
  readonly status: string;
  readonly unitsReporting?: number;
  readonly unpublishedUntil?: string;
  readonly changePercent?: number;
  /** Change on the month or quarter before. */
  readonly previousPercent?: number;
}

const LAST_YEAR = 2015;

/** Periods of the current year still to be released on the day of the delivery. */
const EMBARGOED: Readonly<Record<string, string>> = {
  '2016Q2': '2016-07-18',
  '2016-06': '2016-07-20',
};

/** Years whose figures an economic census changed once more. */
const CENSUS_YEARS: ReadonlySet<number> = new Set([2004, 2008, 2013]);

/** The district's series of an indicator, all versions of a period together, oldest period first. */
export function districtValues(
  indicator: Indicator,
  { profile, random }: DemoWorld,
): StatisticValue[] {
  const periods = periodsOf(indicator);
  const series = periods.map((_, index) => levelAt(indicator, index, random));
  return periods.flatMap((period, index) =>
    versionsOf(indicator, period, {
      indicator,
      areaCode: profile.adcode,
      periodType: indicator.frequency,
      period,
      value: series[index]!,
      ...changeOf(indicator, series, index),
      ...previousOf(indicator, series, index),
      ...(EMBARGOED[period] && { unpublishedUntil: EMBARGOED[period] }),
    }),
  );
}

const PER_YEAR: Readonly<Record<Frequency, number>> = { 年: 1, 季: 4, 月: 12, 累计: 12 };

function periodsOf({ frequency, since }: Indicator): string[] {
  const perYear = PER_YEAR[frequency];
  const count = frequency === '年' ? LAST_YEAR - since + 1 : (2016 - since) * perYear + perYear / 2;
  return Array.from({ length: count }, (_, index) => {
    const year = since + Math.floor(index / perYear);
    const part = (index % perYear) + 1;
    if (frequency === '年') return String(year);
    return frequency === '季' ? `${year}Q${part}` : `${year}-${String(part).padStart(2, '0')}`;
  });
}

function levelAt(indicator: Indicator, index: number, random: Random): number {
  const { start, growth, frequency, decimals, aggregation } = indicator;
  const perYear = PER_YEAR[frequency];
  const noise = aggregation === '合计' ? 0.03 : 0.006;
  const level = start * growth ** (index / perYear) * random.between(1 - noise, 1 + noise);
  return rounded(level, decimals);
}

/** Change on the year before, for flows; rates and indices have none. */
function changeOf(
  { frequency, unit }: Indicator,
  series: readonly number[],
  index: number,
): { changePercent?: number } {
  const before = series[index - PER_YEAR[frequency]];
  if (before === undefined || before === 0 || unit === '%' || unit.includes('=100')) return {};
  return { changePercent: rounded((series[index]! / before - 1) * 100, 1) };
}

/** Change on the period before, of months and quarters. */
function previousOf(
  { frequency, unit }: Indicator,
  series: readonly number[],
  index: number,
): { previousPercent?: number } {
  const before = series[index - 1];
  if (frequency === '年' || !before || unit === '%' || unit.includes('=100')) return {};
  return { previousPercent: rounded((series[index]! / before - 1) * 100, 1) };
}

/** First 初步, a year later 最终, after a census 经普修订; the newest period has only its first. */
function versionsOf(
  { revised, decimals, frequency }: Indicator,
  period: string,
  final: Omit<StatisticValue, 'version' | 'status'>,
): StatisticValue[] {
  const year = Number(period.slice(0, 4));
  const fresh = year >= LAST_YEAR;
  if (!revised || year < 2000) return [{ ...final, version: 1, status: fresh ? '初步' : '最终' }];
  const early = {
    ...final,
    value: rounded(final.value! * 0.992, decimals),
    version: 1,
    status: '初步',
  };
  if (fresh) return [{ ...final, version: 1, status: '初步' }];
  const later = [early, { ...final, version: 2, status: '最终' }];
  if (!CENSUS_YEARS.has(year) || frequency !== '年') return later;
  const census = rounded(final.value! * 1.021, decimals);
  return [...later, { ...final, value: census, version: 3, status: '经普修订' }];
}

/** 1-本月累计 of a monthly series. */
export function cumulativeValues(monthly: readonly StatisticValue[]): StatisticValue[] {
  let sum = 0;
  return monthly.map(({ changePercent: _change, previousPercent: _previous, ...value }) => {
    const [year, month] = value.period.split('-') as [string, string];
    sum = rounded((month === '01' ? 0 : sum) + value.value!, value.indicator.decimals);
    return { ...value, periodType: '累计', period: `${year}-01~${month}`, value: sum };
  });
}

/** 地区生产总值 as the sum of its sectors, version by version. */
export function grossProduct(
  indicator: Indicator,
  values: readonly StatisticValue[],
): StatisticValue[] {
  const sums = new Map<string, StatisticValue>();
  for (const value of values.filter(({ indicator: { name } }) => SECTOR_NAMES.has(name))) {
    const key = `${value.period}/${value.version}`;
    const { changePercent: _change, ...plain } = value;
    const before = sums.get(key)?.value ?? 0;
    sums.set(key, { ...plain, indicator, value: before + value.value! });
  }
  return [...sums.values()];
}

/** Values of an indicator by street, and the district as exactly their sum. */
export function streetValues(indicator: Indicator, world: DemoWorld): StatisticValue[] {
  const { profile, random } = world;
  const shares = profile.streets.map(() => random.between(0.5, 1.6));
  const sum = shares.reduce((total, share) => total + share, 0);
  return periodsOf(indicator).flatMap((period, index) => {
    const level = levelAt(indicator, index, random);
    const base = { indicator, periodType: indicator.frequency, period, version: 1, status: '最终' };
    const streets = profile.streets.map(({ code }, street) => ({
      ...base,
      areaCode: code,
      value: rounded(
        (level * shares[street]! * random.between(0.97, 1.03)) / sum,
        indicator.decimals,
      ),
      unitsReporting: random.integer(4, 90),
    }));
    const total = streets.reduce((all, { value }) => all + value, 0);
    return [
      { ...base, areaCode: profile.adcode, value: rounded(total, indicator.decimals) },
      ...streets,
    ];
  });
}

/** Whether the indicator is made of others. */
export function isComposed({ name }: Indicator): boolean {
  return name === GROSS_PRODUCT_NAME;
}

/** A number with so many decimals and no more. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
