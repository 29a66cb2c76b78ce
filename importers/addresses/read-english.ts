import { isLetter } from './characters.ts';
import type { ReadNumber } from './read-number.ts';
import type { Mark } from './tokens.ts';

const WORDS: Readonly<Record<string, Mark>> = {
  ...marked('room', 'ROOM RM FLAT APARTMENT APT SUITE STE SHOP STORE'),
  ...marked('building', 'BUILDING BLDG BLOCK BLK TOWER'),
  ...marked('unit', 'UNIT ENTRANCE STAIRCASE'),
  ...marked('floor', 'FLOOR LEVEL LVL'),
  ...marked('lane', 'LANE'),
  ...marked('door', 'NO NUMBER'),
};
const BEFORE_NUMBER = new RegExp(
  `(${Object.keys(WORDS).join('|')})[-.#: ]*(?:NO[-. ]*)?([A-Z]?\\d+(?:[A-Z]\\d*)?|[A-Z])(?![A-Z])`,
  'y',
);
const FLOOR =
  /(?:(B?\d+)(?:\/F|(?:ST|ND|RD|TH)? ?(?:FLOOR|FLR|FL))|(GROUND|G|M)(?:\/F| ?FLOOR))(?![A-Z])/y;
const CALLED_FLOOR: Readonly<Record<string, string>> = { GROUND: '1', G: '1', M: '夹' };
/** A unit (单元) has a short number; with a longer one it is an office. */
const LONGEST_UNIT = 2;

/** Whether folded text may have English words of an address. */
export function mayBeEnglish(text: string): boolean {
  return /[A-Z]{2}|\/F/.test(text);
}

/** Room 501, Unit 2, Bldg 3, Tower A, Lane 225, No. 61 and 12/F, 3rd Floor: English words with their number. */
export function readEnglish(text: string, at: number): ReadNumber | undefined {
  if (isLetter(text.charCodeAt(at - 1))) return undefined;
  return readFloor(text, at) ?? readWord(text, at);
}

function readFloor(text: string, at: number): ReadNumber | undefined {
  FLOOR.lastIndex = at;
  const [whole, number, called = ''] = FLOOR.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return { value: number ?? CALLED_FLOOR[called] ?? '', mark: 'floor', end: at + whole.length };
}

function readWord(text: string, at: number): ReadNumber | undefined {
  BEFORE_NUMBER.lastIndex = at;
  const [whole, word = '', value = ''] = BEFORE_NUMBER.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const end = at + whole.length;
  const mark = WORDS[word] as Mark;
  if (mark === 'lane') return { value: `${value}弄`, mark, end };
  const isOffice = word === 'UNIT' && value.length > LONGEST_UNIT;
  return { value, mark: isOffice ? 'room' : mark, end };
}

function marked(mark: Mark, words: string): Record<string, Mark> {
  return Object.fromEntries(words.split(' ').map((word) => [word, mark]));
}
