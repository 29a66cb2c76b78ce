import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { TwinError } from '../../contract/errors.ts';
import { BUILT_IN_ACCOUNT } from '../../contract/principal.ts';
import { DEPARTMENTS, findDepartment } from '../../data/give-back/export-department.ts';
import { destroyDepartmentKey } from '../../data/keys/destroy-key.ts';
import { type KeyReport, keptManifests, reportKey } from '../../data/keys/key-report.ts';
import { defaultKeyFolder } from '../../data/sealing/keyring.ts';
import { openExistingStore } from '../existing-store.ts';
import { printJson } from '../output.ts';

/** `twin keys`: the keys of departments, what they open, and how one is destroyed. */
export function keysCommand(): Command {
  return new Command('keys')
    .description('keys of the departments: what each opens; destroy one for good')
    .addCommand(listCommand().exitOverride())
    .addCommand(destroyCommand().exitOverride());
}

interface KeysOptions {
  readonly snapshot: string;
  readonly keys: string;
  readonly json?: boolean;
}

function listCommand(): Command {
  return new Command('list')
    .description('each department’s key, what it opens, and keys that were destroyed')
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .option('--keys <dir>', 'folder with the key files', defaultKeyFolder())
    .option('--json', 'print one JSON object')
    .action(runList);
}

async function runList({ snapshot, keys, json }: KeysOptions): Promise<void> {
  const store = await openExistingStore(snapshot);
  const manifests = await keptManifests(store);
  const reports: KeyReport[] = [];
  for (const department of DEPARTMENTS)
    reports.push(await reportKey(keys, store, department, manifests));
  const known = reports.filter(
    ({ epoch, snapshots }) => epoch !== undefined || snapshots.length > 0,
  );
  if (json) return printJson({ folder: keys, keys: known });
  process.stdout.write(`${[`Keys in ${keys}`, ...known.flatMap(keyLines)].join('\n')}\n`);
}

function keyLines(report: KeyReport): string[] {
  const { department, title, epoch, suite, destroyed } = report;
  const key = epoch === undefined ? 'NO KEY FILE' : `generation ${epoch}, ${suite}`;
  return [
    `${title} (${department})  ${key}`,
    ...openedLines(report),
    ...destroyed.map(
      ({ epoch: gone, at, by, reason }) =>
        `  generation ${gone} destroyed ${at} by ${by}: ${reason}`,
    ),
  ];
}

/** The newest snapshot's tables; how many more there are. */
function openedLines({ snapshots, pictures, department }: KeyReport): string[] {
  const [newest, ...older] = snapshots;
  const also = [
    ...(older.length > 0 ? [`${older.length} older snapshots`] : []),
    ...(pictures > 0 ? [`${pictures} photographs`] : []),
  ];
  return [
    ...(newest?.tables ?? []).map(
      ({ title, rows, columns, isClosed }) =>
        `  ${isClosed ? 'CLOSED FOR EVER' : 'opens'} ${title}: ${rows} rows (${columns.join('、')})`,
    ),
    ...(also.length > 0 ? [`  and ${also.join(', ')}`] : []),
    ...(department === 'registry' ? ['  links persons across departments'] : []),
  ];
}

interface DestroyOptions extends KeysOptions {
  readonly reason: string;
  readonly confirm?: string;
}

function destroyCommand(): Command {
  return new Command('destroy')
    .description('destroy a department’s key: its personal columns can never be read again')
    .argument('<department>', 'department, by id or title')
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .requiredOption('--reason <text>', 'why; goes into the audit log')
    .option('--confirm <department>', 'the department’s id once more, where nobody can be asked')
    .option('--keys <dir>', 'folder with the key files', defaultKeyFolder())
    .option('--json', 'print what was destroyed as JSON')
    .action(runDestroy);
}

async function runDestroy(name: string, options: DestroyOptions): Promise<void> {
  const { snapshot, keys: keyFolder, reason, json } = options;
  const store = await openExistingStore(snapshot);
  const department = findDepartment(name);
  const before = await reportKey(keyFolder, store, department, await keptManifests(store));
  await confirm(before, options.confirm);
  const principal = BUILT_IN_ACCOUNT;
  const done = await destroyDepartmentKey({ store, keyFolder, department, principal, reason });
  if (json) return printJson(done);
  process.stdout.write(
    [
      `The key of ${department.title} (${department.id}) is destroyed; audit log row ${done.auditNumber}.`,
      'Copies of the key folder and of the department’s exports are out of reach of this command: destroy them too.',
      'The next full delivery of the department is sealed under a new key.\n',
    ].join('\n'),
  );
}

/** Nothing can undo it, so the department has to be typed. Errors: `invalid` when it was not. */
async function confirm(report: KeyReport, given: string | undefined): Promise<void> {
  const { department, title } = report;
  const typed = given ?? (await ask(report));
  if (typed === department || typed === title) return;
  throw new TwinError(
    'invalid',
    `The key was not destroyed: type ${department} to confirm, or give --confirm ${department}.`,
  );
}

async function ask(report: KeyReport): Promise<string> {
  const lines = [
    `This destroys the key of ${report.title} for good. Nobody will be able to read again:`,
    ...openedLines(report),
    '  their change history and held rows, in every copy of this store',
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
  if (!process.stdin.isTTY) return '';
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(`Type ${report.department} to destroy it: `)).trim();
  } finally {
    terminal.close();
  }
}
