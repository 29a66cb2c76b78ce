import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { TwinError } from '../../contract/errors.ts';
import { isDate } from '../../contract/periods.ts';
import { BUILT_IN_ACCOUNT } from '../../contract/principal.ts';
import { doubtfulRows } from '../../data/give-back/doubtful-rows.ts';
import { findDepartment } from '../../data/give-back/export-department.ts';
import { exportList } from '../../data/give-back/export-list.ts';
import type { SheetFormat } from '../../data/give-back/sheet-writer.ts';
import { defaultKeyFolder, openKeyring } from '../../data/sealing/keyring.ts';
import type { OpenSnapshot } from '../../data/snapshot/open-snapshot.ts';
import { requireCurrent } from '../../data/snapshot/store.ts';
import type { ReturnedList } from '../../data/workspace/returned-lists.ts';
import { openWorkspace, type Workspace } from '../../data/workspace/workspace.ts';
import { openExistingStore } from '../existing-store.ts';
import { printJson } from '../output.ts';

interface ListOptions {
  readonly snapshot: string;
  readonly keys: string;
  readonly for?: string;
  readonly owner?: string;
  readonly due?: string;
  readonly title?: string;
  readonly flag?: string;
  readonly number?: string;
  readonly out?: string;
  readonly format: SheetFormat;
  readonly json?: boolean;
}

/** `twin lists --snapshot DIR`: returned lists and what came of them; makes one with --for, writes one with --number. */
export function listsCommand(): Command {
  return new Command('lists')
    .description('lists of rows returned to departments: show, make (--for), write out (--number)')
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .option('--for <department>', 'make a list of this department’s flagged and held rows')
    .option('--owner <name>', 'who is to see to the new list')
    .option('--due <date>', 'when it is due, YYYY-MM-DD', readDate)
    .option('--title <text>', 'what the new list is about', '待核实记录')
    .option('--flag <code>', 'rows with this check code only')
    .option('--number <number>', 'list to write out')
    .option('--out <dir>', 'folder to write it to')
    .addOption(new Option('--format <format>').choices(['xlsx', 'csv']).default('xlsx'))
    .option('--keys <dir>', 'folder with the key files', defaultKeyFolder())
    .option('--json', 'print the result as JSON')
    .action(runLists);
}

async function runLists(options: ListOptions): Promise<void> {
  const store = await openExistingStore(options.snapshot);
  const snapshot = await store.open(await requireCurrent(store));
  const workspace = await openWorkspace(join(store.folder, 'workspace.sqlite'));
  try {
    if (options.for !== undefined) await makeList(options, snapshot, workspace);
    else if (options.number !== undefined) await writeList(options, snapshot, workspace);
    else printLists(await workspace.lists.all(), options.json);
  } finally {
    await workspace.close();
    await snapshot.close();
  }
}

async function makeList(
  { for: department = '', owner, due, title = '', flag, keys, json }: ListOptions,
  snapshot: OpenSnapshot,
  workspace: Workspace,
): Promise<void> {
  if (owner === undefined || due === undefined) {
    throw new TwinError(
      'invalid',
      'A new list needs an owner and a date: --owner NAME --due YYYY-MM-DD.',
    );
  }
  const { id } = findDepartment(department);
  const rows = await doubtfulRows({
    snapshot,
    department: id,
    keyring: await openKeyring(keys),
    ...(flag === undefined ? {} : { flag }),
  });
  const { account } = BUILT_IN_ACCOUNT;
  const snapshotId = snapshot.manifest.id;
  const draft = { department: id, title, owner, dueOn: due, snapshotId, account };
  const number = await workspace.lists.make(draft, rows);
  await workspace.audit.append(BUILT_IN_ACCOUNT, {
    action: 'lists.make',
    subject: `${number}, ${rows.length} rows, snapshot ${snapshotId}`,
    reason: title,
  });
  if (json) printJson({ number, rows: rows.length });
  else process.stdout.write(`${number}: ${rows.length} rows\n`);
}

async function writeList(
  { number = '', out, format, json }: ListOptions,
  snapshot: OpenSnapshot,
  workspace: Workspace,
): Promise<void> {
  if (out === undefined) throw new TwinError('invalid', 'Say where to write the list: --out DIR.');
  const rows = await workspace.lists.rows(number);
  const list = (await workspace.lists.all()).find((one) => one.number === number) as ReturnedList;
  const reason = `${list.owner}, ${list.dueOn}`;
  await workspace.audit.append(BUILT_IN_ACCOUNT, {
    action: 'export.list',
    subject: number,
    reason,
  });
  const paths = await exportList(snapshot, list, rows, out, format);
  if (json) printJson(paths);
  else process.stdout.write(`${paths.join('\n')}\n`);
}

function printLists(lists: readonly ReturnedList[], json: boolean | undefined): void {
  if (json) return printJson(lists);
  if (lists.length === 0) process.stdout.write('no returned list yet\n');
  for (const { number, title, department, owner, dueOn, ...counts } of lists) {
    const { rows, changed, unchanged, withdrawn } = counts;
    const settled = `已改 ${changed}, 未改 ${unchanged}, 已撤 ${withdrawn} of ${rows}`;
    process.stdout.write(
      `${number}  ${title}  ${department}  ${owner}  due ${dueOn}  ${settled}\n`,
    );
  }
}

function readDate(text: string): string {
  if (isDate(text)) return text;
  throw new InvalidArgumentError('Give a day of the calendar as YYYY-MM-DD.');
}
