import { Command } from 'commander';
import type { Batch } from '../../contract/imports.ts';
import { openExistingStore } from '../existing-store.ts';
import { listBatches } from '../import-desk/batches.ts';
import { printJson } from '../output.ts';

interface BatchesOptions {
  readonly snapshot: string;
  readonly json?: boolean;
}

/** `twin batches --snapshot DIR`: the newest hundred imports, newest first, those that published nothing among them. */
export function batchesCommand(): Command {
  return new Command('batches')
    .description('list imports (批次): who, when, which files, what came of them')
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .option('--json', 'print one JSON array')
    .action(runBatches);
}

async function runBatches({ snapshot, json }: BatchesOptions): Promise<void> {
  const batches = await listBatches(await openExistingStore(snapshot));
  if (json) return printJson(batches);
  process.stdout.write(batches.length === 0 ? 'no imports yet\n' : batches.map(lines).join(''));
}

function lines(batch: Batch): string {
  const { id, at, account, state, files } = batch;
  const names = files.map(({ name }) => name).join(', ');
  return [
    `${id}  ${at}  ${account ?? '-'}  ${state}${endOf(batch)}\n`,
    names === '' ? '' : `  ${names}\n`,
  ].join('');
}

function endOf({ state, stage, sentence, added, changed, removed, rejected }: Batch): string {
  if (state === 'cancelled') return ` (stage: ${stage ?? '-'}), nothing published`;
  if (state === 'failed') return `: ${sentence ?? ''}`;
  return `: +${added} ~${changed} -${removed}, ${rejected} rejected`;
}
