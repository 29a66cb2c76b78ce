import { setImmediate } from 'node:timers/promises';

/** Distinct names in code unit order and, for each, the rows that carry it. */
export interface SortedNames {
  readonly names: readonly string[];
  /** Rows of name n are `rows[starts[n]] … rows[starts[n + 1] - 1]`. */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/** Names of rows `firstId …` in row order; null where there is no row or no name. */
export interface NamePage {
  readonly firstId: number;
  readonly names: readonly unknown[];
}

/** Reads all names once and groups their rows. Gives way to other work between pages and between buckets of the sort. */
export async function sortNames(pages: AsyncIterable<NamePage>): Promise<SortedNames> {
  const numberOf = new Map<string, number>();
  const rowsRead = new Growing();
  const namesRead = new Growing();
  for await (const page of pages) {
    page.names.forEach((value, at) => {
      if (typeof value !== 'string' || value === '') return;
      rowsRead.push(page.firstId + at);
      namesRead.push(numbered(numberOf, value));
    });
  }
  const names = await inCodeUnitOrder(numberOf);
  const rankOf = new Uint32Array(names.length);
  names.forEach((name, rank) => void (rankOf[numberOf.get(name) ?? 0] = rank));
  await setImmediate();
  return { names, ...groupRows(rowsRead.values, namesRead.values, rankOf) };
}

function numbered(numberOf: Map<string, number>, name: string): number {
  const known = numberOf.get(name);
  if (known !== undefined) return known;
  numberOf.set(name, numberOf.size);
  return numberOf.size - 1;
}

async function inCodeUnitOrder(numberOf: ReadonlyMap<string, number>): Promise<string[]> {
  const buckets = new Map<number, string[]>();
  for (const name of numberOf.keys()) {
    const first = name.charCodeAt(0);
    const bucket = buckets.get(first);
    if (bucket) bucket.push(name);
    else buckets.set(first, [name]);
  }
  const sorted: string[] = [];
  for (const first of [...buckets.keys()].sort((left, right) => left - right)) {
    for (const name of (buckets.get(first) ?? []).sort()) sorted.push(name);
    await setImmediate();
  }
  return sorted;
}

function groupRows(rowsRead: Uint32Array, namesRead: Uint32Array, rankOf: Uint32Array) {
  const starts = new Uint32Array(rankOf.length + 1);
  for (const name of namesRead) bump(starts, (rankOf[name] ?? 0) + 1);
  for (let rank = 1; rank < starts.length; rank += 1)
    starts[rank] = at(starts, rank) + at(starts, rank - 1);
  const next = starts.slice();
  const rows = new Uint32Array(rowsRead.length);
  rowsRead.forEach((row, index) => {
    const rank = at(rankOf, at(namesRead, index));
    rows[at(next, rank)] = row;
    bump(next, rank);
  });
  return { starts, rows };
}

/** Element of a typed array that is known to be there. */
export function at(array: Uint32Array, index: number): number {
  return array[index] as number;
}

function bump(array: Uint32Array, index: number): void {
  array[index] = at(array, index) + 1;
}

/** A Uint32Array that doubles as it fills: half the memory of a number array and no garbage. */
class Growing {
  #buffer = new Uint32Array(1024);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#buffer.length) {
      const wider = new Uint32Array(this.#buffer.length * 2);
      wider.set(this.#buffer);
      this.#buffer = wider;
    }
    this.#buffer[this.#length] = value;
    this.#length += 1;
  }

  get values(): Uint32Array {
    return this.#buffer.subarray(0, this.#length);
  }
}
