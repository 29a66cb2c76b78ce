import { Command } from 'commander';
import { rollback } from '../../data/snapshot/rollback.ts';
import { openExistingStore } from '../existing-store.ts';
import { listedSnapshots, snapshotLines } from '../listed-snapshots.ts';
import { printJson } from '../output.ts';

interface RollbackOptions {
  readonly snapshot: string;
  readonly list?: boolean;
  readonly json?: boolean;
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
  if (list) {
    const snapshots = await listedSnapshots(store);
    if (json) return printJson(snapshots);
    process.stdout.write(snapshotLines(snapshots));
    return;
  }
  const result = await rollback(store, id);
  if (json) printJson(result);
  else process.stdout.write(`${result.to} is in use instead of ${result.from}\n`);
}
