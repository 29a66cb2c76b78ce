import { join } from 'node:path';
import { Command, Option } from 'commander';
import { BUILT_IN_ACCOUNT } from '../../contract/principal.ts';
import { exportDepartment } from '../../data/give-back/export-department.ts';
import type { SheetFormat } from '../../data/give-back/sheet-writer.ts';
import { defaultKeyFolder, openKeyring } from '../../data/sealing/keyring.ts';
import { requireCurrent } from '../../data/snapshot/store.ts';
import { withDepartment } from '../../data/workspace/accounts.ts';
import { openWorkspace } from '../../data/workspace/workspace.ts';
import { coordinatesWith } from '../../importers/crs/delivered-coordinates.ts';
import { openExistingStore } from '../existing-store.ts';
import { printJson } from '../output.ts';

interface ExportOptions {
  readonly for: string;
  readonly snapshot: string;
  readonly out: string;
  readonly keys: string;
  readonly id?: string;
  readonly format?: SheetFormat;
  readonly reason?: string;
  readonly json?: boolean;
}

/** `twin export --for DEPT --snapshot DIR --out DIR`: a department's own rows as it delivered them, with what was found. */
export function exportCommand(): Command {
  return new Command('export')
    .description('give a department its own rows back, with addresses, matches and conflicts')
    .requiredOption('--for <department>', 'department, by id or title')
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .requiredOption('--out <dir>', 'folder to write to')
    .option('--id <id>', 'snapshot to export from (default: the one in use)')
    .addOption(
      new Option('--format <format>', 'default: as each file came').choices(['csv', 'xlsx']),
    )
    .option('--reason <text>', 'open personal columns; the reason goes into the audit log')
    .option('--keys <dir>', 'folder with the key files', defaultKeyFolder())
    .option('--json', 'print the files written as one JSON array')
    .action(runExport);
}

async function runExport(options: ExportOptions): Promise<void> {
  const store = await openExistingStore(options.snapshot);
  const snapshot = await store.open(options.id ?? (await requireCurrent(store)));
  const workspace = await openWorkspace(join(store.folder, 'workspace.sqlite'));
  try {
    const keyring = await openKeyring(options.keys);
    const files = await exportDepartment({
      snapshot,
      department: options.for,
      outFolder: options.out,
      principal: await withDepartment(BUILT_IN_ACCOUNT, workspace.accounts),
      audit: workspace.audit,
      keyring,
      coordinates: await coordinatesWith(keyring),
      ...(options.format ? { format: options.format } : {}),
      ...(options.reason ? { reason: options.reason } : {}),
    });
    if (options.json) printJson(files);
    else for (const { path, rows } of files) process.stdout.write(`${path}: ${rows} rows\n`);
  } finally {
    await workspace.close();
    await snapshot.close();
  }
}
