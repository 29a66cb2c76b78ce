import { type NominalFloor, parseFloorLabel, writtenFloor } from './floor-label.ts';
import { isShunnedNumber } from './floor-plan.ts';

/** A room as far as its floors are concerned; `floorNo` and `floorNoTop` are physical floors (物理层). */
export interface LabelledRoom {
  readonly floorNo: number;
  readonly floorNoTop: number;
  readonly floorLabel: string;
}

/** A floor that is named, and its name as a number: a basement's is no anchor. */
interface Anchor {
  readonly floorNo: number;
  readonly nominal: NominalFloor;
}

const GROUND: Anchor = { floorNo: 0, nominal: { number: 0, after: 0 } };

/** Labels that rooms give to their floors: those of rooms on one floor before the ends of a 跃层 (5-6). */
export function labelsOfRooms(rooms: Iterable<LabelledRoom>): Map<number, string> {
  const own = new Map<number, string>();
  const reached = new Map<number, string>();
  for (const { floorNo, floorNoTop, floorLabel } of rooms) {
    const span = parseFloorLabel(floorLabel);
    const isSpan = span !== undefined && !isSameFloor(span.from, span.to);
    if (!isSpan) own.set(floorNo, floorLabel);
    else {
      reached.set(floorNo, writtenFloor(span.from) ?? floorLabel);
      const top = writtenFloor(span.to);
      if (top !== undefined && floorNoTop !== floorNo) reached.set(floorNoTop, top);
    }
  }
  return new Map([...reached, ...own]);
}

/**
 * Labels (名义层) of floors whose rooms say none, worked out from the labels of the floors below and above them: 4 is left
 * out between 3 and 6 where one floor lies between. A floor is missing here where they do not tell; no label is given twice.
 */
export function inferredLabels(
  known: ReadonlyMap<number, string>,
  floorNos: Iterable<number>,
): Map<number, string> {
  const open = [...new Set(floorNos)].filter((floorNo) => floorNo !== 0 && !known.has(floorNo));
  const anchors = anchorsOf(known);
  const taken = new Set(known.values());
  const inferred = new Map<number, string>();
  for (const floorNo of open.sort((a, b) => a - b)) {
    const label = floorNo < 0 ? `B${-floorNo}` : numberBetween(anchors, floorNo)?.toString();
    if (label === undefined || taken.has(label)) continue;
    taken.add(label);
    inferred.set(floorNo, label);
  }
  return inferred;
}

function anchorsOf(known: ReadonlyMap<number, string>): Anchor[] {
  const anchors = [...known].flatMap(([floorNo, label]): Anchor[] => {
    const nominal = parseFloorLabel(label)?.from;
    return floorNo > 0 && nominal && nominal.number > 0 ? [{ floorNo, nominal }] : [];
  });
  return [GROUND, ...anchors.sort((a, b) => a.floorNo - b.floorNo)];
}

function numberBetween(anchors: readonly Anchor[], floorNo: number): number | undefined {
  const above = anchors.findIndex((anchor) => anchor.floorNo > floorNo);
  const low = anchors.at(above === -1 ? -1 : above - 1) as Anchor;
  const high = anchors[above];
  const numbers = high
    ? numbersOfGap(low, high, shuns(anchors))
    : numbersAbove(low, anchors, floorNo);
  return numbers[floorNo - low.floorNo - 1];
}

/** Numbers of the floors between two named ones; none where they could be others. */
function numbersOfGap(low: Anchor, high: Anchor, shunning: boolean): (number | undefined)[] {
  const last = high.nominal.after > 0 ? high.nominal.number : high.nominal.number - 1;
  const numbers = range(low.nominal.number + 1, last);
  const floors = high.floorNo - low.floorNo - 1;
  if (numbers.length === floors)
    return numbers.map((number) => (shunning && isShunnedNumber(number) ? undefined : number));
  const usual = numbers.filter((number) => !isShunnedNumber(number));
  return usual.length === floors ? usual : [];
}

/** Numbers above the highest named floor: on from it, in a building that shuns numbers up to the next of these. */
function numbersAbove(low: Anchor, anchors: readonly Anchor[], floorNo: number): number[] {
  const from = low.nominal.number + 1;
  const numbers = range(from, from + floorNo - low.floorNo);
  if (!shuns(anchors)) return numbers;
  const own = low.nominal.after > 1 && isShunnedNumber(from) ? numbers.slice(1) : numbers;
  const next = own.findIndex(isShunnedNumber);
  return next === -1 ? own : own.slice(0, next);
}

/** Whether names run ahead of the floors, or have letters, and none of them is a number people shun. */
function shuns(anchors: readonly Anchor[]): boolean {
  if (anchors.some(({ nominal }) => nominal.after === 0 && isShunnedNumber(nominal.number)))
    return false;
  return anchors.some(({ floorNo, nominal }) => nominal.number > floorNo || nominal.after > 1);
}

function isSameFloor(a: NominalFloor, b: NominalFloor): boolean {
  return a.number === b.number && a.after === b.after;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}
