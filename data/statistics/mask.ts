import type { Condition, Days, Limit } from '../../contract/metrics/metric.ts';
import {
  happenedBetween,
  intersect,
  inverted,
  type Mask,
  notAfter,
  numberBetween,
  present,
  rowsWithKeys,
  timeBetween,
  toldBetween,
  unite,
} from './column-masks.ts';
import { NO_TIME } from './columns.ts';
import type { FactTable } from './fact-table.ts';
import { keepLatest } from './keep-latest.ts';

/** A period in seconds since 1970 on the clock of Asia/Shanghai; `end` is the first second after it. */
export interface Bounds {
  readonly start: number;
  readonly end: number;
  readonly daysOf: (days: Days) => number;
  readonly limitOf: (limit: Limit) => number;
}

const DAY_SECONDS = 86_400;

/** Names of the columns a condition reads. */
export function columnsOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(columnsOf);
  if ('any' in condition) return condition.any.flatMap(columnsOf);
  if ('not' in condition) return columnsOf(condition.not);
  if ('within' in condition) return [condition.within];
  if ('until' in condition) return [condition.until];
  if ('before' in condition) return [condition.before];
  if ('recent' in condition) return [condition.recent];
  if ('told' in condition) return [condition.told];
  if ('present' in condition) return [condition.present];
  if ('earlier' in condition) return [condition.earlier, condition.than];
  return [condition.column];
}

type Masks = Map<Condition, Mask>;

/** Masks of one table in one period by condition: those asked for stay, their parts as long as a question is answered. */
export interface MaskMemo {
  readonly kept: Masks;
  /** Parts of conditions: measures of a question share most of them. */
  readonly parts: Masks;
}

const timeless = new WeakMap<FactTable, Masks>();
const periods = new WeakMap<FactTable, Map<string, Masks>>();

/** Periods whose masks stay with a table: what a panel asks of, what it compares with, and the months of its trend. */
const PERIODS_KEPT = 20;

/** Masks of a table in a period: no filter matters to them, so another filter finds them again. */
export function masksOf(table: FactTable, { start, end }: Bounds): MaskMemo {
  const ofTable = periods.get(table) ?? new Map<string, Masks>();
  periods.set(table, ofTable);
  const key = `${start} ${end}`;
  const kept = keepLatest(
    ofTable,
    key,
    ofTable.get(key) ?? new Map<Condition, Mask>(),
    PERIODS_KEPT,
  );
  return { kept, parts: new Map() };
}

/**
 * The rows a condition holds for, column by column in plain loops. Kept for the period, or with the table where no
 * period matters, so the mask must not be changed.
 */
export function rowsWhere(
  condition: Condition,
  table: FactTable,
  bounds: Bounds,
  memo: MaskMemo,
): Mask {
  return known(dependsOnPeriod(condition) ? memo.kept : timelessOf(table), condition, () =>
    newMask(condition, table, bounds, memo),
  );
}

/** The rows a part of a condition holds for. */
function partWhere(condition: Condition, table: FactTable, bounds: Bounds, memo: MaskMemo): Mask {
  const kept = memo.kept.get(condition);
  if (kept) return kept;
  return known(dependsOnPeriod(condition) ? memo.parts : timelessOf(table), condition, () =>
    newMask(condition, table, bounds, memo),
  );
}

function known(masks: Masks, condition: Condition, make: () => Mask): Mask {
  const mask = masks.get(condition) ?? make();
  masks.set(condition, mask);
  return mask;
}

function timelessOf(table: FactTable): Masks {
  const masks = timeless.get(table) ?? new Map<Condition, Mask>();
  timeless.set(table, masks);
  return masks;
}

function dependsOnPeriod(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(dependsOnPeriod);
  if ('any' in condition) return condition.any.some(dependsOnPeriod);
  if ('not' in condition) return dependsOnPeriod(condition.not);
  return ['within', 'until', 'before', 'recent', 'told'].some((name) => name in condition);
}

function newMask(condition: Condition, table: FactTable, bounds: Bounds, memo: MaskMemo): Mask {
  if ('all' in condition) return combined(condition.all, table, bounds, memo, intersect, 1);
  if ('any' in condition) return combined(condition.any, table, bounds, memo, unite, 0);
  if ('not' in condition) return inverted(partWhere(condition.not, table, bounds, memo).slice());
  if ('present' in condition) return present(table, condition.present);
  if ('earlier' in condition) return notAfter(table, condition.earlier, condition.than);
  if ('column' in condition)
    return 'in' in condition
      ? rowsWithKeys(table.codes(condition.column), new Set(condition.in))
      : numberBetween(table, condition.column, {
          from: condition.from === undefined ? -Infinity : bounds.limitOf(condition.from),
          to: condition.to === undefined ? Infinity : bounds.limitOf(condition.to),
        });
  if ('told' in condition) {
    const [low, high] = lastDays(condition.days, bounds);
    return toldBetween(table, condition.told, low, high);
  }
  const [column, low, high] = timeRange(condition, bounds);
  return table.column(column).kind === 'days'
    ? happenedBetween(table, column, low, high)
    : timeBetween(table, column, low, high);
}

type TimeCondition = Extract<
  Condition,
  { within: string } | { until: string } | { before: string } | { recent: string }
>;

/** From the first second of so many days before the end of a period to its end. */
function lastDays(days: Days, { end, daysOf }: Bounds): [number, number] {
  return [end - daysOf(days) * DAY_SECONDS, end];
}

function timeRange(condition: TimeCondition, bounds: Bounds): [string, number, number] {
  const { start, end } = bounds;
  if ('within' in condition) return [condition.within, start, end];
  if ('until' in condition) return [condition.until, NO_TIME + 1, end];
  if ('before' in condition) return [condition.before, NO_TIME + 1, start];
  return [condition.recent, ...lastDays(condition.days, bounds)];
}

function combined(
  conditions: readonly Condition[],
  table: FactTable,
  bounds: Bounds,
  memo: MaskMemo,
  combine: (left: Mask, right: Mask) => void,
  empty: 0 | 1,
): Mask {
  const [first, ...others] = conditions;
  if (!first) return new Uint8Array(table.length).fill(empty);
  const mask = partWhere(first, table, bounds, memo).slice();
  for (const other of others) combine(mask, partWhere(other, table, bounds, memo));
  return mask;
}
