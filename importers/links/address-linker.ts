import type { DistrictProfile } from '../../contract/profile.ts';
import { addressLink } from '../../contract/schema/registry.ts';
import { openFiles } from '../../data/snapshot/finish-files.ts';
import { type PlacedRow, writePart } from '../../data/snapshot/row-parts.ts';
import type { MatchLevel } from '../addresses/levels.ts';
import { addressTable } from './address-fields.ts';
import { AddressPlaces } from './address-places.ts';
import type { FieldLevels } from './link-counts.ts';
import type { LinkJob } from './link-job.ts';
import { type PlacedAddress, placedAddresses } from './link-rows.ts';
import { readGazetteer } from './read-gazetteer.ts';

/** Places the addresses of one stretch after the other; the gazetteer is read with the first. */
export class AddressLinker {
  private readonly profile: DistrictProfile;
  private places: AddressPlaces | undefined;

  constructor(profile: DistrictProfile) {
    this.profile = profile;
  }

  /** Writes the part of a job; gives how its addresses were placed. An aborted signal ends it with its reason. */
  async link(job: LinkJob, signal: AbortSignal | undefined): Promise<FieldLevels> {
    const { table, file, path } = job;
    const counted = new Map<string, Map<MatchLevel, number>>();
    const db = await openFiles(job.files, path);
    try {
      this.places ??= new AddressPlaces(await readGazetteer(db, this.profile));
      const addresses = placedAddresses(db, addressTable(table), job, this.places);
      const rows = countedLinks(addresses, counted, signal);
      await writePart({ path, sourceFileId: file }, addressLink, rows);
      return counted;
    } finally {
      await db.close();
    }
  }
}

async function* countedLinks(
  addresses: AsyncIterable<readonly PlacedAddress[]>,
  counted: Map<string, Map<MatchLevel, number>>,
  signal: AbortSignal | undefined,
): AsyncGenerator<PlacedRow[]> {
  for await (const page of addresses) {
    signal?.throwIfAborted();
    for (const { field, level } of page) {
      const levels = counted.get(field) ?? new Map<MatchLevel, number>();
      counted.set(field, levels.set(level, (levels.get(level) ?? 0) + 1));
    }
    yield page.map(({ link }) => link);
  }
}
