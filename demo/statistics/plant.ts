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
 * Leaves gaps in early years, lets few units report some street values, miscounts some changes on the year and on the
 * quarter before, lets some running totals fall and some districts differ from the sum of their streets.
 */
export function plantOddities(
  values: readonly StatisticValue[],
  world: DemoWorld,
): StatisticValue[] {
  const odd = new Map<StatisticValue, StatisticValue>();
  const plant = (
    kind: string,
    count: number,
    fits: (value: StatisticValue) => boolean,
    spoil: (value: StatisticValue) => StatisticValue,
  ): void => {
    for (const value of spread(values.filter(fits), count)) {
      odd.set(value, spoil(value));
      tell(world, kind, value);
    }
  };
  const { adcode } = world.profile;
  plant('notCounted', GAPS, isEarly, uncounted);
  plant(
    'fewReporting',
    FEW_REPORTING,
    ({ unitsReporting }) => unitsReporting !== undefined,
    (value) => ({ ...value, unitsReporting: 2 }),
  );
  plant(
    'changeWrong',
    WRONG_CHANGES,
    (value) => value.changePercent !== undefined && value.periodType === '月' && !odd.has(value),
    (value) => ({ ...value, changePercent: rounded(value.changePercent! + 5.5, 1) }),
  );
  plant(
    'previousWrong',
    WRONG_PREVIOUS,
    (value) =>
      value.previousPercent !== undefined &&
      value.periodType === '季' &&
      !value.indicator.revised &&
      !odd.has(value),
    (value) => ({ ...value, previousPercent: rounded(value.previousPercent! - 7.5, 1) }),
  );
  plant(
    'cumulativeFalls',
    FALLS,
    ({ periodType, period }) => periodType === '累计' && !period.endsWith('~01'),
    (value) => ({ ...value, value: 1 }),
  );
  plant(
    'streetsSumWrong',
    WRONG_SUMS,
    ({ indicator, areaCode }) => indicator.byStreet === true && areaCode === adcode,
    (value) => ({ ...value, value: value.value! + 77 }),
  );
  for (const value of values) {
    if (value.unpublishedUntil) tell(world, 'embargoed', value);
    if (value.version > 1) tell(world, 'revision', value);
  }
  return values.map((value) => odd.get(value) ?? value);
}

function isEarly({ indicator, period }: StatisticValue): boolean {
  return !indicator.revised && period < '1983';
}

function uncounted(value: StatisticValue): StatisticValue {
  const { value: _value, changePercent: _change, previousPercent: _previous, ...rest } = value;
  return { ...rest, nullReason: '未统计' };
}

function spread<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, index) => index % step === Math.floor(step / 2)).slice(0, count);
}

function tell({ answers }: DemoWorld, kind: string, value: StatisticValue): void {
  answers.truth(SYSTEM, kind, keyOf(value));
}
