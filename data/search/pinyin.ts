import { pinyin } from 'pinyin-pro';
import { pieces } from './text.ts';

/** Letters of a spelling kept in the index; a longer query is cut to it. */
export const LONGEST_SPELLING = 24;

/** Spellings (pinyin) of a name from each of its characters on: full (`yuehujiedao`, `hujiedao` …) and initials (`yhjd`, `hjd` …). */
export interface Spellings {
  readonly full: readonly string[];
  readonly initials: readonly string[];
}

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

/** The spellings of a normalised name. */
export function spellings(normalised: string): Spellings {
  const spelt = syllables(normalised);
  const initials = spelt.map((part) => part.slice(0, 1));
  return { full: suffixes(spelt), initials: suffixes(initials) };
}

function suffixes(parts: readonly string[]): string[] {
  const whole = parts.map((_, from) => parts.slice(from).join('').slice(0, LONGEST_SPELLING));
  return [...new Set(whole)].filter((spelling) => spelling !== '');
}

function syllable(piece: string): string {
  return pinyin(piece, { toneType: 'none', v: true, nonZh: 'consecutive' }).replaceAll(' ', '');
}

function remember(normalised: string, spelt: readonly string[]): void {
  if (known.size >= 4096) known.clear();
  known.set(normalised, spelt);
}
