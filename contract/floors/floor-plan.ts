import { compareFloors, floorKey, type NominalFloor } from './floor-label.ts';

/** Physical floors (物理层) of one building. */
export interface FloorPlan {
  /** Physical floor of a label's floor; undefined for a floor that was not among the labels. */
  physical(floor: NominalFloor): number | undefined;
  /** Numbers the building does not use: 4, 13, 14 … */
  readonly skipped: readonly number[];
  /** The labels do not agree with the building's number of floors. */
  readonly conflict: 'FLOOR_CONFLICT' | 'FLOOR_AMBIGUOUS' | undefined;
}

const SHUNNED_ENDING = 4;
const SHUNNED = 13;

/**
 * Works out physical floors from the labels of all rooms of a building. Lettered floors take the place of the number
 * that follows them when that is missing (3A for 4, 12A for 13); 夹层 is a floor of its own; a missing 4, 13, 14, 24 …
 * is taken as left out when `floorsUp` needs it, or, where that does not decide, when both its neighbours are there.
 */
export function planFloors(
  labels: readonly NominalFloor[],
  floorsUp: number | undefined,
): FloorPlan {
  const above = distinct(labels.filter((floor) => floor.number > 0));
  const numbers = new Set(above.filter((floor) => floor.after === 0).map((floor) => floor.number));
  const between = above.filter((floor) => floor.after > 0);
  const replaced = replacedNumbers(between, numbers);
  const top = Math.max(0, ...above.map((floor) => floor.number));
  const { skipped, conflict } = chooseSkipped(top, numbers, replaced, between.length, floorsUp);
  const left = new Set([...replaced, ...skipped]);
  const order = upwards(top, left, between);
  return {
    physical: (floor) => (floor.number < 0 ? floor.number : order.get(floorKey(floor))),
    skipped: [...left].sort((a, b) => a - b),
    conflict,
  };
}

function distinct(floors: readonly NominalFloor[]): NominalFloor[] {
  return [...new Map(floors.map((floor) => [floorKey(floor), floor])).values()].sort(compareFloors);
}

/** Numbers a lettered floor stands for: the next ones above it that no room has. */
function replacedNumbers(
  between: readonly NominalFloor[],
  numbers: ReadonlySet<number>,
): Set<number> {
  const replaced = new Set<number>();
  for (const { number, after } of between) {
    if (after < 2) continue;
    let next = number + 1;
    while (replaced.has(next)) next += 1;
    if (!numbers.has(next)) replaced.add(next);
  }
  return replaced;
}

function chooseSkipped(
  top: number,
  numbers: ReadonlySet<number>,
  replaced: ReadonlySet<number>,
  inserted: number,
  floorsUp: number | undefined,
): { skipped: readonly number[]; conflict: FloorPlan['conflict'] } {
  const candidates = shunnedNumbers(top).filter(
    (number) => !numbers.has(number) && !replaced.has(number),
  );
  const flanked = candidates.filter(
    (number) =>
      numbers.has(number + 1) &&
      (numbers.has(number - 1) || replaced.has(number - 1) || candidates.includes(number - 1)),
  );
  if (floorsUp === undefined) return { skipped: flanked, conflict: undefined };
  const surplus = top + inserted - replaced.size - floorsUp;
  if (surplus > candidates.length) return { skipped: candidates, conflict: 'FLOOR_CONFLICT' };
  if (surplus < 0) return { skipped: flanked, conflict: undefined };
  if (surplus === candidates.length || surplus === 0)
    return { skipped: surplus === 0 ? [] : candidates, conflict: undefined };
  const ranked = [...candidates].sort((a, b) => rank(a, flanked) - rank(b, flanked) || a - b);
  return { skipped: ranked.slice(0, surplus), conflict: 'FLOOR_AMBIGUOUS' };
}

function shunnedNumbers(top: number): number[] {
  const numbers: number[] = [];
  for (let number = 1; number < top; number += 1) {
    if (isShunnedNumber(number)) numbers.push(number);
  }
  return numbers;
}

/** Whether buildings like to leave a floor number out: 4, 13, 14, 24 … */
export function isShunnedNumber(number: number): boolean {
  return number % 10 === SHUNNED_ENDING || number === SHUNNED;
}

/** Flanked numbers first, then those that end in 4, then 13. */
function rank(number: number, flanked: readonly number[]): number {
  return (flanked.includes(number) ? 0 : 2) + (number === SHUNNED ? 1 : 0);
}

function upwards(
  top: number,
  left: ReadonlySet<number>,
  between: readonly NominalFloor[],
): Map<string, number> {
  const order = new Map<string, number>();
  let physical = 0;
  for (let number = 1; number <= top; number += 1) {
    if (!left.has(number)) {
      physical += 1;
      order.set(floorKey({ number, after: 0 }), physical);
    }
    for (const floor of between) {
      if (floor.number !== number) continue;
      physical += 1;
      order.set(floorKey(floor), physical);
    }
  }
  return order;
}
