import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { problemText } from '../../contract/drafts/problems.ts';
import { BUILT_IN_ACCOUNT } from '../../contract/principal.ts';
import { settleDrafts, type SettledDraft } from '../../data/drafts/settle-drafts.ts';
import { exportDrafts } from '../../data/give-back/export-drafts.ts';
import type { SheetFormat } from '../../data/give-back/sheet-writer.ts';
import { requireCurrent } from '../../data/snapshot/store.ts';
import { openWorkspace } from '../../data/workspace/workspace.ts';
import { openExistingStore } from '../existing-store.ts';
import { printJson } from '../output.ts';

interface DraftOptions {
  readonly snapshot: string;
  readonly out?: string;
  readonly id?: string;
  readonly format: SheetFormat;
  readonly json?: boolean;
}

/** `twin drafts list|export --snapshot DIR`: virtual houses of the 搭建台 as they stand; `export` writes the open ones in the police columns. */
export function draftsCommand(): Command {
  return new Command('drafts')
    .description('virtual houses drawn in the window (搭建台): list them, or export those open')
    .argument('<action>', 'list or export', readAction)
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .option('--out <dir>', 'with export: folder to write to')
    .option('--id <id>', 'with export: this draft alone')
    .addOption(new Option('--format <format>').choices(['xlsx', 'csv']).default('xlsx'))
    .option('--json', 'print the result as JSON')
    .action(runDrafts);
}

function readAction(text: string): 'list' | 'export' {
  if (text === 'list' || text === 'export') return text;
  throw new InvalidArgumentError('Say list or export.');
}

async function runDrafts(action: 'list' | 'export', options: DraftOptions): Promise<void> {
  const store = await openExistingStore(options.snapshot);
  const snapshot = await store.open(await requireCurrent(store));
  const workspace = await openWorkspace(join(store.folder, 'workspace.sqlite'));
  try {
    const settled = await settleDrafts(snapshot, workspace.drafts, options.id);
    if (action === 'list') return printDrafts(settled, options.json);
    const files = await exportDrafts({
      snapshot,
      drafts: settled.map(({ newest }) => newest).filter((draft) => draft.action === 'saved'),
      outFolder: options.out ?? '.',
      format: options.format,
      principal: BUILT_IN_ACCOUNT,
      audit: workspace.audit,
    });
    if (options.json) printJson(files);
    else for (const { path, rows } of files) process.stdout.write(`${path}: ${rows} rows\n`);
  } finally {
    await workspace.close();
    await snapshot.close();
  }
}

const STATES = { saved: '待核实', merged: '已并入', discarded: '已弃' } as const;

function printDrafts(settled: readonly SettledDraft[], json: boolean | undefined): void {
  if (json) {
    return printJson(
      settled.map(({ newest: { building, ...revision }, conflicts }) => ({
        ...revision,
        buildingId: building.buildingId,
        name: building.name,
        address: building.address,
        rooms: building.rooms.length,
        conflicts: conflicts.map((each) => problemText(each, 'zh-CN')),
      })),
    );
  }
  if (settled.length === 0) process.stdout.write('no draft yet\n');
  for (const { newest, conflicts } of settled) {
    const { id, action, revision, building, account, at } = newest;
    const title = [building.buildingId, building.address, building.name].filter(Boolean).join(' ');
    process.stdout.write(
      `${id}  ${STATES[action]}  ${title}  ${building.rooms.length} rooms  revision ${revision}  ${account} ${at}\n`,
    );
    for (const each of conflicts) process.stdout.write(`    ${problemText(each, 'zh-CN')}\n`);
  }
}
