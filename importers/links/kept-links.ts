import { addressLink } from '../../contract/schema/registry.ts';
import type { ReadDb } from '../../data/driver/port.ts';
import type { SnapshotBuild } from '../../data/snapshot/build.ts';
import type { DeliveredFile } from '../../data/snapshot/delivery.ts';
import type { RowPart } from '../../data/snapshot/row-parts.ts';
import type { MatchLevel } from '../addresses/levels.ts';
import type { AddressTable } from './address-fields.ts';
import type { FieldLevels } from './link-counts.ts';

/** Links of the snapshot in use that stay, of one table. */
export interface KeptLinks {
  readonly part: RowPart;
  readonly rows: number;
  /** Of a table some rows of which changed. */
  readonly rest?: RestOfTable;
}

/** What is left to be placed of a table. */
interface RestOfTable {
  /** Its rows behind this row number. */
  readonly after: number;
  /** How the addresses whose links stay are placed. */
  readonly counted: FieldLevels;
}

/**
 * Links that stay while the gazetteer stays, by file index: of a table whose files are the same all of them, of one that was
 * taken as its difference those of the rows that were there before.
 */
export async function keptLinks(
  build: SnapshotBuild,
  tables: readonly AddressTable[],
  files: readonly DeliveredFile[],
  recipe: string,
): Promise<Map<number, KeptLinks>> {
  const kept = new Map<number, KeptLinks>();
  const path = build.files().get(addressLink.file);
  const before = build.sources(addressLink.name).filter((one) => one.recipe === recipe);
  for (const [file, { name, sha256 }] of files.entries()) {
    const old = before.find((one) => one.name === name);
    if (!old || path === undefined) continue;
    const part: RowPart = { file, path, sourceFileId: old.fileId, without: [] };
    const renewal = build.renewal(tables[file]?.table.name ?? '');
    if (old.sha256 === sha256) kept.set(file, { part, rows: old.account.read });
    else if (renewal) {
      const stays = { ...part, without: renewal.gone };
      const counted = await countLevels(build.lookup(), stays);
      const rest = { after: renewal.firstId - 1, counted };
      kept.set(file, { part: stays, rows: sumOf(counted), rest });
    }
  }
  return kept;
}

async function countLevels(db: ReadDb, { sourceFileId, without }: RowPart): Promise<FieldLevels> {
  const rows = await db.all<{ field: string; level: MatchLevel; rows: number }>(
    `SELECT field, level, count(*) AS rows FROM ${addressLink.file}.${addressLink.name}
     WHERE source_file_id = ? AND source_line NOT IN (SELECT value FROM json_each(?)) GROUP BY 1, 2`,
    [sourceFileId, JSON.stringify(without)],
  );
  const fields = new Map<string, Map<MatchLevel, number>>();
  for (const { field, level, rows: count } of rows) {
    const levels = fields.get(field) ?? new Map<MatchLevel, number>();
    fields.set(field, levels.set(level, count));
  }
  return fields;
}

function sumOf(counted: FieldLevels): number {
  const counts = [...counted.values()].flatMap((levels) => [...levels.values()]);
  return counts.reduce((sum, count) => sum + count, 0);
}
