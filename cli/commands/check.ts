import { Command } from 'commander';
import { loadProfile } from '../../data/profile.ts';
import { checkFolder, type FileCheck } from '../../importers/check-folder.ts';
import { loadImportMap } from '../../importers/mapping.ts';
import { sentenceText } from '../../contract/sentence.ts';
import { servedText } from '../file-lines.ts';
import { findingLines } from '../finding-lines.ts';
import { printJson } from '../output.ts';
import { DEFAULT_PROFILE } from '../refresh-options.ts';

interface CheckCommandOptions {
  readonly map?: string;
  readonly profile: string;
  readonly aroundData?: boolean;
  readonly json?: boolean;
}

/** Rows shown of each check of a file. */
const ROWS_A_CHECK = 3;

/** `twin check DIR…`: what each file would give, imported by itself and thrown away. */
export function checkCommand(): Command {
  return new Command('check')
    .description('import each file by itself, publish nothing, and show what it gave')
    .argument('<path...>', 'folders and files with exports')
    .option('--map <file>', 'map file: which columns feed which fields, coordinate systems')
    .option('--profile <name>', 'district profile, by name or path', DEFAULT_PROFILE)
    .option('--around-data', "take each file's own surroundings for the district")
    .option('--json', 'print one JSON object a file')
    .action(runCheck);
}

async function runCheck(paths: string[], options: CheckCommandOptions): Promise<void> {
  const map = options.map === undefined ? undefined : await loadImportMap(options.map);
  const profile = await loadProfile(options.profile);
  const aroundData = options.aroundData ?? false;
  const total = { files: 0, notImported: 0, read: 0, accepted: 0, held: 0, rejected: 0 };
  for await (const check of checkFolder({ paths, map, profile, aroundData })) {
    if (options.json) printJson(check);
    else process.stdout.write(`${describe(check).join('\n')}\n`);
    addTo(total, check);
  }
  if (!options.json) process.stdout.write(`${totalLine(total)}\n`);
}

type Total = Record<'files' | 'notImported' | 'read' | 'accepted' | 'held' | 'rejected', number>;

function addTo(total: Total, { why, reports }: FileCheck): void {
  total.files += 1;
  if (why !== undefined) total.notImported += 1;
  for (const { read, accepted, held, rejected } of reports) {
    total.read += read;
    total.accepted += accepted;
    total.held += held;
    total.rejected += rejected;
  }
}

/** One line over all files; a file that feeds two tables counts its rows in each. */
function totalLine({ files, notImported, read, accepted, held, rejected }: Total): string {
  return `${files} files, ${notImported} not imported; rows read ${read} = accepted ${accepted} + held ${held} + rejected ${rejected}`;
}

function describe(check: FileCheck): string[] {
  const { file, format = '', encoding = '' } = check;
  const head = `${file}  ${[format, encoding].filter(Boolean).join(', ')}`.trimEnd();
  if (check.why !== undefined) return [head, `  not imported: ${sentenceText(check.why)}`];
  return [head, ...check.reports.flatMap(reportLines)];
}

function reportLines(report: FileCheck['reports'][number]): string[] {
  const {
    read,
    accepted,
    held,
    rejected,
    title,
    crs,
    unknownColumns,
    servingColumns,
    otherSheets,
    hiddenRows,
    skipped,
  } = report;
  return [
    `  ${title}: read ${read} = accepted ${accepted} + held ${held} + rejected ${rejected}${crs ? `; ${crs}` : ''}`,
    ...findingLines(report, ROWS_A_CHECK),
    ...(unknownColumns.length > 0 ? [`  unknown columns: ${unknownColumns.join(', ')}`] : []),
    ...(servingColumns.length > 0
      ? [`  columns used for others: ${servedText(servingColumns)}`]
      : []),
    ...(otherSheets.length > 0
      ? [`  sheets with other columns, not read: ${otherSheets.join(', ')}`]
      : []),
    ...(hiddenRows > 0 ? [`  hidden rows, read too: ${hiddenRows}`] : []),
    ...(skipped.length > 0
      ? [`  no rows: lines ${skipped.map(({ line }) => line).join(', ')}`]
      : []),
  ];
}
