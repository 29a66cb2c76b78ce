import type { TableSpec } from '../contract/schema/table.ts';
import { axisOf } from './coordinate-frame.ts';
import { headerForm } from './header-form.ts';

/** A header's claim to feed a field, the stronger the surer. */
export interface Claim {
  readonly field: string;
  readonly index: number;
  readonly strength: number;
}

const BY_TITLE = 3;
const BY_SYNONYM = 2;

const VOCABULARIES = new WeakMap<TableSpec, Map<string, Claim[]>>();

/** Normal form of every spelling of a table's fields → the fields it may mean. */
export function tableVocabulary(spec: TableSpec): ReadonlyMap<string, readonly Claim[]> {
  const known = VOCABULARIES.get(spec);
  if (known) return known;
  const vocabulary = new Map<string, Claim[]>();
  const add = (word: string, field: string, strength: number) => {
    const { key } = headerForm(word);
    vocabulary.set(key, [...(vocabulary.get(key) ?? []), { field, index: -1, strength }]);
  };
  for (const [field, column] of Object.entries(spec.columns)) {
    add(column.title, field, BY_TITLE);
    for (const synonym of column.synonyms ?? []) add(synonym, field, BY_SYNONYM);
    if (!vocabulary.has(field)) add(field, field, BY_SYNONYM);
  }
  VOCABULARIES.set(spec, vocabulary);
  return vocabulary;
}

/** How many of a row's cells are headers of any of the tables: what tells a header row from a title row. */
export function headerScore(
  specs: readonly TableSpec[],
  extra: ReadonlySet<string>,
): (cells: readonly (string | number | null)[]) => number {
  const words = new Map(specs.flatMap((spec) => [...tableVocabulary(spec)]));
  return (cells) => {
    const texts = cells.filter(
      (cell): cell is string => typeof cell === 'string' && cell.length < 40,
    );
    return texts.filter((text) => extra.has(text) || isKnown(headerForm(text).key, words)).length;
  };
}

function isKnown(key: string, words: ReadonlyMap<string, readonly Claim[]>): boolean {
  return key !== '' && claimsOn(axisOf(key) ?? key, words) !== undefined;
}

/** Fields a header may mean. Of two rows, 注册/地址 or 地址/注册地址, it is read together, else by its lowest row. */
export function claimsOn(
  key: string,
  vocabulary: ReadonlyMap<string, readonly Claim[]>,
): readonly Claim[] | undefined {
  const whole = vocabulary.get(key);
  if (whole || !key.includes('/')) return whole;
  const storeys = key.split('/');
  return vocabulary.get(storeys.join('')) ?? vocabulary.get(storeys[storeys.length - 1] as string);
}
