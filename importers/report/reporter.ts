import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RejectsSpool, spooledLines } from './rejects-spool.ts';
import type { CrsReading } from '../crs/readings.ts';
import type { FindingLine } from '../../contract/findings.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import {
  FINDINGS_FILE,
  type KeptFinding,
  writeFindings,
} from '../../data/quality/findings-file.ts';
import type { CrsFitReport } from '../crs/fit-report.ts';
import type { Finding } from '../rows/row-checks.ts';
import { ExampleKeeper } from './examples.ts';
import { reportValue } from './mask-value.ts';
import { RejectsWorkbook } from './rejects-workbook.ts';

/** Where a finding was made. */
export interface FindingPlace {
  readonly table: TableSpec;
  readonly file: string;
  readonly line: number;
  /** Header of the field in that file, as the department wrote it. */
  readonly header?: string;
}

const MOST_WARNINGS = 20_000;
/** Refused rows kept at hand; the report's files have them all. */
const MOST_FIRST = 1000;
const FINDINGS_A_WRITE = 512;

/** What another thread found, for the import's reporter to take over: plain data. */
export interface SpooledFindings {
  readonly rejectedRows: number;
  /** File with the refused rows, where there are any. */
  readonly spool: string | undefined;
  readonly warnings: readonly FindingLine[];
  readonly unlisted: number;
  readonly crsLabels: ReadonlyMap<string, string>;
  readonly crsFits: ReadonlyMap<string, CrsFitReport>;
}

/** Collects rejected and flagged rows of one import; the workbook is begun with the first of them. */
export class ImportReporter {
  /** `table|file` → check code → rows that were loaded with it. */
  readonly flagCounts = new Map<string, Map<string, number>>();
  /** `table|file` → check code → rows it refused. */
  readonly refusalCounts = new Map<string, Map<string, number>>();
  /** File name → coordinate system it was read in. */
  readonly crsLabels = new Map<string, string>();
  /** How the coordinates of files were read, by file; of those this thread read. */
  readonly crsReadings = new Map<string, CrsReading>();
  /** File name → how well each coordinate system fits what is known. */
  readonly crsFits = new Map<string, CrsFitReport>();
  readonly examples = new ExampleKeeper();
  rejectedRows = 0;
  /** The first refused rows, masked. */
  readonly firstRejects: FindingLine[] = [];
  private readonly warnings: FindingLine[] = [];
  private unlisted = 0;
  /** Of the report; undefined of a reporter that collects for another. */
  private readonly folder: string | undefined;
  private workbook: RejectsWorkbook | undefined;
  private readonly spool: RejectsSpool;

  private constructor(spool: RejectsSpool, folder?: string) {
    this.folder = folder;
    this.spool = spool;
  }

  /** Collects for another thread's reporter: refused rows go to a file until `takeOver` reads them. */
  static spooling(path: string): ImportReporter {
    return new ImportReporter(new RejectsSpool(path));
  }

  /** Makes the folder of the report. */
  static async open(folder: string): Promise<ImportReporter> {
    await mkdir(folder, { recursive: true });
    return new ImportReporter(new RejectsSpool(join(folder, 'rejects.jsonl')), folder);
  }

  reject(place: FindingPlace, finding: Finding): void {
    count(this.refusalCounts, place.table, place.file, [finding.code]);
    const line = asLine(place, finding);
    this.examples.add('refused', line);
    this.addReject(line);
  }

  private addReject(line: FindingLine): void {
    this.rejectedRows += 1;
    if (this.firstRejects.length < MOST_FIRST) this.firstRejects.push(line);
    this.spool.reject(line);
    if (this.folder !== undefined) this.begun(this.folder).reject(line);
  }

  warn(place: FindingPlace, finding: Finding): void {
    const isExample = !this.examples.hasEnough(
      'marked',
      place.table.name,
      place.file,
      finding.code,
    );
    if (!isExample && this.warnings.length >= MOST_WARNINGS) {
      this.unlisted += 1;
      return;
    }
    const line = asLine(place, finding);
    if (isExample) this.examples.add('marked', line);
    this.addWarning(line);
  }

  private addWarning(line: FindingLine): void {
    if (this.warnings.length < MOST_WARNINGS) this.warnings.push(line);
    else this.unlisted += 1;
  }

  countFlags(table: TableSpec, file: string, flags: readonly string[]): void {
    count(this.flagCounts, table, file, flags);
  }

  /** Everything a spooling reporter collected but counts and examples, which its own file reports carry. */
  findings(): SpooledFindings {
    this.spool.flush();
    const { rejectedRows, warnings, unlisted, crsLabels, crsFits } = this;
    const spool = rejectedRows > 0 ? this.spool.path : undefined;
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

  /** Finishes rejects.xlsx and the findings a window reads; gives the workbook's path, or undefined of a clean import. */
  async close(): Promise<string | undefined> {
    const { folder } = this;
    if (folder === undefined || (!this.workbook && this.warnings.length === 0)) return undefined;
    await this.begun(folder).close(this.warnings, this.unlisted);
    this.spool.flush();
    await writeFindings(join(folder, FINDINGS_FILE), this.kept());
    await rm(this.spool.path, { force: true });
    return workbookPath(folder);
  }

  private async *kept(): AsyncGenerator<KeptFinding[]> {
    let some: KeptFinding[] = [];
    if (this.rejectedRows > 0) {
      for await (const line of spooledLines(this.spool.path)) {
        some.push({ ...line, state: 'rejected' });
        if (some.length < FINDINGS_A_WRITE) continue;
        yield some;
        some = [];
      }
    }
    yield some;
    yield this.warnings.map((line) => ({ ...line, state: 'flagged' }));
  }

  private begun(folder: string): RejectsWorkbook {
    this.workbook ??= new RejectsWorkbook(workbookPath(folder));
    return this.workbook;
  }
}

function count(
  counts: Map<string, Map<string, number>>,
  table: TableSpec,
  file: string,
  codes: readonly string[],
): void {
  const key = `${table.name}|${file}`;
  const own = counts.get(key) ?? new Map<string, number>();
  for (const code of codes) own.set(code, (own.get(code) ?? 0) + 1);
  counts.set(key, own);
}

function workbookPath(folder: string): string {
  return join(folder, 'rejects.xlsx');
}

function asLine(place: FindingPlace, finding: Finding): FindingLine {
  const { table, file, line, header } = place;
  const title =
    finding.field === undefined
      ? ''
      : (header ?? table.columns[finding.field]?.title ?? finding.field);
  const { code, sentence = null } = finding;
  return {
    file,
    table: table.name,
    line,
    column: title,
    code,
    sentence,
    value: reportValue(table, finding.field, finding.value),
  };
}
