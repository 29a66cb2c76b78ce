import type { PlacedWords } from './address-words.ts';
import type { PersonCount } from './queries/people.ts';
import type { PlacedBuilding, PlacedRow } from './queries/place-list.ts';

/** Cells put behind a row of a list when it goes back to where it came from; titles are `PlacedWords.headers`. */
export function placedCells(
  row: PlacedRow,
  building: PlacedBuilding | undefined,
  words: PlacedWords,
): string[] {
  return [
    row.addressCode ?? '',
    row.standardAddress,
    row.buildingId ?? '',
    row.roomId ?? '',
    words.levels[row.level],
    row.level === 'none' ? '' : row.score.toFixed(2),
    basisOf(row, words),
    reasonOf(row, words),
    personText(building?.currentResidents),
    countText(building?.units),
    countText(building?.openHazards),
    countText(building?.openCases),
  ];
}

/** How a row was placed and what was changed to place it: 改正错字：柳丁街→柳汀街. */
export function basisOf({ method, evidence, record }: PlacedRow, words: PlacedWords): string {
  const changed = evidence
    .filter(({ written, standard }) => written !== standard)
    .map(({ written, standard }) => `${written}→${standard}`);
  const named = record?.name && method === 'code' ? [record.name] : [];
  return [words.methods[method], ...changed, ...named].join(' ');
}

/** Why a row is no finer, what contradicts the place found and what was not understood. */
export function reasonOf({ stop, conflicts, unknown }: PlacedRow, words: PlacedWords): string {
  return [
    ...(stop ? [words.stops[stop]] : []),
    ...conflicts.map((part) => `≠ ${part}`),
    ...unknown.map((part) => `? ${part}`),
  ].join(' ');
}

/** What stands for a number of persons that is withheld: it need not be small itself. */
export const WITHHELD_TEXT = '*';

/** A count of persons as a cell. */
export function personText(count: PersonCount | null | undefined): string {
  if (!count) return '';
  return 'value' in count ? String(count.value) : WITHHELD_TEXT;
}

function countText(count: number | null | undefined): string {
  return count === null || count === undefined ? '' : String(count);
}
