import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RejectsSpool, spooledLines } from './rejects-spool.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { CrsFitReport } from '../crs/fit-report.ts';
import type { Finding } from '../rows/row-checks.ts';
import { reportValue } from './mask-value.ts';
import { RejectsWorkbook, type ReportLine } from './rejects-workbook.ts';

/** Where a finding was made. */
export interface FindingPlace {
  readonly table: TableSpec;
  readonly file: string;
  readonly line: number;
  /** Header of the field in that file, as the department wrote it. */
  readonly header?: string;
}

const MOST_WARNINGS = 20_000;
/** Lines a window shows; the workbook has them all. */
const MOST_FIRST = 1000;

/** What another thread found, for the import's reporter to take over: plain data. */
export interface SpooledFindings {
  readonly rejectedRows: number;
  /** File with the refused rows, where there are any. */
  readonly spool: string | undefined;
  readonly warnings: readonly ReportLine[];
  readonly unlisted: number;
  readonly crsLabels: ReadonlyMap<string, string>;
  readonly crsFits: ReadonlyMap<string, CrsFitReport>;
}

/** Where refused rows go as they come. */
interface RejectSink {
  reject(line: ReportLine): void;
}

/** Collects rejected and flagged rows of one import; the workbook is begun with the first of them. */
export class ImportReporter {
  /** `table|file` → check code → rows. */
  readonly flagCounts = new Map<string, Map<string, number>>();
  /** File name → coordinate system it was read in. */
  readonly crsLabels = new Map<string, string>();
  /** File name → how well each coordinate system fits what is known. */
  readonly crsFits = new Map<string, CrsFitReport>();
  rejectedRows = 0;
  /** The first refused rows, masked. */
  readonly firstRejects: ReportLine[] = [];
  private readonly warnings: ReportLine[] = [];
  private unlisted = 0;
  private readonly folder: string;
  private workbook: RejectsWorkbook | undefined;
  private readonly spool: RejectsSpool | undefined;

  private constructor(folder: string, spool?: RejectsSpool) {
    this.folder = folder;
    this.spool = spool;
  }

  /** Collects for another thread's reporter: refused rows go to a file until `takeOver` reads them. */
  static spooling(path: string): ImportReporter {
    return new ImportReporter('', new RejectsSpool(path));
  }

  /** Makes the folder of the report. */
  static async open(folder: string): Promise<ImportReporter> {
    await mkdir(folder, { recursive: true });
    return new ImportReporter(folder);
  }

  reject(place: FindingPlace, finding: Finding): void {
    this.addReject(asLine(place, finding));
  }

  private addReject(line: ReportLine): void {
    this.rejectedRows += 1;
    if (this.firstRejects.length < MOST_FIRST) this.firstRejects.push(line);
    this.sink().reject(line);
  }

  warn(place: FindingPlace, finding: Finding): void {
    if (this.warnings.length < MOST_WARNINGS) this.addWarning(asLine(place, finding));
    else this.unlisted += 1;
  }

  private addWarning(line: ReportLine): void {
    if (this.warnings.length < MOST_WARNINGS) this.warnings.push(line);
    else this.unlisted += 1;
  }

  countFlags(table: TableSpec, file: string, flags: readonly string[]): void {
    const key = `${table.name}|${file}`;
    const counts = this.flagCounts.get(key) ?? new Map<string, number>();
    for (const flag of flags) counts.set(flag, (counts.get(flag) ?? 0) + 1);
    this.flagCounts.set(key, counts);
  }

  /** Everything a spooling reporter collected but the counts of flags, which its own file reports carry. */
  findings(): SpooledFindings {
    this.spool?.flush();
    const { rejectedRows, warnings, unlisted, crsLabels, crsFits } = this;
    const spool = rejectedRows > 0 ? this.spool?.path : undefined;
    return { rejectedRows, spool, warnings, unlisted, crsLabels, crsFits };
  }

  /** Adds what a spooling reporter collected after what this one did. */
  async takeOver(found: SpooledFindings): Promise<void> {
    if (found.spool !== undefined)
      for await (const line of spooledLines(found.spool)) this.addReject(line);
    for (const warning of found.warnings) this.addWarning(warning);
    this.unlisted += found.unlisted;
    for (const [file, label] of found.crsLabels) this.crsLabels.set(file, label);
    for (const [file, fit] of found.crsFits) this.crsFits.set(file, fit);
  }

  /** Finishes rejects.xlsx; gives its path, or undefined when there was nothing to report. */
  async close(): Promise<string | undefined> {
    if (!this.workbook && this.warnings.length === 0) return undefined;
    await this.begun().close(this.warnings, this.unlisted);
    return this.path;
  }

  private get path(): string {
    return join(this.folder, 'rejects.xlsx');
  }

  private sink(): RejectSink {
    return this.spool ?? this.begun();
  }

  private begun(): RejectsWorkbook {
    this.workbook ??= new RejectsWorkbook(this.path);
    return this.workbook;
  }
}

function asLine(place: FindingPlace, finding: Finding): ReportLine {
  const { table, file, line, header } = place;
  const title =
    finding.field === undefined
      ? ''
      : (header ?? table.columns[finding.field]?.title ?? finding.field);
  const { code, sentence } = finding;
  return {
    file,
    table: table.title,
    line,
    column: title,
    code,
    sentence,
    value: reportValue(table, finding.field, finding.value),
  };
}
