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
 * A count of persons in an area or a list of the caller's own choosing. Two of those that differ by one building tell it by
 * subtraction, so where small counts are withheld every one is.
 */
export function countOfSeveral(value: number, below: number | undefined): PersonCount {
  return below === undefined ? { value } : { suppressed: true, below };
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

/** What an answer tells of one part: what is above the line and below it, and how many of those below are not above. */
export interface KnownPart {
  readonly numerator: number;
  readonly denominator: number | undefined;
  /** 0 for figures that are no share. */
  readonly rest: number;
}

/** Whether a part tells of few persons by itself. */
export function isWithheldAlone({ numerator, denominator, rest }: KnownPart, below: number) {
  const isSmallRest = rest > 0 && rest < below;
  return numerator < below || (denominator !== undefined && denominator < below) || isSmallRest;
}

/**
 * Which parts of a whole that is shown elsewhere are withheld: those that tell of few persons. Were they a single part, or
 * few persons together, the whole less what is shown would tell them; so the smallest others go with them.
 */
export function withheldParts(parts: readonly KnownPart[], below: number): ReadonlySet<number> {
  const isAlone = parts.map((part) => isWithheldAlone(part, below));
  const hidden = new Set(parts.flatMap((_part, at) => (isAlone[at] ? [at] : [])));
  if (hidden.size === 0) return hidden;
  const others = parts.flatMap((_part, at) => (isAlone[at] ? [] : [at]));
  others.sort((left, right) => parts[left]!.numerator - parts[right]!.numerator);
  const isTold = () =>
    hidden.size === 1 || isWithheldAlone(together([...hidden].map((at) => parts[at]!)), below);
  while (others.length > 0 && isTold()) hidden.add(others.shift()!);
  return hidden;
}

/** The same of counts that are no share. */
export function withheldCounts(counts: readonly number[], below: number): ReadonlySet<number> {
  const parts = counts.map((numerator) => ({ numerator, denominator: undefined, rest: 0 }));
  return withheldParts(parts, below);
}

function together(parts: readonly KnownPart[]): KnownPart {
  const sum = (of: (part: KnownPart) => number) => parts.reduce((all, part) => all + of(part), 0);
  const hasBoth = parts.some(({ denominator }) => denominator !== undefined);
  return {
    numerator: sum(({ numerator }) => numerator),
    denominator: hasBoth ? sum(({ denominator }) => denominator ?? 0) : undefined,
    rest: sum(({ rest }) => rest),
  };
}

function withheld(value: number, { below }: Suppression): PersonCount {
  return below === undefined ? { value } : { suppressed: true, below };
}
