import { spellings } from './pinyin.ts';
import { grams, normaliseText, pieces } from './text.ts';

/**
 * The first letter of a token says what it is made of, so that one index column without positions answers
 * "is the name", "begins with", "is in the name" and "is in the address" apart.
 */
export const MARK = {
  wholeName: 'w',
  nameGram: 'n',
  addressGram: 'a',
  /** Full spelling from the first character on, and from a later one. */
  spelling: 'x',
  innerSpelling: 'p',
  /** Initials from the first character on, and from a later one. */
  initials: 'y',
  innerInitials: 'i',
  /** First initial alone: what one Latin letter finds. */
  firstLetter: 'h',
  code: 'c',
  roomNo: 's',
  unitNo: 'd',
  buildingNo: 'z',
  building: 'b',
} as const;

/** What is searchable of one building, unit or place. */
export interface SearchText {
  readonly names: readonly (string | null)[];
  readonly addresses: readonly (string | null)[];
  /** Identifiers people paste: building id, unit id, 统一社会信用代码. */
  readonly codes: readonly (string | null)[];
}

/** Index tokens of one entry. */
export function searchTokens(text: SearchText): string[] {
  return [
    ...present(text.names).flatMap(nameTokens),
    ...present(text.addresses).flatMap((address) =>
      marked(MARK.addressGram, grams(pieces(address))),
    ),
    ...marked(MARK.code, present(text.codes)),
  ];
}

function nameTokens(name: string): string[] {
  const { full, innerFull, initials, innerInitials } = spellings(name);
  return [
    MARK.wholeName + name,
    ...marked(MARK.nameGram, grams(pieces(name))),
    ...marked(MARK.spelling, full),
    ...marked(MARK.innerSpelling, innerFull),
    ...marked(MARK.initials, initials),
    ...marked(MARK.innerInitials, innerInitials),
    ...marked(
      MARK.firstLetter,
      initials.slice(0, 1).map((spelling) => spelling.slice(0, 1)),
    ),
  ];
}

function present(texts: readonly (string | null)[]): string[] {
  return texts.flatMap((text) => (text ? [normaliseText(text)] : [])).filter((text) => text !== '');
}

function marked(mark: string, parts: readonly string[]): string[] {
  return parts.map((part) => mark + part);
}
