import { MessageChannel } from 'node:worker_threads';
import { type TableSpec, sealedColumns } from '../../contract/schema/table.ts';
import type { Dataset } from '../datasets.ts';
import type { SnapshotBuild } from '../../data/snapshot/build.ts';
import type { RecognisedFile } from '../recognise.ts';
import { deliveryParts } from '../rows/delivery.ts';
import type { Parent } from '../rows/parent-keys.ts';
import { SYSTEM_RULES } from '../system-rules.ts';
import type { FileJob } from './file-job.ts';

/** From so much on, of what is read apart and of the rest, two threads are worth a copy of the file. */
const WORTH_SPLITTING_BYTES = 8 << 20;

/** A file to be built and the exports that feed it. */
export interface QueuedFile extends FileJob {
  readonly files: readonly RecognisedFile[];
  readonly bytes: number;
}

/**
 * Halves the work on a file that alone keeps a refresh busy: its largest table that can be is read apart, on a copy of the
 * file, while the others are; what differs there is taken in afterwards. Rows that refer to a table of the other half wait for
 * its keys. Which files are split depends on what was delivered and not on the threads.
 */
export async function splitFile(
  queued: QueuedFile,
  build: SnapshotBuild,
  fromBytes = WORTH_SPLITTING_BYTES,
): Promise<QueuedFile[]> {
  const { file, files, branch } = queued;
  const dataset = await tableApart(files, build, fromBytes);
  if (!dataset) return [queued];
  const own = files.filter((one) => one.dataset === dataset);
  const rest = files.filter((one) => one.dataset !== dataset);
  const { name } = dataset.tables[0] as TableSpec;
  const [parent] = parentsAmong(name, rest);
  const { port1, port2 } = new MessageChannel();
  const feed = (port: typeof port1) => (parent ? { feed: { parent, port } } : {});
  const unfinished = { ...branch, unfinished: true };
  const apart = { table: name, filesBefore: deliveryParts(rest).length };
  return [
    { ...queued, ...feed(port1), branch: unfinished, files: rest, bytes: bytesOf(rest) },
    {
      ...feed(port2),
      file,
      branch: { ...unfinished, apart },
      spool: `${queued.spool}.${name}`,
      files: own,
      bytes: bytesOf(own),
    },
  ];
}

async function tableApart(
  files: readonly RecognisedFile[],
  build: SnapshotBuild,
  fromBytes: number,
): Promise<Dataset | undefined> {
  if (build.mode !== 'full') return undefined;
  const weights = new Map<Dataset, number>();
  for (const { dataset, file } of files)
    weights.set(dataset, (weights.get(dataset) ?? 0) + file.bytes);
  const total = bytesOf(files);
  const heaviest = [...weights].sort((one, other) => other[1] - one[1]);
  for (const [dataset, bytes] of heaviest) {
    if (Math.min(bytes, total - bytes) < fromBytes) continue;
    const rest = files.filter((one) => one.dataset !== dataset);
    const [table, ...others] = dataset.tables;
    if (!table || others.length > 0 || !standsApart(table, rest)) continue;
    if (await build.isRenewable(table)) return dataset;
  }
  return undefined;
}

/** It refers to no rows by slot, seals nothing, names no photographs, and the rest asks for none of its keys. */
function standsApart(table: TableSpec, rest: readonly RecognisedFile[]): boolean {
  const refers = Object.values(table.columns).some(({ references }) => references !== undefined);
  if (refers || table.pictures || sealedColumns(table).length > 0) return false;
  const isParent = rest.some(
    ({ dataset }) =>
      parentsOf(dataset.id).some((parent) => parent.table === table.name) ||
      ruleOf(dataset.id)?.reads?.includes(table.name),
  );
  return !isParent && parentsAmong(table.name, rest).length <= 1;
}

function parentsAmong(table: string, rest: readonly RecognisedFile[]): Parent[] {
  return parentsOf(table).filter((parent) =>
    rest.some(({ dataset }) => dataset.id === parent.table),
  );
}

function parentsOf(id: string): readonly Parent[] {
  return ruleOf(id)?.parents ?? [];
}

function ruleOf(id: string) {
  return SYSTEM_RULES.find(({ table }) => table.name === id);
}

export function bytesOf(files: readonly RecognisedFile[]): number {
  return files.reduce((sum, { file }) => sum + file.bytes, 0);
}
