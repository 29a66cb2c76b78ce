import { Command } from 'commander';
import { TwinError } from '../../contract/errors.ts';
import { defaultKeyFolder, openKeyring } from '../../data/sealing/keyring.ts';
import { requireCurrent } from '../../data/snapshot/store.ts';
import type { VerifyReport } from '../../data/snapshot/verify-snapshot.ts';
import { verifySnapshot } from '../../data/snapshot/verify-snapshot.ts';
import { openExistingStore } from '../existing-store.ts';
import { printJson, printProgress } from '../output.ts';

interface VerifyOptions {
  readonly snapshot: string;
  readonly keys: string;
  readonly id?: string;
  readonly json?: boolean;
}

/** `twin verify --snapshot DIR`: hashes, integrity, references, row accounts and sealed chunks of a snapshot. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('check that a published snapshot is whole and its row accounts add up')
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .option('--id <id>', 'snapshot to check (default: the one in use)')
    .option('--keys <dir>', 'folder with the key files', defaultKeyFolder())
    .option('--json', 'print the report as one JSON object')
    .action(runVerify);
}

async function runVerify({ snapshot, keys, id, json }: VerifyOptions): Promise<void> {
  const store = await openExistingStore(snapshot);
  const checked = id ?? (await requireCurrent(store));
  const report = await verifySnapshot(store, checked, await openKeyring(keys));
  if (json) printJson(report);
  else printReport(report);
  if (!report.ok) throw new TwinError('corrupt', `Snapshot ${checked} is not in order.`);
}

function printReport({ snapshotId, ok, files, bytes, findings }: VerifyReport): void {
  const megabytes = (bytes / 1e6).toFixed(1);
  for (const { severity, sentence } of findings) printProgress(`${severity}: ${sentence}`);
  process.stdout.write(`${snapshotId}: ${ok ? 'ok' : 'not ok'}, ${files} files, ${megabytes} MB\n`);
}
