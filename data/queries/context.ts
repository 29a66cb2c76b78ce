import type { AddressMatcher } from '../../contract/address-match.ts';
import type { Principal } from '../../contract/principal.ts';
import type { Suppression } from '../masking/suppress.ts';
import type { PeopleIndex } from '../people-index/people-index.ts';
import type { Keyring } from '../sealing/keyring.ts';
import type { SealedReader } from './sealed-reader.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { SnapshotStore } from '../snapshot/store.ts';

/** What a query function works with. It reads; nothing in it can write. */
export interface QueryContext {
  readonly snapshot: OpenSnapshot;
  /** Where other snapshots lie, to compare with. */
  readonly store: SnapshotStore;
  readonly principal: Principal;
  /** How counts of the natural persons in a table are shown to this caller. */
  readonly suppressionOf: (table: string) => Suppression;
  /** Whether this caller may see masked personal rows of a table. */
  readonly seesPeople: (table: string) => boolean;
  /** Whether this caller may see what a single firm pays in tax (domain §5.3). */
  readonly seesFirmTax: boolean;
  /** Opens sealed columns of rows of this snapshot. */
  readonly sealed: SealedReader;
  /** Keys for exact lookup by document number or phone. */
  readonly keyring: Keyring;
  /** The name index of this snapshot, built in memory on first use. */
  readonly people: () => Promise<PeopleIndex>;
  /** The address engine over this snapshot, built on first use. Errors: `internal` in a host that was given none. */
  readonly addresses: () => Promise<AddressMatcher>;
}
