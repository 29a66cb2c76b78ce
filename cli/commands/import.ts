import { Command, InvalidArgumentError } from 'commander';
import { defaultKeyFolder } from '../../data/sealing/keyring.ts';
import { TwinError } from '../../contract/errors.ts';
import { say, sentenceText } from '../../contract/sentence.ts';
import { allFileLines, worstFileLines } from '../file-lines.ts';
import { printJson, printProgress } from '../output.ts';
import { refresh } from '../refresh.ts';
import type { RefreshProgress } from '../refresh-options.ts';
import type { RefreshReport } from '../refresh-report.ts';
import { alikeNotes, noteLine } from '../shape-notes.ts';

interface ImportCommandOptions {
  readonly snapshot: string;
  readonly keys: string;
  readonly map?: string;
  readonly profile?: string;
  readonly dryRun?: boolean;
  readonly allowDrop?: boolean;
  readonly acceptCrs?: boolean;
  readonly fromScratch?: boolean;
  readonly incremental?: boolean;
  readonly removed?: string;
  readonly allowOlder?: boolean;
  readonly threads?: number;
  readonly json?: boolean;
  readonly all?: boolean;
}

/** So many files are told in full. */
const FEW_FILES = 5;

/** `twin import DIR|FILE… --snapshot DIR`: department exports into a new snapshot, with preview and report. */
export function importCommand(): Command {
  return new Command('import')
    .description('import department exports (folders or files) into a snapshot')
    .argument('<path...>', 'folders and files with exports')
    .requiredOption('--snapshot <dir>', 'store folder with the snapshots')
    .option('--dry-run', 'show what would change and publish nothing')
    .option(
      '--map <file>',
      'map file: which columns of a file feed which fields, its coordinate system',
    )
    .option('--profile <name>', 'district profile, by name or path')
    .option('--allow-drop', 'publish although more rows leave a table than the profile allows')
    .option('--accept-crs', 'publish although a declared coordinate system fits worse than another')
    .option('--from-scratch', 'leave the snapshot in use out of account')
    .option('--incremental', 'the files hold new and changed rows only: all other rows stay')
    .option('--removed <file>', 'with --incremental: rows that go, one `table,key` a line')
    .option('--allow-older', 'take files of an older date than the rows they meet')
    .option('--threads <n>', 'threads to build the files on: 1 takes less memory', threadCount)
    .option('--keys <dir>', 'folder with the key files', defaultKeyFolder())
    .option('--all', 'list every file with its checks, not the worst ones alone')
    .option('--json', 'print one JSON object')
    .action(runImport);
}

function threadCount(text: string): number {
  const count = Number(text);
  if (count === 1 || count === 2) return count;
  throw new InvalidArgumentError('Give 1 or 2.');
}

async function runImport(paths: string[], options: ImportCommandOptions): Promise<void> {
  const { snapshot, keys, json, all, incremental, ...rest } = options;
  const report = await refresh({
    ...rest,
    signal: untilInterrupted(),
    mode: incremental ? 'incremental' : 'full',
    paths,
    storeFolder: snapshot,
    keyFolder: keys,
    onProgress: progressPrinter(),
  });
  if (json) printJson(report);
  else printReport(report, all || report.files.length <= FEW_FILES ? allFileLines : worstFileLines);
}

/** Ends with Ctrl-C or where the system asks the program to end: the import gives back what it has written. A second time ends at once. */
function untilInterrupted(): AbortSignal {
  const withdrawal = new AbortController();
  const cancelled = new TwinError('invalid', say`The import was cancelled. Nothing was published.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => withdrawal.abort(cancelled));
  return withdrawal.signal;
}

/** One line a stage; while reading one a second at most, and one when a table is done. */
function progressPrinter(): (progress: RefreshProgress) => void {
  let printed = 0;
  let stage: RefreshProgress['stage'] | undefined;
  return (progress) => {
    const isNew = progress.stage !== stage;
    stage = progress.stage;
    if (progress.stage !== 'import')
      return isNew ? printProgress(STAGES[progress.stage]) : undefined;
    const now = Date.now();
    if (!progress.done && now - printed < 1000) return undefined;
    printed = now;
    const { title, rows, done, kept } = progress;
    if (kept) return printProgress(`${title}: the same files as last time`);
    return printProgress(`${title}: ${rows} rows${done ? '' : ' …'}`);
  };
}

const STAGES = {
  recognise: 'Looking at the files …',
  tiles: 'Building tiles …',
  verify: 'Verifying …',
} as const;

function printReport(report: RefreshReport, fileLines: typeof allFileLines): void {
  const lines = [
    ...fileLines(report.files),
    ...crsLines(report),
    ...report.unrecognised.map(({ name, why }) => `not imported: ${name} (${sentenceText(why)})`),
    ...report.changes.map(
      ({ title, added, changed, removed }) => `${title}: +${added} ~${changed} -${removed}`,
    ),
    ...tileLines(report),
    ...report.blocks,
    phaseLine(report),
    outcomeLine(report),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

const NOTES_SHOWN = 20;

/** Footprints repaired, shapes and rooms left out: the first of each building, the rest is in the report file. */
function tileLines({ tiles }: RefreshReport): string[] {
  const lines = alikeNotes(tiles?.notes ?? []).map(({ note, more }) =>
    more === 0 ? noteLine(note) : `${noteLine(note)} ${more} more like it in report.json.`,
  );
  const rest = lines.length - NOTES_SHOWN;
  const shown = lines.slice(0, NOTES_SHOWN);
  return rest > 0 ? [...shown, `… and notes on ${rest} more shapes in report.json`] : shown;
}

/** Files whose coordinate system is doubted, or was found by fit because nothing declares it. */
function crsLines({ files }: RefreshReport): string[] {
  const fits = new Map(files.flatMap(({ crsFit }) => (crsFit ? [[crsFit.file, crsFit]] : [])));
  return [...fits.values()]
    .filter(({ verdict, basis }) => verdict === 'contradicted' || basis === 'fitted')
    .map(({ file, sentence }) => `${file}: ${sentenceText(sentence)}`);
}

/** Where the time went. */
function phaseLine({ phaseSeconds }: RefreshReport): string {
  const parts = Object.entries(phaseSeconds).map(
    ([phase, seconds]) => `${phase} ${seconds.toFixed(1)} s`,
  );
  return `Took: ${parts.join(', ')}.`;
}

function outcomeLine({ outcome, snapshotId, reportFolder }: RefreshReport): string {
  const report = ` Report: ${reportFolder}`;
  if (outcome === 'unchanged')
    return snapshotId === undefined
      ? `No row could be taken, so nothing was published.${report}`
      : `Nothing changed; snapshot ${snapshotId} stays in use.${report}`;
  if (outcome === 'preview') return `Preview only, nothing was published.${report}`;
  return `Published snapshot ${snapshotId ?? ''}.${report}`;
}
