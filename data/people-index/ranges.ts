import { pinyin } from 'pinyin-pro';

/** Names `from … to - 1` of the sorted list; all of them begin alike. */
export interface NameRange {
  readonly from: number;
  readonly to: number;
}

/** Names that begin with `text`. */
export function rangeOfPrefix(names: readonly string[], text: string): NameRange {
  const from = lowerBound(names, (name) => name >= text);
  const to = lowerBound(names, (name) => name >= text && !name.startsWith(text), from);
  return { from, to };
}

/**
 * Names that are spelt so from their beginning on: full (zhangsan), initials (zs) or mixed (zhangs), with every reading
 * of each character (单 shan and dan). Walks the sorted list as the trie it is, so no spelling is stored.
 */
export function rangesOfSpelling(names: readonly string[], letters: string): NameRange[] {
  const found = new Map<number, NameRange>();
  walk(names, { from: 0, to: names.length }, 0, letters, found);
  return [...found.values()];
}

function walk(
  names: readonly string[],
  range: NameRange,
  depth: number,
  letters: string,
  found: Map<number, NameRange>,
): void {
  for (const child of childrenAt(names, range, depth)) {
    const character = names[child.from]?.charAt(depth) ?? '';
    for (const rest of remainders(letters, character)) {
      if (rest === '') keepWidest(found, child);
      else walk(names, child, depth + 1, rest, found);
    }
  }
}

function keepWidest(found: Map<number, NameRange>, range: NameRange): void {
  const known = found.get(range.from);
  if (!known || known.to < range.to) found.set(range.from, range);
}

/** What is left of the letters after a character: its whole reading taken, or its initial alone. */
function remainders(letters: string, character: string): Set<string> {
  const rests = new Set<string>();
  for (const reading of readings(character)) {
    if (reading.startsWith(letters)) rests.add('');
    else if (letters.startsWith(reading)) rests.add(letters.slice(reading.length));
    if (reading.charAt(0) === letters.charAt(0)) rests.add(letters.slice(1));
  }
  return rests;
}

function* childrenAt(
  names: readonly string[],
  { from, to }: NameRange,
  depth: number,
): Generator<NameRange> {
  let start = from;
  while (start < to && (names[start]?.length ?? 0) <= depth) start += 1;
  while (start < to) {
    const code = names[start]?.charCodeAt(depth) ?? 0;
    const end = lowerBound(names, (name) => name.charCodeAt(depth) > code, start, to);
    yield { from: start, to: end };
    start = end;
  }
}

/** First index from `from` on at which `holds`, which must be false before and true after. */
function lowerBound(
  names: readonly string[],
  holds: (name: string) => boolean,
  from = 0,
  to = names.length,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(names[middle] ?? '')) high = middle;
    else low = middle + 1;
  }
  return low;
}

const known = new Map<string, readonly string[]>();

function readings(character: string): readonly string[] {
  const cached = known.get(character);
  if (cached) return cached;
  const spelt = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
  const clean = [...new Set(spelt.map((reading) => reading.toLowerCase()))].filter(
    (reading) => reading.trim() !== '',
  );
  known.set(character, clean);
  return clean;
}
