import { createHash } from 'node:crypto';
import type { DistrictProfile } from '../../contract/profile.ts';
import { addressLink } from '../../contract/schema/registry.ts';
import { latestDate } from '../../data/snapshot/compose-manifest.ts';
import type { SnapshotBuild } from '../../data/snapshot/build.ts';
import type { DeliveredFile, DeliveredRow, TableDelivery } from '../../data/snapshot/delivery.ts';
import type { RowPart } from '../../data/snapshot/row-parts.ts';
import { IMPORTER_VERSION } from '../version.ts';
import { ADDRESS_TABLES, type AddressTable } from './address-fields.ts';
import { divisionOf } from './division.ts';
import { type KeptLinks, keptLinks } from './kept-links.ts';
import type { FieldLevels } from './link-counts.ts';
import { type LinkJob, linkJobs, type TableToPlace } from './link-job.ts';

/** Tables the gazetteer is made of. */
const GAZETTEER_TABLES = ['area', 'base_map_feature', 'building', 'room'];

/** A job that is done, and the number of addresses it placed. */
export interface LinkedStretch {
  readonly job: LinkJob;
  readonly rows: number;
}

export interface LinkOptions {
  readonly build: SnapshotBuild;
  readonly profile: DistrictProfile;
  /** Does the jobs; gives them in their order, each once it is done. */
  readonly work: (jobs: readonly LinkJob[]) => AsyncIterable<LinkedStretch>;
  /** Told how the addresses are placed that stay, of a table others of which are placed anew. */
  readonly onKept: (table: string, counted: FieldLevels) => void;
}

/**
 * The links (地址上图) of all written addresses as a delivery, one file a table; undefined where there is no building or
 * no address to place. The builder reuses all links while neither the gazetteer's files nor a table's own have changed;
 * while only the gazetteer stays the same, those of rows that stayed are taken over.
 */
export async function linkDelivery(options: LinkOptions): Promise<TableDelivery | undefined> {
  const { build, profile } = options;
  const tables = ADDRESS_TABLES.filter(({ table }) => build.sources(table.name).length > 0);
  const before = build.sources(addressLink.name);
  if (build.sources('building').length === 0 || tables.length + before.length === 0) return;
  const recipe = fingerprint(build, GAZETTEER_TABLES, divisionOf(profile));
  const files = tables.map((addresses) => pseudoFile(build, addresses));
  const kept = await keptLinks(build, tables, files, recipe);
  const read = files.map((_, file) => kept.get(file)?.rows ?? 0);
  return {
    table: addressLink,
    mode: 'full',
    files,
    recipe,
    rows: noRows(),
    parts: linkParts(options, tables, kept, read),
    finish: () => ({ read, rejected: tables.map(() => 0) }),
  };
}

/** Links that stay, then those of all other rows; adds these to the rows `read` of each file. */
async function* linkParts(
  { build, work, onKept }: LinkOptions,
  tables: readonly AddressTable[],
  kept: ReadonlyMap<number, KeptLinks>,
  read: number[],
): AsyncGenerator<RowPart> {
  for (const { part, rest } of kept.values()) {
    if (rest) onKept(tables[part.file]?.table.name ?? '', rest.counted);
    yield part;
  }
  const toPlace = tables.flatMap((addresses, file): TableToPlace[] => {
    const stays = kept.get(file);
    if (!stays) return [{ addresses, file, after: -1 }];
    return stays.rest ? [{ addresses, file, after: stays.rest.after }] : [];
  });
  for await (const { job, rows } of work(await linkJobs(build, toPlace))) {
    read[job.file] = (read[job.file] ?? 0) + rows;
    yield { file: job.file, path: job.path, sourceFileId: job.file, without: [] };
  }
}

/** All links come as parts. */
async function* noRows(): AsyncGenerator<readonly DeliveredRow[]> {}

/** Stands for a table's rows as they are: another fingerprint means other rows. */
function pseudoFile(build: SnapshotBuild, { table }: AddressTable): DeliveredFile {
  const parents = Object.values(table.columns).flatMap(({ references }) => references ?? []);
  const sha256 = fingerprint(build, [table.name, ...new Set(parents)]);
  const asOf = latestDate(build.sources(table.name));
  return { name: `address-links/${table.name}`, sha256, asOf };
}

function fingerprint(build: SnapshotBuild, tables: readonly string[], more?: object): string {
  const sources = tables.flatMap((table) =>
    build
      .sources(table)
      .map((record) => [table, record.sha256, record.recipe ?? '', record.fileId]),
  );
  return createHash('sha256')
    .update(JSON.stringify([IMPORTER_VERSION, sources, more]))
    .digest('hex');
}
