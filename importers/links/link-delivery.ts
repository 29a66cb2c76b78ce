import { createHash } from 'node:crypto';
import type { DistrictProfile } from '../../contract/profile.ts';
import { addressLink } from '../../contract/schema/registry.ts';
import type { SnapshotBuild } from '../../data/snapshot/build.ts';
import type { DeliveredFile, DeliveredRow, TableDelivery } from '../../data/snapshot/delivery.ts';
import type { RowPart } from '../../data/snapshot/row-parts.ts';
import { IMPORTER_VERSION } from '../version.ts';
import { ADDRESS_TABLES, type AddressTable } from './address-fields.ts';
import { divisionOf } from './division.ts';
import { type LinkJob, linkJobs } from './link-job.ts';

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
}

/**
 * The links (地址上图) of all written addresses as a delivery, one file a table; undefined where there is no building or
 * no address to place. The builder reuses all links while neither the gazetteer's files nor a table's own have changed;
 * while only the gazetteer stays the same, those of unchanged tables are taken over.
 */
export function linkDelivery(options: LinkOptions): TableDelivery | undefined {
  const { build, profile } = options;
  const tables = ADDRESS_TABLES.filter(({ table }) => build.sources(table.name).length > 0);
  const before = build.sources(addressLink.name);
  if (build.sources('building').length === 0 || tables.length + before.length === 0) return;
  const recipe = fingerprint(build, GAZETTEER_TABLES, divisionOf(profile));
  const files = tables.map((addresses) => pseudoFile(build, addresses));
  const kept = keptParts(build, files, recipe);
  const read = files.map((_, file) => kept.get(file)?.rows ?? 0);
  async function* parts(): AsyncGenerator<RowPart> {
    for (const { part } of kept.values()) yield part;
    const changed = tables.map((addresses, file) => ({ addresses, file }));
    const jobs = await linkJobs(
      build,
      changed.filter(({ file }) => !kept.has(file)),
    );
    for await (const { job, rows } of options.work(jobs)) {
      read[job.file] = (read[job.file] ?? 0) + rows;
      yield { file: job.file, path: job.path, sourceFileId: job.file };
    }
  }
  return {
    table: addressLink,
    mode: 'full',
    files,
    recipe,
    rows: noRows(),
    parts: parts(),
    finish: () => ({ read, rejected: tables.map(() => 0) }),
  };
}

interface KeptPart {
  readonly part: RowPart;
  readonly rows: number;
}

/** Links of the snapshot in use that stay as they are, by file index. */
function keptParts(
  build: SnapshotBuild,
  files: readonly DeliveredFile[],
  recipe: string,
): Map<number, KeptPart> {
  const kept = new Map<number, KeptPart>();
  const path = build.files().get(addressLink.file);
  const before = build.sources(addressLink.name).filter((one) => one.recipe === recipe);
  for (const [file, { name, sha256 }] of files.entries()) {
    const same = before.find((one) => one.name === name && one.sha256 === sha256);
    if (!same || path === undefined) continue;
    kept.set(file, { part: { file, path, sourceFileId: same.fileId }, rows: same.account.read });
  }
  return kept;
}

/** All links come as parts. */
async function* noRows(): AsyncGenerator<readonly DeliveredRow[]> {}

/** Stands for a table's rows as they are: another fingerprint means other rows. */
function pseudoFile(build: SnapshotBuild, { table }: AddressTable): DeliveredFile {
  const parents = Object.values(table.columns).flatMap(({ references }) => references ?? []);
  const sha256 = fingerprint(build, [table.name, ...new Set(parents)]);
  const asOf = build.sources(table.name).reduce((last, one) => later(last, one.asOf), '');
  return { name: `address-links/${table.name}`, sha256, asOf };
}

function later(left: string, right: string): string {
  return left > right ? left : right;
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
