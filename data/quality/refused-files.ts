import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { rowAccountSchema } from '../../contract/queries/snapshot.ts';
import { groupBy } from '../economy/group-by.ts';
import { storePaths } from '../snapshot/layout.ts';
import type { SourceFileRecord } from '../snapshot/manifest.ts';
import type { QualityPlaces } from './sources.ts';

/** A file as the ledger tells of it; one that gave no row has no number of its own. */
export type LedgerFile = Pick<
  SourceFileRecord,
  'table' | 'name' | 'asOf' | 'account' | 'batch' | 'fileId'
>;

const NO_FILE_ID = 0;

/** The part of the report of a batch that published nothing. */
const reportSchema = z.object({
  batch: z.string(),
  outcome: z.literal('unchanged'),
  mode: z.enum(['full', 'incremental']),
  files: z.array(
    rowAccountSchema.extend({ file: z.string(), table: z.string(), asOf: z.string() }),
  ),
});
type Report = z.infer<typeof reportSchema>;

/**
 * Files with refused rows whose batch (批次) published nothing, each with those rows alone: those that came since their table
 * was last read in full. The latest full delivery takes the place of those before it.
 */
export async function refusedFiles({
  storeFolder,
  snapshot,
}: QualityPlaces): Promise<LedgerFile[]> {
  const { sources } = snapshot.manifest;
  const found = new Map<string, LedgerFile[]>();
  for (const report of await unchangedReports(storeFolder)) {
    const { batch, mode, files } = report;
    for (const [table, refused] of groupBy(files.filter(hasRefused), (file) => file.table)) {
      const full = sources.filter((one) => one.table === table && one.mode !== 'incremental');
      if (full.some((one) => (one.batch ?? '') > batch)) continue;
      const before = mode === 'full' ? [] : (found.get(table) ?? []);
      found.set(table, [...before, ...refused.map((file) => ledgerFile(report, file))]);
    }
  }
  return [...found.values()].flat();
}

function hasRefused({ rejected }: Report['files'][number]): boolean {
  return rejected > 0;
}

function ledgerFile({ batch }: Report, file: Report['files'][number]): LedgerFile {
  const { file: name, table, asOf, rejected } = file;
  const account = { read: rejected, accepted: 0, held: 0, rejected, unchanged: 0 };
  return { table, name, asOf, account, batch, fileId: NO_FILE_ID };
}

/** Reports of batches that published nothing, the oldest first; reports of others are passed over. */
async function unchangedReports(storeFolder: string): Promise<Report[]> {
  const names = await readdir(storePaths.reports(storeFolder)).catch((): string[] => []);
  const published = new Set(await readdir(storePaths.snapshots(storeFolder)));
  const others = names.filter((name) => !published.has(name)).sort();
  const read = await Promise.all(others.map((name) => readReport(storeFolder, name)));
  return read.filter((report) => report !== undefined);
}

async function readReport(storeFolder: string, batch: string): Promise<Report | undefined> {
  try {
    const text = await readFile(join(storePaths.report(storeFolder, batch), 'report.json'), 'utf8');
    return reportSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
