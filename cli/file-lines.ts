import type { FileReport } from '../importers/import-report.ts';
import { findingLines } from './finding-lines.ts';

/** Rows shown of each check of a file when all is told; the report has them all. */
const ROWS_A_CHECK = 1;
/** Files told of unless all is wanted. */
const FILES_SHOWN = 15;
/** Checks named of a file. */
const CHECKS_NAMED = 4;

/** Every file with its checks, and of each check a row. */
export function allFileLines(files: readonly FileReport[]): string[] {
  return files.flatMap((file) => [
    `${nameOf(file)}: ${account(file)}${columnsOf(file)}`,
    ...findingLines(file, ROWS_A_CHECK),
  ]);
}

/** A line each of the files something was found in, those that lost most rows first; the others in one. */
export function worstFileLines(files: readonly FileReport[]): string[] {
  const [found, clean] = [files.filter(hasFindings), files.filter((file) => !hasFindings(file))];
  const worst = found.sort(
    (one, other) =>
      other.rejected - one.rejected ||
      other.held - one.held ||
      rowsOf(other.flags) - rowsOf(one.flags),
  );
  const shown = worst.slice(0, FILES_SHOWN).map(findingLine);
  const rest = worst.length - shown.length;
  return [
    ...shown,
    ...(rest > 0 ? [`… and ${rest} more files with findings: --all lists them`] : []),
    ...(clean.length > 0 ? [`${clean.length} files without findings: ${account(sum(clean))}`] : []),
    `All ${files.length} files: ${account(sum(files))}`,
  ];
}

type Account = Pick<FileReport, 'read' | 'accepted' | 'held' | 'rejected' | 'unchanged'>;

function hasFindings(file: FileReport): boolean {
  return (
    file.rejected + file.held + rowsOf(file.flags) > 0 ||
    file.unknownColumns.length + file.droppedColumns.length + file.otherSheets.length > 0
  );
}

function findingLine(file: FileReport): string {
  const { rejected, held, refusals, flags } = file;
  const parts = [
    ...(rejected > 0 ? [`refused ${rejected} (${checks(refusals)})`] : []),
    ...(held > 0 ? [`held ${held}`] : []),
    ...(rowsOf(flags) > 0 ? [`marked (${checks(flags)})`] : []),
  ];
  const told = parts.length > 0 ? `; ${parts.join('; ')}` : '';
  return `${nameOf(file)}: read ${file.read}${told}${columnsOf(file)}`;
}

function checks(counts: FileReport['refusals']): string {
  const sorted = Object.entries(counts).sort(([, one], [, other]) => other - one);
  const named = sorted.slice(0, CHECKS_NAMED).map(([code, rows]) => `${code} ${rows}`);
  return sorted.length > CHECKS_NAMED ? `${named.join(', ')}, …` : named.join(', ');
}

function nameOf({ file, title }: FileReport): string {
  return `${file} → ${title}`;
}

function account({ read, accepted, held, rejected, unchanged }: Account): string {
  return `read ${read} = accepted ${accepted} + held ${held} + rejected ${rejected} + unchanged ${unchanged}`;
}

function columnsOf(file: FileReport): string {
  const { unknownColumns, servingColumns, droppedColumns, otherSheets, hiddenRows } = file;
  const unknown =
    unknownColumns.length > 0 ? `; unknown columns: ${unknownColumns.join(', ')}` : '';
  const serving =
    servingColumns.length > 0 ? `; columns used for others: ${servedText(servingColumns)}` : '';
  const dropped =
    droppedColumns.length > 0 ? `; columns dropped by rule: ${droppedColumns.join(', ')}` : '';
  const sheets =
    otherSheets.length > 0
      ? `; sheets with other columns, not read: ${otherSheets.join(', ')}`
      : '';
  const hidden = hiddenRows > 0 ? `; hidden rows, read too: ${hiddenRows}` : '';
  return unknown + serving + dropped + sheets + hidden;
}

/** `是否出租 → 房屋性质, …`. */
export function servedText(columns: FileReport['servingColumns']): string {
  return columns.map(({ header, title }) => `${header} → ${title}`).join(', ');
}

function rowsOf(counts: FileReport['flags']): number {
  return Object.values(counts).reduce((total, rows) => total + rows, 0);
}

function sum(files: readonly FileReport[]): Account {
  const total = (of: keyof Account) => files.reduce((rows, file) => rows + file[of], 0);
  return {
    read: total('read'),
    accepted: total('accepted'),
    held: total('held'),
    rejected: total('rejected'),
    unchanged: total('unchanged'),
  };
}
