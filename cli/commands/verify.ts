import { Command } from 'commander';
import { TwinError } from '../../contract/errors.ts';
import type { Keyring } from '../../data/sealing/keyring.ts';
import { defaultKeyFolder, openKeyring } from '../../data/sealing/keyring.ts';
import type { SnapshotStore } from '../../data/snapshot/store.ts';
import { requireCurrent } from '../../data/snapshot/store.ts';
import type { VerifyReport } from '../../data/snapshot/verify-snapshot.ts';
import { verifySnapshot } from '../../data/snapshot/verify-snapshot.ts';
import { openExistingStore } from '../existing-store.ts';
import { printJson, printProgress } from '../output.ts';
import { type StoreScan, scanStore } from '../scan-store.ts';
import { shapeLines } from '../shape-notes.ts';

interface VerifyOptions {
  readonly snapshot: string;
  readonly keys: string;
  readonly id?: string;
  readonly scan?: string | true;
  readonly json?: boolean;
}

/** `twin verify --snapshot DIR`: hashes, integrity, references, row accounts and sealed chunks of a snapshot. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('check that a published snapshot is whole and its row accounts add up')
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .option('--id <id>', 'snapshot to check (default: the one in use)')
    .option('--keys <dir>', 'folder with the key files', defaultKeyFolder())
    .option(
      '--scan [file]',
      'look for sealed numbers, and for the texts of a list, in the raw bytes of every file of the store',
    )
    .option('--json', 'print the report as one JSON object')
    .action(runVerify);
}

async function runVerify({ snapshot, keys, id, json, scan }: VerifyOptions): Promise<void> {
  const store = await openExistingStore(snapshot);
  const checked = id ?? (await requireCurrent(store));
  const keyring = await openKeyring(keys);
  const report = await verifySnapshot(store, checked, keyring);
  const scanned = scan === undefined ? undefined : await scanAll(store, checked, keyring, scan);
  if (json) printJson(scanned ? { ...report, scan: scanned } : report);
  else {
    printReport(report);
    if (scanned) printScan(scanned);
  }
  if (scanned && scanned.findings.length > 0) {
    throw new TwinError('corrupt', 'Personal values lie open in the store; see what was found.');
  }
  if (!report.ok) throw new TwinError('corrupt', `Snapshot ${checked} is not in order.`);
}

async function scanAll(
  store: SnapshotStore,
  id: string,
  keyring: Keyring,
  scan: string | true,
): Promise<StoreScan> {
  const snapshot = await store.open(id);
  try {
    return await scanStore(store.folder, snapshot, keyring, scan === true ? undefined : scan);
  } finally {
    await snapshot.close();
  }
}

/** Says where and what, never the value. */
function printScan({ files, secrets, findings }: StoreScan): void {
  for (const { file, what, encoding, offset } of findings) {
    printProgress(`error: ${file} holds a ${what} in ${encoding} at byte ${offset}`);
  }
  const count = findings.length;
  process.stdout.write(`scanned ${files} files for ${secrets} values: ${count} found\n`);
}

function printReport({ snapshotId, ok, files, bytes, findings, shapes }: VerifyReport): void {
  const megabytes = (bytes / 1e6).toFixed(1);
  for (const { severity, sentence } of findings) printProgress(`${severity}: ${sentence}`);
  for (const line of shapeLines(shapes ?? [])) process.stdout.write(`${line}\n`);
  process.stdout.write(`${snapshotId}: ${ok ? 'ok' : 'not ok'}, ${files} files, ${megabytes} MB\n`);
}
