import type { DemoWorld } from '../world.ts';
import { rounded, type StatisticValue } from './values.ts';

const SYSTEM = 'statistics';
const FEW_REPORTING = 6;
const WRONG_CHANGES = 8;
const GAPS = 10;
const WRONG_PREVIOUS = 4;
const FALLS = 3;
const WRONG_SUMS = 3;

/** Name of a value in the answers. */
export function keyOf({ indicator, areaCode, period, version }: StatisticValue): string {
  return `${indicator.code} ${areaCode} ${period} ${version}`;
}

/**
 * Leaves gaps in early years, lets few units report some street values, miscounts some changes on the year and on the quarter before, lets some running totals fall
 * and some districts differ from the sum of their streets.
 */
export function plantOddities(
  values: readonly StatisticValue[],
  world: DemoWorld,
): StatisticValue[] {
  const odd = new Map<StatisticValue, StatisticValue>();
  const early = values.filter(({ indicator, period }) => !indicator.revised && period < '1983');
  for (const value of spread(early, GAPS)) {
    const { value: _value, changePercent: _change, previousPercent: _previous, ...rest } = value;
    odd.set(value, { ...rest, nullReason: '未统计' });
    tell(world, 'notCounted', value);
  }
  const reported = values.filter(({ unitsReporting }) => unitsReporting !== undefined);
  for (const value of spread(reported, FEW_REPORTING)) {
    odd.set(value, { ...value, unitsReporting: 2 });
    tell(world, 'fewReporting', value);
  }
  const compared = values.filter(
    (value) => value.changePercent !== undefined && value.periodType === '月' && !odd.has(value),
  );
  for (const value of spread(compared, WRONG_CHANGES)) {
    odd.set(value, { ...value, changePercent: rounded(value.changePercent! + 5.5, 1) });
    tell(world, 'changeWrong', value);
  }
  const quarters = values.filter(
    (value) => value.previousPercent !== undefined && value.periodType === '季' && !odd.has(value),
  );
  for (const value of spread(
    quarters.filter(({ indicator }) => !indicator.revised),
    WRONG_PREVIOUS,
  )) {
    odd.set(value, { ...value, previousPercent: rounded(value.previousPercent! - 7.5, 1) });
    tell(world, 'previousWrong', value);
  }
  const running = values.filter(({ periodType, period }) => {
    return periodType === '累计' && !period.endsWith('~01');
  });
  for (const value of spread(running, FALLS)) {
    odd.set(value, { ...value, value: 1 });
    tell(world, 'cumulativeFalls', value);
  }
  const { adcode } = world.profile;
  const totals = values.filter(({ indicator, areaCode }) => {
    return indicator.byStreet && areaCode === adcode;
  });
  for (const value of spread(totals, WRONG_SUMS)) {
    odd.set(value, { ...value, value: value.value! + 77 });
    tell(world, 'streetsSumWrong', value);
  }
  for (const value of values) {
    if (value.unpublishedUntil) tell(world, 'embargoed', value);
    if (value.version > 1) tell(world, 'revision', value);
  }
  return values.map((value) => odd.get(value) ?? value);
}

function spread<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, index) => index % step === Math.floor(step / 2)).slice(0, count);
}

function tell({ answers }: DemoWorld, kind: string, value: StatisticValue): void {
  answers.truth(SYSTEM, kind, keyOf(value));
}
