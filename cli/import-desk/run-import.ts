import type { ImportProgressInfo, ImportResult } from '../../contract/imports.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import { openStore } from '../../data/snapshot/store.ts';
import { listCandidates } from '../../importers/source-files.ts';
import { refresh } from '../refresh.ts';
import { type RefreshOptions, type RefreshProgress, stageOf } from '../refresh-options.ts';
import { importMap, type Choices } from './import-map.ts';
import { importResult } from './import-result.ts';
import { finishSecondsPerRow, ProgressMeter } from './progress-meter.ts';
import { rowsOfTables } from './rows-in-use.ts';
import { throttle } from './throttle.ts';

/** At most five a second reach the window. */
const PROGRESS_INTERVAL_MS = 200;
/** Remaining time runs down while nothing is told. */
const TICK_MS = 500;

export interface RunOptions extends Choices {
  readonly paths: readonly string[];
  readonly dryRun: boolean;
  readonly incremental: boolean;
  readonly allowDrop: boolean;
  readonly acceptCrs: boolean;
  readonly allowOlder: boolean;
  readonly account: string;
  readonly signal: AbortSignal;
  readonly expected: ExpectedReading;
  readonly finishSecondsPerRow?: number;
  readonly onProgress: (progress: ImportProgressInfo) => void;
}

/** How many rows an import will probably read. */
export interface ExpectedReading {
  readonly rows: number;
  /** Those of files that count among them and might be those of last time, by file name. */
  readonly byFile: ReadonlyMap<string, number>;
}

export type RunPlaces = Pick<RefreshOptions, 'storeFolder' | 'keyFolder' | 'profileFolder'>;

export interface FinishedRun {
  readonly result: ImportResult;
  readonly rowsRead: number;
  /** Seconds between the last row and the end, for each row; undefined of a dry run and of few rows. */
  readonly finishSecondsPerRow: number | undefined;
}

/** Imports, or tries to, and tells how far it has come. */
export async function runImport(places: RunPlaces, options: RunOptions): Promise<FinishedRun> {
  const startedAtMs = performance.now();
  const { rows: expectedRows, byFile } = options.expected;
  const meter = new ProgressMeter({ ...options, expectedRows, startedAtMs });
  const told = throttle(options.onProgress, PROGRESS_INTERVAL_MS);
  let rows = 0;
  const keptFiles = new Set<string>();
  let stage: ImportProgressInfo['stage'] | undefined;
  let readAtMs = startedAtMs;
  const store = await openStore(places.storeFolder);
  const inUse = await store.currentId();
  let last: RefreshProgress = { stage: 'recognise' };
  const tell = () => {
    const kept = [...keptFiles].reduce((sum, file) => sum + (byFile.get(file) ?? 0), 0);
    const news = meter.measure({ ...newsOf(last, rows), kept }, performance.now());
    told.push(news, news.stage !== stage);
    stage = news.stage;
  };
  const ticking = setInterval(tell, TICK_MS);
  try {
    const map = importMap(await listCandidates(options.paths), options);
    const report = await refresh({
      ...places,
      ...(map ? { map } : {}),
      paths: options.paths,
      dryRun: options.dryRun,
      mode: options.incremental ? 'incremental' : 'full',
      allowDrop: options.allowDrop,
      acceptCrs: options.acceptCrs,
      allowOlder: options.allowOlder,
      account: options.account,
      signal: options.signal,
      onProgress(progress) {
        const kept = progress.stage === 'import' ? progress.kept : undefined;
        if (kept) for (const file of kept) keptFiles.add(file);
        else last = progress;
        tell();
      },
      onRead(read) {
        rows = read;
        readAtMs = performance.now();
        tell();
      },
    });
    const finishSeconds = (performance.now() - readAtMs) / 1000;
    const published = report.outcome === 'published';
    const ofFiles = new Set(report.files.map(({ table }) => table));
    const tables = report.changes
      .map(({ table }) => table)
      .filter((table) => options.incremental || !ofFiles.has(table));
    const rowsBefore =
      inUse === undefined || tables.length === 0
        ? undefined
        : await rowsOfTables(store, inUse, tables);
    return {
      result: importResult(report, rowsBefore),
      rowsRead: rows,
      finishSecondsPerRow: published ? finishSecondsPerRow(finishSeconds, rows) : undefined,
    };
  } finally {
    clearInterval(ticking);
    told.stop();
  }
}

function newsOf(progress: RefreshProgress, rows: number) {
  if (progress.stage === 'recognise' && rows > 0) return { stage: 'import' as const, rows };
  const stage = stageOf(progress);
  if (progress.stage !== 'import' || stage === 'place') return { stage, rows };
  const { title, titleEn } = tableSpec(progress.table);
  return { stage, table: { title, titleEn }, rows };
}
