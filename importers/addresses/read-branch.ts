import { isDigit } from './characters.ts';
import { markAt } from './marks.ts';
import { readDigits, STEMS } from './read-number.ts';

/** The branch of a door number (附号): -1 for 之一, 甲. */
export interface ReadBranch {
  readonly value: string;
  readonly end: number;
  /** 号 follows the branch and makes the number before it a door: 36甲号, 188之1号. */
  readonly isDoor: boolean;
}

/** Reads 之一, 附1号 or 甲 after a door number. */
export function readBranch(text: string, at: number): ReadBranch | undefined {
  const character = text[at] as string;
  if (character === '之' || character === '附') return numbered(text, at + 1);
  if (!STEMS.includes(character)) return undefined;
  const { mark, length } = markAt(text, at + 1);
  if (mark !== 'none' && mark !== 'door') return undefined;
  return { value: character, end: at + 1 + length, isDoor: mark === 'door' };
}

/** 之一三〇一 is 之一 and 301; a branch above ten is written with 十. */
function numbered(text: string, start: number): ReadBranch | undefined {
  const [number, end] = readDigits(text, start);
  if (number === '') return undefined;
  const isSpelled = !isDigit(text.charCodeAt(start)) && end - start === number.length;
  if (isSpelled && number.length > 1)
    return { value: `-${number[0]}`, end: start + 1, isDoor: false };
  const isDoor = markAt(text, end).mark === 'door';
  return { value: `-${number}`, end: end + Number(isDoor), isDoor };
}
