import type { AddressMatcher } from '../../contract/address-match.ts';
import type { OpenSnapshot } from '../../data/snapshot/open-snapshot.ts';
import { createMatcher } from '../addresses/match-all.ts';
import { readGazetteer } from './read-gazetteer.ts';

/** The address engine over a snapshot's own buildings and rooms; the data host is given it, since it may not know importers. */
export async function matcherOf({ db, manifest }: OpenSnapshot): Promise<AddressMatcher> {
  return createMatcher(await readGazetteer(db, manifest.profile));
}
