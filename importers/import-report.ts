import type { RowAccount, TableChange } from '../contract/queries/snapshot.ts';
import type { CrsFitReport } from './crs/fit-report.ts';
import type { DeliveryOutcome } from '../data/snapshot/delivery.ts';
import type { DeliveredTable } from './deliver-datasets.ts';
import type { LinkCount } from './links/link-counts.ts';
import type { SkippedLine } from './readers/source.ts';
import type { Recognition, UnrecognisedFile } from './recognise.ts';
import { type ServedColumn, servingOf, unknownColumns } from './recognise.ts';
import type { FindingExamples } from './report/examples.ts';
import { reportNote } from './report/mask-value.ts';
import type { ImportReporter } from './report/reporter.ts';
import type { DeliveryPart } from './rows/delivery.ts';

/** What one table took from one file: read = accepted + held + rejected + unchanged. */
export interface FileReport extends RowAccount {
  readonly file: string;
  readonly table: string;
  readonly title: string;
  readonly asOf: string;
  readonly encoding?: string;
  readonly crs?: string;
  /** Residuals of the candidate systems, where positions could be measured. */
  readonly crsFit?: CrsFitReport;
  /** Check code → rows that carry it. */
  readonly flags: Readonly<Record<string, number>>;
  /** Check code → rows it refused. */
  readonly refusals: Readonly<Record<string, number>>;
  readonly examples: FindingExamples;
  /** Columns nobody knows: shown so that nothing is lost silently. */
  readonly unknownColumns: readonly string[];
  /** Columns that are not stored and say something of one that is. */
  readonly servingColumns: readonly ServedColumn[];
  /** Columns left out because of what they say about people. */
  readonly droppedColumns: readonly string[];
  /** Sheets with another header. */
  readonly otherSheets: readonly string[];
  /** Rows read that were hidden or filtered out in their sheet. */
  readonly hiddenRows: number;
  /** Totals, notes and deleted records: not rows. */
  readonly skipped: readonly SkippedLine[];
}

export interface ImportReport {
  readonly files: readonly FileReport[];
  /** How long each table took, from its first row to its comparison with the last snapshot. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly unrecognised: readonly UnrecognisedFile[];
  readonly changes: readonly TableChange[];
  /** How written addresses were placed, by table and field (上图). */
  readonly links: readonly LinkCount[];
}

/** The report of one table's files from what the importer saw and the builder answered. */
export function fileReports(
  parts: readonly DeliveryPart[],
  table: { readonly name: string; readonly title: string },
  outcome: DeliveryOutcome,
  reporter: ImportReporter,
): FileReport[] {
  return parts.map((part) => {
    const { recognised, name } = part;
    const { encoding } = recognised.table;
    const crsFit = reporter.crsFits.get(recognised.file.name);
    const crs = reporter.crsLabels.get(recognised.file.name) ?? recognised.table.crs?.name;
    return {
      file: name,
      table: table.name,
      title: table.title,
      ...(outcome.perFile[part.index] as RowAccount),
      asOf: recognised.asOf,
      ...(encoding ? { encoding } : {}),
      ...(crs ? { crs } : {}),
      ...(crsFit ? { crsFit } : {}),
      flags: Object.fromEntries(reporter.flagCounts.get(`${table.name}|${name}`) ?? []),
      refusals: Object.fromEntries(reporter.refusalCounts.get(`${table.name}|${name}`) ?? []),
      examples: reporter.examples.of(table.name, name),
      unknownColumns: unknownColumns(recognised),
      servingColumns: servingOf(recognised),
      droppedColumns: recognised.matches.get(table.name)?.dropped ?? [],
      otherSheets: recognised.table.otherSheets ?? [],
      hiddenRows: recognised.table.hiddenRows?.[part.sheet] ?? 0,
      skipped: skippedOf(part).map((line) => ({ ...line, text: reportNote(line.text) })),
    };
  });
}

/** Joins the reports of all tables. */
export function importReport(
  { unrecognised }: Recognition,
  delivered: readonly DeliveredTable[],
  links: readonly LinkCount[],
): ImportReport {
  return {
    files: delivered.flatMap(({ files }) => files),
    seconds: Object.fromEntries(delivered.map(({ table, seconds }) => [table, seconds])),
    unrecognised,
    changes: delivered.map(({ change }) => change),
    links,
  };
}

/** The lines left out of one sheet, where a file has several. */
function skippedOf({ recognised: { table }, sheet }: DeliveryPart): SkippedLine[] {
  const name = table.sheets?.[sheet];
  return table.skipped.filter((line) => line.sheet === undefined || line.sheet === name);
}
