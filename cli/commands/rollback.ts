import { Command } from 'commander';
import { toErrorShape } from '../../contract/errors.ts';
import { rollback } from '../../data/snapshot/rollback.ts';
import type { SnapshotStore } from '../../data/snapshot/store.ts';
import { openExistingStore } from '../existing-store.ts';
import { printJson } from '../output.ts';

interface RollbackOptions {
  readonly snapshot: string;
  readonly list?: boolean;
  readonly json?: boolean;
}

interface ListedSnapshot {
  readonly id: string;
  readonly inUse: boolean;
  readonly publishedAt?: string;
  readonly asOf?: string;
  /** Why it cannot be used. */
  readonly problem?: string;
}

/** `twin rollback [ID] --snapshot DIR`: makes an earlier snapshot the one in use; `--list` shows which there are. */
export function rollbackCommand(): Command {
  return new Command('rollback')
    .description('make an earlier snapshot the one in use')
    .argument('[id]', 'snapshot to use (default: the one before the current)')
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .option('--list', 'list the snapshots there are and change nothing')
    .option('--json', 'print the result as JSON')
    .action(runRollback);
}

async function runRollback(
  id: string | undefined,
  { snapshot, list, json }: RollbackOptions,
): Promise<void> {
  const store = await openExistingStore(snapshot);
  if (list) return printList(await listed(store), json);
  const result = await rollback(store, id);
  if (json) printJson(result);
  else process.stdout.write(`${result.to} is in use instead of ${result.from}\n`);
}

async function listed(store: SnapshotStore): Promise<ListedSnapshot[]> {
  const current = await store.currentId();
  const ids = await store.list();
  return Promise.all(ids.map((id) => describeOne(store, id, id === current)));
}

async function describeOne(
  store: SnapshotStore,
  id: string,
  inUse: boolean,
): Promise<ListedSnapshot> {
  try {
    const { publishedAt, asOf } = await store.manifest(id);
    return { id, inUse, publishedAt, asOf };
  } catch (error) {
    return { id, inUse, problem: toErrorShape(error).sentence };
  }
}

function printList(snapshots: readonly ListedSnapshot[], json: boolean | undefined): void {
  if (json) return printJson(snapshots);
  for (const { id, inUse, asOf, problem } of snapshots) {
    const mark = inUse ? '*' : ' ';
    process.stdout.write(`${mark} ${id}  ${problem ?? `data as of ${asOf}`}\n`);
  }
}
