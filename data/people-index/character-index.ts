import { setImmediate } from 'node:timers/promises';
import { at } from './sorted-names.ts';

/** UTF-16 code units; names hold no other characters. */
const CODES = 0x10000;
/** Names handled before other work gets its turn. */
const SLICE = 50_000;

/** For each character the names it stands in, as one packed list. */
export interface CharacterIndex {
  /** Names with the rarest character of `text`, as numbers into the sorted list: every name that contains it is here. */
  candidates(text: string): Uint32Array;
}

/** Indexes sorted names by their characters, single; pairs are found by looking into the few names of the rarer one. */
export async function indexCharacters(names: readonly string[]): Promise<CharacterIndex> {
  const starts = new Uint32Array(CODES + 1);
  await forEachCharacter(names, (code) => void (starts[code + 1] = at(starts, code + 1) + 1));
  for (let code = 1; code <= CODES; code += 1)
    starts[code] = at(starts, code) + at(starts, code - 1);
  const next = starts.slice();
  const list = new Uint32Array(at(starts, CODES));
  await forEachCharacter(names, (code, name) => {
    list[at(next, code)] = name;
    next[code] = at(next, code) + 1;
  });
  const ofCode = (code: number): Uint32Array =>
    list.subarray(at(starts, code), at(starts, code + 1));
  return {
    candidates: (text) =>
      [...new Array(text.length).keys()]
        .map((index) => ofCode(text.charCodeAt(index)))
        .reduce((rarest, names) => (names.length < rarest.length ? names : rarest)),
  };
}

async function forEachCharacter(
  names: readonly string[],
  visit: (code: number, name: number) => void,
): Promise<void> {
  for (let from = 0; from < names.length; from += SLICE) {
    const to = Math.min(from + SLICE, names.length);
    for (let name = from; name < to; name += 1) visitName(names[name] ?? '', name, visit);
    await setImmediate();
  }
}

function visitName(text: string, name: number, visit: (code: number, name: number) => void): void {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (text.indexOf(text.charAt(index)) === index) visit(code, name);
  }
}
