import type { NameEntry } from './name-index.ts';
import { areSimilar } from './similar-characters.ts';

/** A name read into a text that has one character wrong. */
export interface Correction {
  readonly entry: NameEntry;
  readonly length: number;
}

const SHORTEST = 3;
const LONGEST = 12;
/** Of a stem this long one wrong character may be any. */
const TELLING_STEM = 4;
/** In a name this long a character may be missing or one too many. */
const TELLING_NAME = 6;

/** Characters that tell names apart and are therefore no slip: 苍松支路 is not 苍松路, 青林湾南区 not 青林湾东区. */
const TELLING = new Set('东西南北中上下前后左右内外新老大小支一二三四五六七八九十');
/** Characters that say what kind of thing a name is; a different one is a different thing. */
const KINDS = new Set('路街巷弄道里厦楼园苑村区城桥');
const KIND_ENDINGS =
  /(购物中心|百货大楼|国际大厦|商务大厦|商务广场|商务楼|新村|小区|花园|家园|公寓|名苑|雅居|大厦|大楼|中心|广场|商厦|商城|饭店|宾馆|人家|支路|大道|[路街巷弄里苑园])$/;

/** Names by what they are with one character left out; finds a name that differs by one character. */
export class TypoIndex {
  readonly #byRemainder = new Map<string, NameEntry[]>();
  readonly #entries: ReadonlySet<NameEntry>;

  constructor(entries: Iterable<NameEntry>) {
    const kept = [...entries].filter(
      ({ text }) => text.length >= SHORTEST && text.length <= LONGEST,
    );
    this.#entries = new Set(kept);
    for (const entry of kept) for (const key of remainders(entry.text)) this.#file(key, entry);
  }

  get size(): number {
    return this.#entries.size;
  }

  /**
   * The one name that a run of characters from `at` is meant for; `end` is where the run ends. Undefined where none is
   * near or more than one is.
   */
  find(text: string, at: number, end: number): Correction | undefined {
    for (let length = Math.min(end - at, LONGEST); length >= SHORTEST; length -= 1) {
      const piece = text.slice(at, at + length);
      const near = this.#near(piece);
      if (near.length === 1) return { entry: near[0] as NameEntry, length };
      if (near.length > 1) return undefined;
    }
    return undefined;
  }

  #near(piece: string): NameEntry[] {
    const found = new Set<NameEntry>(this.#byRemainder.get(piece));
    for (const key of remainders(piece))
      for (const entry of this.#byRemainder.get(key) ?? []) found.add(entry);
    return [...found].filter((entry) => isSlip(piece, entry.text));
  }

  #file(key: string, entry: NameEntry): void {
    const filed = this.#byRemainder.get(key);
    if (!filed) this.#byRemainder.set(key, [entry]);
    else if (!filed.includes(entry)) filed.push(entry);
  }
}

function remainders(text: string): string[] {
  return Array.from(text, (_, index) => text.slice(0, index) + text.slice(index + 1));
}

/** Whether `piece` is likely `name` with one character wrong, missing, too many, or two changed about. */
export function isSlip(piece: string, name: string): boolean {
  let start = 0;
  while (start < piece.length && piece[start] === name[start]) start += 1;
  let tail = 0;
  const most = Math.min(piece.length, name.length) - start;
  while (tail < most && piece[piece.length - 1 - tail] === name[name.length - 1 - tail]) tail += 1;
  const wrong = piece.slice(start, piece.length - tail);
  const right = name.slice(start, name.length - tail);
  if (wrong.length === 1 && right.length === 1) return isSlipOf(wrong, right, name);
  if (wrong.length === 2 && right === `${wrong[1]}${wrong[0]}`) return !isTelling(wrong);
  if (wrong.length + right.length !== 1 || start === 0) return false;
  return (
    isDoubled(piece, start, wrong) || (name.length >= TELLING_NAME && !isTelling(wrong + right))
  );
}

function isSlipOf(wrong: string, right: string, name: string): boolean {
  if (TELLING.has(wrong) || (KINDS.has(wrong) && KINDS.has(right))) return false;
  if (areSimilar(wrong, right)) return true;
  const stem = name.replace(KIND_ENDINGS, '');
  return !isTelling(wrong + right) && stem.length >= TELLING_STEM && stem.includes(right);
}

function isDoubled(piece: string, at: number, wrong: string): boolean {
  return wrong !== '' && (piece[at - 1] === wrong || piece[at + 1] === wrong);
}

function isTelling(characters: string): boolean {
  return [...characters].some((character) => TELLING.has(character) || KINDS.has(character));
}
