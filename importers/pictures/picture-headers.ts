import type { PicturePart, TableSpec } from '../../contract/schema/table.ts';
import { headerForm } from '../header-form.ts';

const VOCABULARIES = new WeakMap<TableSpec, ReadonlyMap<string, PicturePart>>();

/** What the photographs show that a column of this header names; `key` is the header's normal form, 照片2 continues 照片. */
export function picturePart(key: string, spec: TableSpec): PicturePart | undefined {
  const known = VOCABULARIES.get(spec) ?? vocabularyOf(spec);
  VOCABULARIES.set(spec, known);
  return known.get(key) ?? known.get(key.replace(/[_-]?\d+$/, ''));
}

function vocabularyOf({ pictures = {} }: TableSpec): ReadonlyMap<string, PicturePart> {
  const words = new Map<string, PicturePart>();
  for (const part of Object.keys(pictures) as PicturePart[]) {
    const { title = '', synonyms = [] } = pictures[part] ?? {};
    for (const word of [title, ...synonyms]) words.set(headerForm(word).key, part);
  }
  return words;
}
