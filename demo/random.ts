/** A stream of numbers that a seed decides once and for all; the same seed gives the same district on any machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  between(low: number, high: number): number;
  /** Whole number, both ends included. */
  integer(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** An independent stream, so that a change in one part of the district leaves the others as they were. */
  fork(label: string | number): Random;
}

/** Opens the stream of a seed (sfc32 over a hashed seed). */
export function createRandom(seed: string | number): Random {
  const next = sfc32(hashSeed(String(seed)));
  const integer = (low: number, high: number): number =>
    low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    integer,
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    fork: (label) => createRandom(`${seed}/${label}`),
  };
}

/** A picker over weighted items: the share of each is its weight over the sum. */
export function weighted<T>(items: readonly (readonly [T, number])[]): (random: Random) => T {
  const sums: number[] = [];
  let sum = 0;
  for (const [, weight] of items) sums.push((sum += weight));
  return (random) => {
    const wanted = random.next() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > wanted) high = middle;
      else low = middle + 1;
    }
    return items[low]![0];
  };
}

/** The number the last digits of an id make: chance of a kind that draws nothing and depends on the thing alone. */
export function lastDigits(id: string, count: number): number {
  return Number(id.replace(/\D/g, '').slice(-count));
}

/** Puts the items in a random order, in place. */
export function shuffle<T>(items: T[], random: Random): T[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = random.integer(0, last);
    [items[last], items[other]] = [items[other]!, items[last]!];
  }
  return items;
}

function hashSeed(seed: string): [number, number, number, number] {
  const words: [number, number, number, number] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let at = 0; at < seed.length; at++) {
    for (let word = 0; word < 4; word++) {
      words[word] = Math.imul(words[word]! ^ (seed.charCodeAt(at) + word), 2654435761 + word * 2);
      words[word] = words[word]! ^ (words[word]! >>> 15);
    }
  }
  return words;
}

function sfc32([first, second, third, fourth]: [number, number, number, number]): () => number {
  let [a, b, c, d] = [first | 0, second | 0, third | 0, fourth | 0];
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let warm = 0; warm < 15; warm++) next();
  return next;
}
