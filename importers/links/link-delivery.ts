import { createHash } from 'node:crypto';
import type { DistrictProfile } from '../../contract/profile.ts';
import { addressLink } from '../../contract/schema/registry.ts';
import type { SnapshotBuild } from '../../data/snapshot/build.ts';
import type { DeliveredFile, DeliveredRow, TableDelivery } from '../../data/snapshot/delivery.ts';
import { createMatcher } from '../addresses/match-all.ts';
import { IMPORTER_VERSION } from '../version.ts';
import { ADDRESS_TABLES, type AddressTable } from './address-fields.ts';
import { linkRows } from './link-rows.ts';
import { readGazetteer } from './read-gazetteer.ts';

/** Tables the gazetteer is made of. */
const GAZETTEER_TABLES = ['area', 'base_map_feature', 'building', 'room'];

/**
 * The links (地址上图) of all written addresses as a delivery, one file a table; undefined where there is no building or
 * no address to place. The builder reuses the links while neither the gazetteer's files nor a table's own have changed.
 */
export function linkDelivery(
  build: SnapshotBuild,
  profile: DistrictProfile,
): TableDelivery | undefined {
  const tables = ADDRESS_TABLES.filter(({ table }) => build.sources(table.name).length > 0);
  const hadLinks = build.sources(addressLink.name).length > 0;
  if (build.sources('building').length === 0 || (tables.length === 0 && !hadLinks)) return;
  const read = tables.map(() => 0);
  return {
    table: addressLink,
    mode: 'full',
    files: tables.map((addresses) => pseudoFile(build, addresses)),
    recipe: fingerprint(build, GAZETTEER_TABLES),
    rows: allLinks(build, profile, tables, read),
    finish: () => ({ read, rejected: tables.map(() => 0) }),
  };
}

async function* allLinks(
  build: SnapshotBuild,
  profile: DistrictProfile,
  tables: readonly AddressTable[],
  read: number[],
): AsyncGenerator<DeliveredRow[]> {
  const db = build.lookup();
  const match = createMatcher(await readGazetteer(db, profile));
  for (const [file, addresses] of tables.entries())
    for await (const rows of linkRows(db, addresses, match, file)) {
      read[file] = (read[file] ?? 0) + rows.length;
      yield rows;
    }
}

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

function fingerprint(build: SnapshotBuild, tables: readonly string[]): string {
  const sources = tables.flatMap((table) =>
    build
      .sources(table)
      .map((record) => [table, record.sha256, record.recipe ?? '', record.fileId]),
  );
  return createHash('sha256')
    .update(JSON.stringify([IMPORTER_VERSION, sources]))
    .digest('hex');
}
