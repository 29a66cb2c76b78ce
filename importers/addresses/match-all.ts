import type { Gazetteer } from './gazetteer.ts';
import { matchAddress, type AddressMatch } from './match.ts';

/** Texts remembered in each of two generations, about 1 KB each. */
const GENERATION = 20_000;

/** A matcher that remembers the texts it met lately: households, leases and cases repeat their address. */
export function createMatcher(gazetteer: Gazetteer): (text: string) => AddressMatch {
  let young = new Map<string, AddressMatch>();
  let old = young;
  return (text) => {
    const known = young.get(text) ?? old.get(text);
    const match = known ?? matchAddress(gazetteer, text);
    if (young.size >= GENERATION) [old, young] = [young, new Map()];
    young.set(text, match);
    return match;
  };
}

/** Matches texts one after another, in their order. */
export function* matchAll(gazetteer: Gazetteer, texts: Iterable<string>): Generator<AddressMatch> {
  const match = createMatcher(gazetteer);
  for (const text of texts) yield match(text);
}
