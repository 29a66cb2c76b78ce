import { join } from 'node:path';
import type { SnapshotFileName } from '../../contract/schema/table.ts';
import type { SnapshotBuild } from '../../data/snapshot/build.ts';
import { keyColumn } from '../../data/schema/ddl.ts';
import type { AddressTable } from './address-fields.ts';
import type { KeyRange } from './row-pages.ts';

/** A stretch of an address table whose addresses are placed into one part: plain data for another thread. */
export interface LinkJob extends KeyRange {
  /** Name of the table. */
  readonly table: string;
  /** Paths of `base` and of the table's own file. */
  readonly files: ReadonlyMap<SnapshotFileName, string>;
  /** Index of the table among the delivery's files, which its rows name as their source. */
  readonly file: number;
  /** The part to be written. */
  readonly path: string;
}

/** Row keys of one job: about a second of work. */
const STRETCH = 40_000;

/** A table whose rows behind a row number are to be placed. */
export interface TableToPlace {
  readonly addresses: AddressTable;
  /** Index among the delivery's files. */
  readonly file: number;
  readonly after: number;
}

/** The jobs that place the addresses of some tables, in the order of their rows. */
export async function linkJobs(
  build: SnapshotBuild,
  tables: readonly TableToPlace[],
): Promise<LinkJob[]> {
  const jobs: LinkJob[] = [];
  const paths = build.files();
  for (const { addresses, file, after: first } of tables) {
    const { table } = addresses;
    const names = ['base', table.file] as const;
    const files = new Map(names.map((name) => [name, paths.get(name) as string]));
    const row = await build
      .lookup()
      .get<{ last: number | null }>(
        `SELECT max(${keyColumn(table)}) AS last FROM ${table.file}."${table.name}"`,
      );
    for (let after = first; after < (row?.last ?? -1); after += STRETCH) {
      const path = join(build.folder, `part.${jobs.length}.sqlite`);
      jobs.push({ table: table.name, after, upTo: after + STRETCH, files, file, path });
    }
  }
  return jobs;
}
