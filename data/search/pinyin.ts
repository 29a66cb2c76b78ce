import { pinyin } from 'pinyin-pro';
import { pieces } from './text.ts';

/** Letters of a spelling kept in the index; a longer query is cut to it. */
export const LONGEST_SPELLING = 24;

/**
 * Spellings (pinyin) of a name from its first character on (`yuehujiedao`, `yhjd`) and from each later one
 * (`hujiedao`, `hjd` …).
 */
export interface Spellings {
  readonly full: readonly string[];
  readonly innerFull: readonly string[];
  readonly initials: readonly string[];
  readonly innerInitials: readonly string[];
}

/** Characters of names that people read in two ways whatever the word: 大厦 is dasha to most and daxia in Ningbo. */
const READ_TWO_WAYS: Readonly<Record<string, readonly string[]>> = { 厦: ['sha', 'xia'] };

const known = new Map<string, readonly string[]>();

/** The toneless syllable of each piece of a normalised text, chosen by its word (长春 chang, 首长 zhang); ü is `v`. */
export function syllables(normalised: string): readonly string[] {
  const cached = known.get(normalised);
  if (cached) return cached;
  const of = pieces(normalised);
  const characters = pinyin(normalised, {
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
  });
  const aligned = characters.length === of.length ? characters : of.map(syllable);
  const clean = aligned.map((part) => part.replace(/[^a-z0-9]/g, ''));
  remember(normalised, clean);
  return clean;
}

/** Every way to read a normalised text: one list of syllables each. */
export function readings(normalised: string): readonly (readonly string[])[] {
  const of = pieces(normalised);
  return syllables(normalised).reduce<readonly (readonly string[])[]>(
    (ways, spelt, at) => {
      const sounds = READ_TWO_WAYS[of[at] ?? ''] ?? [spelt];
      return sounds.flatMap((sound) => ways.map((way) => [...way, sound]));
    },
    [[]],
  );
}

/** The spellings of a normalised name. */
export function spellings(normalised: string): Spellings {
  const ways = readings(normalised);
  const first = ways.map((way) => way.map((part) => part.slice(0, 1)));
  return {
    full: joined(ways, 0, 1),
    innerFull: joined(ways, 1),
    initials: joined(first, 0, 1),
    innerInitials: joined(first, 1),
  };
}

/** Each way joined from each of its parts `begin … end - 1` on. */
function joined(ways: readonly (readonly string[])[], begin: number, end?: number): string[] {
  const whole = ways.flatMap((way) =>
    way.slice(begin, end).map((_, at) =>
      way
        .slice(begin + at)
        .join('')
        .slice(0, LONGEST_SPELLING),
    ),
  );
  return [...new Set(whole)].filter((spelling) => spelling !== '');
}

function syllable(piece: string): string {
  return pinyin(piece, { toneType: 'none', v: true, nonZh: 'consecutive' }).replaceAll(' ', '');
}

function remember(normalised: string, spelt: readonly string[]): void {
  if (known.size >= 4096) known.clear();
  known.set(normalised, spelt);
}
