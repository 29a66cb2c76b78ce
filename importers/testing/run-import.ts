import type { DistrictProfile } from '../../contract/profile.ts';
import { openKeyring } from '../../data/sealing/keyring.ts';
import { beginBuild } from '../../data/snapshot/build.ts';
import type { DeliveryMode } from '../../data/snapshot/delivery.ts';
import { openStore } from '../../data/snapshot/store.ts';
import type { ImportReport } from '../import-report.ts';
import { importDatasets } from '../import.ts';
import { loadImportMap } from '../mapping.ts';
import { recogniseFolder } from '../recognise.ts';
import { ImportReporter } from '../report/reporter.ts';
import type { TestFolder } from './folder.ts';

export interface TestImport {
  readonly report: ImportReport;
  /** Rows of each query, asked of the tables as they were built. */
  readonly rows: readonly (readonly Record<string, unknown>[])[];
}

/** Imports `exports/` of the folder, asks the queries and gives the build up. */
export function runImport(
  folder: TestFolder,
  profile: DistrictProfile,
  queries: readonly string[],
  mapPath?: string,
): Promise<TestImport> {
  return importInto(folder, profile, queries, { mapPath });
}

/** Imports `exports/` as it is delivered, asks the queries and publishes. */
export function publishImport(
  folder: TestFolder,
  profile: DistrictProfile,
  queries: readonly string[],
  mode: DeliveryMode,
): Promise<TestImport> {
  return importInto(folder, profile, queries, { mode });
}

async function importInto(
  folder: TestFolder,
  profile: DistrictProfile,
  queries: readonly string[],
  { mapPath, mode }: { readonly mapPath?: string | undefined; readonly mode?: DeliveryMode },
): Promise<TestImport> {
  const map = mapPath === undefined ? undefined : await loadImportMap(mapPath);
  const recognition = await recogniseFolder([folder.at('exports')], map);
  const store = await openStore(folder.at('store'));
  const keys = await openKeyring(folder.at('keys'));
  const how = mode ? { mode } : { preview: true };
  const build = await beginBuild(store, { profile, synthetic: false, keys, ...how });
  const reporter = await ImportReporter.open(folder.at('report'));
  try {
    const report = await importDatasets({ recognition, build, profile, reporter });
    const rows: Record<string, unknown>[][] = [];
    for (const query of queries) rows.push(await build.lookup().all(query));
    if (mode) await build.finish();
    return { report, rows };
  } finally {
    await build.abort();
    await reporter.close();
  }
}
