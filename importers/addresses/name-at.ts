import { isHan, isLetter } from './characters.ts';
import { isClippedBefore } from './clipped-names.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { NameEntry } from './name-index.ts';

/** A name of the gazetteer found in a text, and how many characters it takes there. */
export interface FoundName {
  readonly entry: NameEntry;
  readonly length: number;
  readonly isCorrected: boolean;
}

/** After a short name: it is a longer name the gazetteer does not have. */
const PART_OF_NAME = /^[东西南北中][段区苑村园]/;

/** The longest name that begins at a place. */
export function nameAt(gazetteer: Gazetteer, text: string, at: number): FoundName | undefined {
  const entry = gazetteer.names.longest(text, at);
  if (!entry || !isWhole(gazetteer, text, at, entry)) return undefined;
  return asWritten(entry);
}

/** 柳汀街 is not whole in 柳汀街道; a 社区 without that word counts only where another name follows. */
function isWhole(gazetteer: Gazetteer, text: string, at: number, entry: NameEntry): boolean {
  const next = at + entry.text.length;
  if (entry.family && PART_OF_NAME.test(text.slice(next, next + 2))) return false;
  if (entry.road !== undefined) return text[next] !== '道';
  if (!entry.area?.isStem || entry.place !== undefined || entry.family) return true;
  return gazetteer.names.longest(text, next) !== undefined;
}

/** A name without its last word: 解放北67号, 中农信12楼. */
export function clippedNameAt(
  { clipped }: Gazetteer,
  text: string,
  at: number,
): FoundName | undefined {
  const entry = clipped.longest(text, at);
  if (!entry || !isClippedBefore(entry, text.slice(at + entry.text.length))) return undefined;
  return asWritten(entry);
}

/** A name in Latin letters where a word begins. */
export function latinNameAt({ latin }: Gazetteer, text: string, at: number): FoundName | undefined {
  if (isLetter(text.charCodeAt(at - 1))) return undefined;
  const found = latin.find(text, at);
  return found && { ...found, isCorrected: false };
}

/** A name with one character wrong. */
export function slipAt({ typos }: Gazetteer, text: string, at: number): FoundName | undefined {
  let end = at;
  while (isHan(text.charCodeAt(end))) end += 1;
  const found = typos.find(text, at, end);
  return found && { ...found, isCorrected: true };
}

function asWritten(entry: NameEntry): FoundName {
  return { entry, length: entry.text.length, isCorrected: false };
}
