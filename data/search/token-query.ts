import { LONGEST_SPELLING } from './pinyin.ts';
import { grams, isLatin, pieces } from './text.ts';
import { MARK } from './tokens.ts';

/** One token to find; `prefix` finds every token beginning so. */
export interface WantedToken {
  readonly token: string;
  readonly prefix: boolean;
}

/** All of these, each by any of its alternatives. */
export type TokenQuery = readonly (readonly WantedToken[])[];

/** Identifiers: letters with digits, or digits longer than any house or room number. */
const CODE = /^(?=.*[a-z])(?=.*\d)[a-z0-9]{4,}$|^\d{9,}$/;

/** What to ask for words, best answer first: exact name, beginning of a name, inside a name, address. */
export function tiersFor(words: readonly string[]): TokenQuery[] {
  const whole = words.join('');
  if (whole === '') return [];
  const named = [...codeTiers(whole), ...(isLatin(whole) ? latinTiers(whole) : nameTiers(whole))];
  return words.length === 1 ? named : [...named, words.flatMap(anywhere)];
}

function codeTiers(whole: string): TokenQuery[] {
  return CODE.test(whole) ? [[[prefix(MARK.code, whole)]]] : [];
}

function nameTiers(whole: string): TokenQuery[] {
  return [
    [[exact(MARK.wholeName, whole)]],
    [[prefix(MARK.wholeName, whole)]],
    wantedGrams(whole).map((gram) => [gram(MARK.nameGram)]),
    anywhere(whole),
  ];
}

function latinTiers(whole: string): TokenQuery[] {
  const spelt = whole.slice(0, LONGEST_SPELLING);
  if (spelt.length === 1)
    return [[[exact(MARK.wholeName, spelt)]], [[exact(MARK.firstLetter, spelt)]]];
  return [
    [[exact(MARK.wholeName, whole), exact(MARK.spelling, spelt)]],
    [[exact(MARK.initials, spelt)]],
    [[prefix(MARK.wholeName, whole), prefix(MARK.spelling, spelt)]],
    [[prefix(MARK.initials, spelt)]],
    [[prefix(MARK.nameGram, whole), prefix(MARK.innerSpelling, spelt)]],
    [[prefix(MARK.innerInitials, spelt)]],
    [[prefix(MARK.addressGram, whole)]],
  ];
}

/** A word in name or address, or spelt. */
function anywhere(word: string): TokenQuery {
  if (isLatin(word)) return [spelledAnywhere(word.slice(0, LONGEST_SPELLING))];
  return wantedGrams(word).map((gram) => [gram(MARK.nameGram), gram(MARK.addressGram)]);
}

function spelledAnywhere(word: string): WantedToken[] {
  const { nameGram, addressGram, spelling, innerSpelling, initials, innerInitials } = MARK;
  return [nameGram, addressGram, spelling, innerSpelling, initials, innerInitials].map((mark) =>
    prefix(mark, word),
  );
}

/** Pairs where there are any; a trailing number or Latin word may go on: 中山西路1 finds 中山西路123号. */
function wantedGrams(word: string): ((mark: string) => WantedToken)[] {
  const of = pieces(word);
  const last = of.at(-1) ?? '';
  const wanted = of.length > 1 ? grams(of).filter((gram) => !of.includes(gram)) : of;
  const open = !/^\p{Script=Han}$/u.test(last);
  return wanted.map((gram, at) => (mark) => ({
    token: mark + gram,
    prefix: open && at === wanted.length - 1,
  }));
}

function exact(mark: string, text: string): WantedToken {
  return { token: mark + text, prefix: false };
}

function prefix(mark: string, text: string): WantedToken {
  return { token: mark + text, prefix: true };
}

/** The query in FTS5's language. Tokens hold letters and digits only, so nothing in them is an operator. */
export function toFtsMatch(query: TokenQuery): string {
  return query.map((alternatives) => `(${alternatives.map(toFtsTerm).join(' OR ')})`).join(' AND ');
}

function toFtsTerm({ token, prefix: isPrefix }: WantedToken): string {
  return `"${token}"${isPrefix ? '*' : ''}`;
}

/** The same query over the tokens of something that is not in an index. */
export function matchesTokens(query: TokenQuery, tokens: readonly string[]): boolean {
  return query.every((alternatives) => alternatives.some((wanted) => hasToken(wanted, tokens)));
}

function hasToken(wanted: WantedToken, tokens: readonly string[]): boolean {
  return tokens.some((token) =>
    wanted.prefix ? token.startsWith(wanted.token) : token === wanted.token,
  );
}
