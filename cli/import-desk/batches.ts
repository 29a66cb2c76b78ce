import { existsSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { TwinError } from '../../contract/errors.ts';
import { type Batch, batchFileSchema, importStageSchema } from '../../contract/imports.ts';
import { say, sentenceSchema } from '../../contract/sentence.ts';
import { tableChangeSchema } from '../../contract/queries/snapshot.ts';
import type { FailedBuild } from '../../data/snapshot/failed.ts';
import { storePaths } from '../../data/snapshot/layout.ts';
import type { SnapshotManifest } from '../../data/snapshot/manifest.ts';
import type { SnapshotStore } from '../../data/snapshot/store.ts';
import type { GrantedFiles } from './grants.ts';
import { REJECTS_WORKBOOK } from './import-result.ts';

const MOST_BATCHES = 100;

/** The part of report.json the history shows; reports of older programs lack some of it. */
const reportSchema = z.object({
  batch: z.string(),
  outcome: z.enum(['published', 'unchanged', 'preview', 'failed', 'cancelled']),
  account: z.string().optional(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  sources: z.array(batchFileSchema).default([]),
  changes: z.array(tableChangeSchema).default([]),
  rejectedRows: z.number().default(0),
  error: z.object({ sentence: z.string(), said: sentenceSchema.optional() }).optional(),
  cancelledAt: importStageSchema.optional(),
  paths: z.array(z.string()).optional(),
});

export type BatchReport = z.infer<typeof reportSchema> & {
  readonly hasWorkbook: boolean;
  readonly canRetake: boolean;
};

export interface BatchSources {
  readonly current: string | undefined;
  readonly manifests: readonly SnapshotManifest[];
  readonly reports: readonly BatchReport[];
  readonly failed: readonly FailedBuild[];
}

/** Every import that was tried and is remembered, newest first. */
export async function listBatches(store: SnapshotStore): Promise<Batch[]> {
  const ids = await store.list();
  const manifests = await Promise.all(ids.map((id) => store.manifest(id).catch(() => undefined)));
  return composeBatches({
    current: await store.currentId(),
    manifests: manifests.filter((manifest) => manifest !== undefined),
    reports: await readReports(store.folder),
    failed: await store.failed(),
  });
}

async function readReports(storeFolder: string): Promise<BatchReport[]> {
  const names = await readdir(storePaths.reports(storeFolder)).catch(() => []);
  const newest = names.sort().slice(-MOST_BATCHES);
  const read = await Promise.all(
    newest.map((name) => readReport(storePaths.report(storeFolder, name))),
  );
  return read.filter((report) => report !== undefined);
}

async function readReport(folder: string): Promise<BatchReport | undefined> {
  try {
    const text = await readFile(join(folder, 'report.json'), 'utf8');
    const hasWorkbook = existsSync(join(folder, REJECTS_WORKBOOK));
    const report = reportSchema.parse(JSON.parse(text));
    return { ...report, hasWorkbook, canRetake: await areThere(report.paths ?? []) };
  } catch {
    return undefined;
  }
}

async function areThere(paths: readonly string[]): Promise<boolean> {
  const found = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return paths.length > 0 && found.every(Boolean);
}

/**
 * Files of a batch that published nothing, to be read again. Errors: `not-found` where one is no longer there, or the batch does not say
 * where they lay.
 */
export async function retakeFiles(storeFolder: string, batch: string): Promise<GrantedFiles> {
  const report = await readReport(storePaths.report(storeFolder, batch));
  const paths = report?.paths ?? [];
  if (!report?.canRetake)
    throw new TwinError(
      'not-found',
      say`The files of this batch are no longer where they lay. Drop or choose them again.`,
    );
  return { id: randomUUID(), names: paths.map((path) => basename(path)), origin: 'chosen', paths };
}

/** Joins what the store, the reports and the list of failures know of each batch. */
export function composeBatches(sources: BatchSources): Batch[] {
  const ids = new Set([
    ...sources.manifests.map(({ id }) => id),
    ...sources.reports.map(({ batch }) => batch),
    ...sources.failed.map(({ id }) => id),
  ]);
  const inUse = ancestors(sources);
  return [...ids]
    .map((id) => composeBatch(id, sources, inUse))
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, MOST_BATCHES);
}

function composeBatch(id: string, sources: BatchSources, inUse: Ancestors): Batch {
  const manifest = sources.manifests.find((each) => each.id === id);
  const report = sources.reports.find(({ batch }) => batch === id);
  const failure = sources.failed.find((each) => each.id === id);
  const changes = report?.changes ?? manifest?.changes ?? [];
  const sum = (kind: 'added' | 'changed' | 'removed') =>
    changes.reduce((total, change) => total + change[kind], 0);
  return {
    id,
    state: stateOf(id, sources.current, inUse, report, manifest),
    at: manifest?.publishedAt ?? report?.endedAt ?? failure?.noticedAt ?? '',
    account: report?.account ?? null,
    seconds: secondsOf(report),
    asOf: manifest?.asOf ?? null,
    files: report?.sources ?? filesOf(manifest),
    added: sum('added'),
    changed: sum('changed'),
    removed: sum('removed'),
    rejected: report?.rejectedRows ?? 0,
    sentence: report?.error?.sentence ?? failure?.reason ?? null,
    said: report?.error?.said ?? null,
    stage: report?.cancelledAt ?? null,
    canRetake: report?.canRetake ?? false,
    kept: manifest !== undefined,
    previousId: manifest?.previousId ?? null,
    hasWorkbook: report?.hasWorkbook ?? false,
  };
}

function secondsOf(report: BatchReport | undefined): number | null {
  if (!report?.startedAt || !report.endedAt) return null;
  return (Date.parse(report.endedAt) - Date.parse(report.startedAt)) / 1000;
}

function filesOf(manifest: SnapshotManifest | undefined): Batch['files'] {
  const byName = new Map(
    (manifest?.sources ?? []).map(({ name, sha256, department, secrecy = null }) => [
      name,
      { name, sha256, department: department.id, secrecy },
    ]),
  );
  return [...byName.values()];
}

interface Ancestors {
  readonly ids: ReadonlySet<string>;
  /** What is older than this cannot be told any more: its successors are gone. */
  readonly oldest: string;
}

/** The snapshot in use and those it was built on. */
function ancestors({ current, manifests }: BatchSources): Ancestors {
  const ids = new Set<string>();
  let oldest = '';
  for (let id = current; id !== undefined && !ids.has(id); ) {
    ids.add(id);
    oldest = id;
    id = manifests.find((manifest) => manifest.id === id)?.previousId;
  }
  return { ids, oldest };
}

function stateOf(
  id: string,
  current: string | undefined,
  inUse: Ancestors,
  report: BatchReport | undefined,
  manifest: SnapshotManifest | undefined,
): Batch['state'] {
  if (id === current) return 'current';
  if (report?.outcome === 'preview' || report?.outcome === 'unchanged') return report.outcome;
  if (!manifest && report?.outcome === 'cancelled') return 'cancelled';
  if (!manifest && report?.outcome !== 'published') return 'failed';
  return inUse.ids.has(id) || id < inUse.oldest ? 'published' : 'rolled-back';
}
