import type { PersonCount } from '../../contract/queries/people.ts';

/** How counts of natural persons leave the host for one caller: `below` undefined shows them all. */
export interface Suppression {
  readonly below: number | undefined;
}

/** One count on its own. */
export function personCount(value: number, { below }: Suppression): PersonCount {
  return below !== undefined && value < below ? { suppressed: true, below } : { value };
}

/**
 * A total and a part of it shown side by side. The total is withheld also where subtracting the part would show a
 * small number, so neither of the two gives the other away.
 */
export function totalAndPart(
  total: number,
  part: number,
  suppression: Suppression,
): { readonly total: PersonCount; readonly part: PersonCount } {
  const { below } = suppression;
  const rest = total - part;
  const restIsSmall = below !== undefined && rest > 0 && rest < below;
  const partIsSmall = below !== undefined && part < below;
  const totalCount =
    restIsSmall || partIsSmall ? withheld(total, suppression) : personCount(total, suppression);
  return { total: totalCount, part: personCount(part, suppression) };
}

/**
 * The parts of a total that is shown elsewhere. If one part alone were withheld it could be computed from the rest,
 * so the smallest other part goes with it.
 */
export function partCounts(values: readonly number[], suppression: Suppression): PersonCount[] {
  const { below } = suppression;
  if (below === undefined) return values.map((value) => ({ value }));
  const hidden = new Set(values.flatMap((value, index) => (value < below ? [index] : [])));
  if (hidden.size === 1) addSmallestOther(values, hidden);
  return values.map((value, index) =>
    hidden.has(index) ? { suppressed: true, below } : { value },
  );
}

function addSmallestOther(values: readonly number[], hidden: Set<number>): void {
  const others = values.flatMap((value, index) => (hidden.has(index) ? [] : [{ value, index }]));
  others.sort((left, right) => left.value - right.value);
  if (others[0]) hidden.add(others[0].index);
}

function withheld(value: number, { below }: Suppression): PersonCount {
  return below === undefined ? { value } : { suppressed: true, below };
}
