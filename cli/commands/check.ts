import { Command } from 'commander';
import { loadProfile } from '../../data/profile.ts';
import { checkFolder, type FileCheck } from '../../importers/check-folder.ts';
import { loadImportMap } from '../../importers/mapping.ts';
import { checkCode } from '../../contract/check-codes.ts';
import { sentenceText } from '../../contract/sentence.ts';
import { printJson } from '../output.ts';
import { DEFAULT_PROFILE } from '../refresh-options.ts';

interface CheckCommandOptions {
  readonly map?: string;
  readonly profile: string;
  readonly aroundData?: boolean;
  readonly json?: boolean;
}

/** Refused rows shown of each check of a file. */
const ROWS_A_CODE = 3;

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
  for await (const check of checkFolder({ paths, map, profile, aroundData })) {
    if (options.json) printJson(check);
    else process.stdout.write(`${describe(check).join('\n')}\n`);
  }
}

function describe(check: FileCheck): string[] {
  const { file, format = '', encoding = '' } = check;
  const head = `${file}  ${[format, encoding].filter(Boolean).join(', ')}`.trimEnd();
  if (check.why !== undefined) return [head, `  not imported: ${sentenceText(check.why)}`];
  return [head, ...check.reports.flatMap(reportLines), ...rejectLines(check)];
}

function reportLines(report: FileCheck['reports'][number]): string[] {
  const { read, accepted, held, rejected, title, crs, unknownColumns, skipped } = report;
  const refusals = countsText(report.refusals);
  const marks = countsText(report.flags);
  return [
    `  ${title}: read ${read} = accepted ${accepted} + held ${held} + rejected ${rejected}${crs ? `; ${crs}` : ''}`,
    ...(refusals ? [`  refused: ${refusals}`] : []),
    ...(marks ? [`  marked: ${marks}`] : []),
    ...(unknownColumns.length > 0 ? [`  unknown columns: ${unknownColumns.join(', ')}`] : []),
    ...(skipped.length > 0
      ? [`  no rows: lines ${skipped.map(({ line }) => line).join(', ')}`]
      : []),
  ];
}

/** `CODE 12, OTHER 3`, the most frequent first. */
function countsText(counts: Readonly<Record<string, number>>): string {
  const sorted = Object.entries(counts).sort(([, one], [, other]) => other - one);
  return sorted.map(([code, rows]) => `${code} ${rows}`).join(', ');
}

/** The first refused rows of each kind, so that a frequent one does not hide the others. */
function rejectLines({ rejects, reports }: FileCheck): string[] {
  const seen = new Map<string, number>();
  const shown = rejects.filter(({ code }) => {
    const before = seen.get(code) ?? 0;
    seen.set(code, before + 1);
    return before < ROWS_A_CODE;
  });
  const lines = shown.map(
    ({ line, code, value, sentence }) =>
      `  line ${line}: ${code} ${value} ${sentence ? sentenceText(sentence) : (checkCode(code)?.en ?? '')}`,
  );
  const rest = reports.reduce((sum, { rejected }) => sum + rejected, 0) - shown.length;
  return rest > 0 ? [...lines, `  … and ${rest} more`] : lines;
}
