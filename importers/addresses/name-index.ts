import { isDigit } from './characters.ts';
import { isNumeral } from './numerals.ts';

/** What a name of the gazetteer stands for; one text may stand for several things. */
export interface NameEntry {
  /** Folded. */
  readonly text: string;
  /** The present name, as the gazetteer writes it. */
  readonly standard: string;
  /** Part of the division the gazetteer is of: 浙江省, 宁波, 海曙区. */
  readonly division?: boolean;
  readonly area?: NamedArea;
  readonly road?: number;
  readonly place?: number;
  /** An old name (曾用名). */
  readonly isAlias?: boolean;
  /** A short form of these, which differ by 东西南北: 解放路 of 解放南路 and 解放北路. */
  readonly family?: NameFamily;
  /** The name is clipped and counts only right before a number: 环城西路南 for 环城西路南段. */
  readonly isBeforeNumber?: boolean;
  /** The name lacks its last word, 中农信 for 中农信大厦, and counts only before one of these. */
  readonly clippedBefore?: 'door' | 'number' | 'building';
}

/** A 街道 or 社区 that a name is of. */
export interface NamedArea {
  readonly level: 'street' | 'community';
  readonly code: string;
  readonly name: string;
  /** The name leaves out the word 街道 or 社区 and counts only before another name. */
  readonly isStem: boolean;
}

/** Names that a short form may mean. */
export interface NameFamily {
  readonly roads: readonly number[];
  readonly places: readonly number[];
  /** They are sections (南段) of one road, not roads of their own. */
  readonly isSections: boolean;
}

/** Names by text; finds the longest one that begins at a place in a text. */
export class NameIndex {
  readonly #entries = new Map<string, NameEntry>();
  /** Lengths of names by their first character, longest first. */
  readonly #lengths = new Map<number, number[]>();

  /** Adds what a name stands for to what is known of it. */
  add(text: string, meaning: Omit<NameEntry, 'text'>): void {
    const known = this.#entries.get(text);
    this.#entries.set(text, known ? merged(known, meaning) : { text, ...meaning });
    if (known) return;
    const lengths = this.#lengths.get(text.charCodeAt(0)) ?? [];
    this.#lengths.set(text.charCodeAt(0), lengths);
    if (!lengths.includes(text.length)) lengths.push(text.length);
    lengths.sort((a, b) => b - a);
  }

  get(text: string): NameEntry | undefined {
    return this.#entries.get(text);
  }

  longest(text: string, at: number): NameEntry | undefined {
    const lengths = this.#lengths.get(text.charCodeAt(at));
    if (!lengths) return undefined;
    for (const length of lengths) {
      if (at + length > text.length) continue;
      const entry = this.#entries.get(text.slice(at, at + length));
      if (entry && isUsable(entry, text[at + length])) return entry;
    }
    return undefined;
  }

  values(): IterableIterator<NameEntry> {
    return this.#entries.values();
  }
}

function isUsable({ isBeforeNumber }: NameEntry, next: string | undefined): boolean {
  return !isBeforeNumber || isNumeral(next) || (next !== undefined && isDigit(next.charCodeAt(0)));
}

/** What was known first stays; the name shown is that of the road or place. */
function merged(known: NameEntry, meaning: Omit<NameEntry, 'text'>): NameEntry {
  const { standard } = known.area?.isStem ? meaning : known;
  return { ...meaning, ...known, standard };
}
