import { type CharacterIndex, indexCharacters } from './character-index.ts';
import { type NameRange, rangeOfPrefix, rangesOfSpelling } from './ranges.ts';
import { at, type NamePage, type SortedNames, sortNames } from './sorted-names.ts';

/** Names of all resident records, in memory only: nothing of it is ever written. */
export interface PeopleIndex {
  readonly nameCount: number;
  readonly rowCount: number;
  /** Row numbers by name: names equal to or beginning with the text first, then names that hold it. */
  find(text: string, limit: number): number[];
}

/** Builds the index (人名索引) from the sealed names of a snapshot, opened page by page. */
export async function buildPeopleIndex(pages: AsyncIterable<NamePage>): Promise<PeopleIndex> {
  const sorted = await sortNames(pages);
  const characters = await indexCharacters(sorted.names);
  return {
    nameCount: sorted.names.length,
    rowCount: sorted.rows.length,
    find: (text, limit) => findRows(sorted, characters, text, limit),
  };
}

function findRows(
  sorted: SortedNames,
  characters: CharacterIndex,
  text: string,
  limit: number,
): number[] {
  const found: number[] = [];
  for (const name of matchingNames(sorted.names, characters, text)) {
    for (let row = at(sorted.starts, name); row < at(sorted.starts, name + 1); row += 1) {
      if (found.length >= limit) return found;
      found.push(at(sorted.rows, row));
    }
  }
  return found;
}

function* matchingNames(
  names: readonly string[],
  characters: CharacterIndex,
  text: string,
): Generator<number> {
  const wanted = text.normalize('NFKC').trim();
  if (wanted === '') return;
  const prefix = rangeOfPrefix(names, wanted);
  yield* numbersIn(prefix);
  yield* /^[a-z' ]+$/i.test(wanted)
    ? spelt(names, wanted, prefix)
    : holding(names, characters, wanted);
}

function* spelt(names: readonly string[], wanted: string, prefix: NameRange): Generator<number> {
  const letters = wanted.toLowerCase().replace(/[^a-z]/g, '');
  if (letters === '') return;
  for (const range of rangesOfSpelling(names, letters)) {
    for (const name of numbersIn(range)) if (name < prefix.from || name >= prefix.to) yield name;
  }
}

function* holding(
  names: readonly string[],
  characters: CharacterIndex,
  wanted: string,
): Generator<number> {
  for (const name of characters.candidates(wanted)) {
    if ((names[name]?.indexOf(wanted) ?? -1) > 0) yield name;
  }
}

function* numbersIn({ from, to }: NameRange): Generator<number> {
  for (let name = from; name < to; name += 1) yield name;
}
