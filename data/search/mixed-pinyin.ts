import { LONGEST_SPELLING, readings } from './pinyin.ts';
import { normaliseText } from './text.ts';
import type { TokenQuery } from './token-query.ts';
import { MARK } from './tokens.ts';

/** Somewhat more than the syllables there are: names decide what was meant. */
const SYLLABLE =
  /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iong|iang|uang|iao|ian|ing|ong|uai|uan|ang|eng|van|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|vn|a|e|i|o|u|v)/;
const MOST_READINGS = 8;

/**
 * What to ask the index for when letters mix whole syllables with initials (yuehujd, yhjiedao): all names with the
 * initials the letters may stand for. Undefined where they cannot be such a mix. `isSpeltMixed` tells which names are.
 */
export function mixedTier(letters: string): TokenQuery | undefined {
  const initials = mixedInitials(letters.slice(0, LONGEST_SPELLING));
  if (initials.length === 0) return undefined;
  const marks = [MARK.initials, MARK.innerInitials];
  return [initials.flatMap((text) => marks.map((mark) => ({ token: mark + text, prefix: true })))];
}

/** One way to part letters: the first letters of its parts, and whether it has syllables and has initials. */
interface Parting {
  readonly initials: string;
  readonly hasSyllable: boolean;
  readonly hasInitial: boolean;
}

/** Initials of ways to part letters into syllables and initials, of which both occur; worked out from the end. */
function mixedInitials(letters: string): string[] {
  const from: Parting[][] = [];
  from[letters.length] = [{ initials: '', hasSyllable: false, hasInitial: false }];
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    from[at] = distinct(
      partsAt(letters.slice(at)).flatMap((part) => {
        const rests = from[at + part.length] ?? [];
        return rests.map((rest) => begin(part, rest));
      }),
    );
  }
  const mixed = (from[0] ?? []).filter((way) => way.hasSyllable && way.hasInitial);
  return [...new Set(mixed.map((way) => way.initials))].slice(0, MOST_READINGS);
}

/** Zh, ch and sh are initials that the index knows by one letter, so they make a mix by themselves. */
function begin(part: string, rest: Parting): Parting {
  const isInitial = part.length === 1 || /^[zcs]h$/.test(part);
  return {
    initials: part.charAt(0) + rest.initials,
    hasSyllable: rest.hasSyllable || part.length > 1,
    hasInitial: rest.hasInitial || isInitial,
  };
}

/** At most a few ways of each sort, so that no text takes long. */
function distinct(ways: readonly Parting[]): Parting[] {
  const kept = new Map<string, Parting>();
  const perSort = new Map<string, number>();
  for (const way of ways) {
    const sort = `${way.hasSyllable} ${way.hasInitial}`;
    const count = perSort.get(sort) ?? 0;
    if (count >= MOST_READINGS || kept.has(`${sort} ${way.initials}`)) continue;
    perSort.set(sort, count + 1);
    kept.set(`${sort} ${way.initials}`, way);
  }
  return [...kept.values()];
}

/** Syllables and initials that letters may begin with. */
function partsAt(letters: string): string[] {
  const double = /^[zcs]h/.exec(letters)?.[0];
  const single = /^[iuv]/.test(letters) ? [] : [letters.charAt(0)];
  return [...syllablesAt(letters), ...(double ? [double] : []), ...single];
}

/** The longest syllable at the beginning of letters, and its beginnings that are syllables too (xian: xian, xia, xi). */
function* syllablesAt(letters: string): Generator<string> {
  let longest = SYLLABLE.exec(letters)?.[0] ?? '';
  while (longest.length > 1) {
    yield longest;
    longest = SYLLABLE.exec(longest.slice(0, -1))?.[0] ?? '';
  }
}

/** Whether letters spell a name from one of its characters on, each by its syllable or its initial. */
export function isSpeltMixed(name: string | null, letters: string): boolean {
  return readings(normaliseText(name ?? '')).some((way) =>
    way.some((_, from) => spells(way, from, letters)),
  );
}

function spells(way: readonly string[], from: number, letters: string): boolean {
  if (letters === '') return true;
  const syllable = way[from];
  if (syllable === undefined || syllable === '') return false;
  if (syllable.startsWith(letters)) return true;
  const taken = [syllable, syllable.slice(0, 1), /^[zcs]h/.exec(syllable)?.[0] ?? ''];
  return taken.some(
    (part) =>
      part !== '' && letters.startsWith(part) && spells(way, from + 1, letters.slice(part.length)),
  );
}
