import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mustConfirmLeaving } from '../../contract/leaving-rows.ts';
import type { FileOutcome, ImportResult, TableOutcome } from '../../contract/imports.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { TableChange } from '../../contract/queries/snapshot.ts';
import type { FileReport } from '../../importers/import-report.ts';
import type { RefreshReport } from '../refresh-report.ts';
import { alikeNotes } from '../shape-notes.ts';

/** Name of the workbook in a batch's report folder. */
export const REJECTS_WORKBOOK = 'rejects.xlsx';

/** Notes on shapes that cross to the window; report.json has them all. */
const SHAPES_SHOWN = 500;

/** Rows that tables had before, where the delivery names only some of them or none. */
type RowsBefore = ReadonlyMap<string, number> | undefined;

/** A refresh as the desk shows it. */
export function importResult(report: RefreshReport, rowsBefore?: RowsBefore): ImportResult {
  const { batch, outcome, snapshotId = null, dropShare, rejectedRows, reportFolder } = report;
  const milliseconds = Date.parse(report.endedAt) - Date.parse(report.startedAt);
  return {
    batch,
    outcome,
    snapshotId,
    files: report.files.map(fileOutcome),
    tables: tableOutcomes(report.changes, report.files, dropShare, rowsBefore),
    dropShare,
    doubts: doubtsOf(report.files),
    older: report.older.map(({ table, loaded, delivered }) => {
      const { title, titleEn } = tableSpec(table);
      return { title, titleEn, loaded, delivered };
    }),
    rejectedRows,
    shapes: shapesOf(report),
    hasWorkbook: existsSync(join(reportFolder, REJECTS_WORKBOOK)),
    seconds: milliseconds / 1000,
  };
}

function shapesOf({ tiles }: RefreshReport): ImportResult['shapes'] {
  const notes = tiles?.notes ?? [];
  const first = alikeNotes(notes).slice(0, SHAPES_SHOWN);
  return { total: notes.length, first: first.map(({ note }) => note) };
}

/** A file that feeds two tables was judged once. */
function doubtsOf(files: readonly FileReport[]): ImportResult['doubts'] {
  const fits = files.flatMap(({ crsFit }) => (crsFit?.verdict === 'contradicted' ? [crsFit] : []));
  const byFile = new Map(fits.map((fit) => [fit.file, fit]));
  return [...byFile.values()].map(({ file, sentence, used, candidates }) => ({
    file,
    sentence,
    used,
    candidates: candidates.map(({ label, residualMetres, n }) => {
      return { label, residualMetres, points: n };
    }),
  }));
}

function fileOutcome(file: FileReport): FileOutcome {
  const { read, accepted, held, rejected, unchanged, table, title } = file;
  return {
    file: file.file,
    table,
    title,
    read,
    accepted,
    held,
    rejected,
    unchanged,
    encoding: file.encoding ?? null,
    crs: file.crs ?? null,
    unknownColumns: [...file.unknownColumns],
    servingColumns: [...file.servingColumns],
    droppedColumns: [...file.droppedColumns],
    otherSheets: [...file.otherSheets],
    hiddenRows: file.hiddenRows,
    skippedLines: file.skipped.length,
  };
}

/** What happens to each delivered table, summed over its files. */
export function tableOutcomes(
  changes: readonly TableChange[],
  files: readonly FileReport[],
  dropShare: number,
  rowsBefore?: RowsBefore,
): TableOutcome[] {
  return changes.map(({ table, title, titleEn, added, changed, removed, aged = 0 }) => {
    const own = files.filter((file) => file.table === table);
    const sum = (of: (file: FileReport) => number) =>
      own.reduce((total, file) => total + of(file), 0);
    const unchanged = sum((file) => file.unchanged);
    const before = rowsBefore?.get(table) ?? unchanged + changed + removed;
    const after = before - removed + added;
    return {
      table,
      title,
      titleEn,
      added,
      changed,
      unchanged,
      removed,
      held: sum((file) => file.held),
      rejected: sum((file) => file.rejected),
      before,
      after,
      blocked: mustConfirmLeaving({ before, removed, aged }, dropShare),
      aged,
    };
  });
}
