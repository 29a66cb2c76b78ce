import { createHash } from 'node:crypto';
import type { TableSpec } from '../../contract/schema/table.ts';
import type {
  DeliveredColumn,
  DeliveredFile,
  DeliveredRow,
  ImporterCounts,
  TableDelivery,
} from '../../data/snapshot/delivery.ts';
import { isMatchHeader } from '../../data/give-back/match-columns.ts';
import type { RowCells } from '../../data/snapshot/row-cells.ts';
import { gridStamp } from '../crs/local-grids.ts';
import { crsName } from '../crs/systems.ts';
import { type HeaderMatch, pairColumn } from '../headers.ts';
import type { ImportContext } from '../import-context.ts';
import { sheetFileName } from '../readers/xlsx.ts';
import type { SourceRow } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';
import { whileUnchanged } from '../source-files.ts';
import { IMPORTER_VERSION } from '../version.ts';
import { NumberConcealer } from './conceal-numbers.ts';
import type { Finding, RowChecks } from './row-checks.ts';
import { rowMarker, type RowMarker } from './row-marker.ts';
import { WrittenCells } from './written-cells.ts';

const NO_FLAGS: readonly string[] = [];

/** One file of a delivery: a sheet of its own where a workbook has several with rows. */
export interface DeliveryPart {
  readonly recognised: RecognisedFile;
  readonly sheet: number;
  readonly name: string;
  /** Index in the delivery. */
  readonly index: number;
}

/** The files of one table's delivery, with the counts that must add up. */
export class DeliveryLedger {
  readonly parts: readonly DeliveryPart[];
  readonly read: number[];
  readonly rejected: number[];
  private readonly writings = new Map<RecognisedFile, WrittenCells>();
  private readonly table: TableSpec;
  private readonly context: ImportContext;

  constructor(table: TableSpec, files: readonly RecognisedFile[], context: ImportContext) {
    this.table = table;
    this.context = context;
    this.parts = deliveryParts(files);
    this.read = this.parts.map(() => 0);
    this.rejected = this.parts.map(() => 0);
  }

  /** Counts a row as read and refused, and reports why. */
  refuse(part: DeliveryPart, line: number, checks: RowChecks): void {
    this.read[part.index] = (this.read[part.index] ?? 0) + 1;
    this.rejected[part.index] = (this.rejected[part.index] ?? 0) + 1;
    if (checks.problem)
      this.context.reporter.reject(this.place(part, line, checks.problem.field), checks.problem);
  }

  /** Counts a row as read and gives what is delivered. */
  accept(part: DeliveryPart, line: number, cells: RowCells, checks: RowChecks): DeliveredRow {
    this.read[part.index] = (this.read[part.index] ?? 0) + 1;
    const { reporter } = this.context;
    if (checks.flags.length > 0) reporter.countFlags(this.table, part.name, checks.flags);
    this.warn(part, line, checks.warnings);
    const flags = checks.flags.length === 0 ? NO_FLAGS : checks.flags;
    return { file: part.index, line, cells, flags, removed: checks.isRemoval };
  }

  /** Lists what a row is loaded without. */
  warn(part: DeliveryPart, line: number, warnings: readonly Finding[]): void {
    for (const warning of warnings)
      this.context.reporter.warn(this.place(part, line, warning.field), warning);
  }

  /** What the builder needs; `recipe` names what else decides the rows. */
  delivery(rows: AsyncIterable<readonly DeliveredRow[]>, recipe: unknown): TableDelivery {
    const rules = this.parts.map(({ recognised }) => recognised.rule ?? null);
    const { profile, synthetic, reporter } = this.context;
    const text = JSON.stringify([
      IMPORTER_VERSION,
      profile.id,
      profile.box,
      synthetic,
      rules,
      recipe,
      ...this.gridStamps(),
      ...this.secrecies(),
    ]);
    return {
      table: this.table,
      files: this.parts.map((part) => ({ ...deliveredFile(part), columns: this.columns(part) })),
      rows,
      finish: (): ImporterCounts => ({
        read: this.read,
        rejected: this.rejected,
        columns: this.parts.map((part) => this.columns(part)),
        crs: this.parts.map(({ recognised }) => reporter.crsLabels.get(recognised.file.name)),
      }),
      recipe: createHash('sha256').update(text).digest('hex'),
    };
  }

  /** Files in a local grid are read again when it was fitted again. */
  private gridStamps(): string[] {
    return this.parts.flatMap(({ recognised: { rule } }) => {
      const name = rule?.crs === undefined ? undefined : crsName(rule.crs);
      return gridStamp(this.context.localGrids?.get(name ?? '')) ?? [];
    });
  }

  /** A file whose 密级 was stated anew is taken again. */
  private secrecies(): string[] {
    return this.parts.flatMap(({ recognised: { secrecy } }) => secrecy ?? []);
  }

  /** What reads the marks of rows that come and go, where the file has them. */
  marker(part: DeliveryPart): RowMarker | undefined {
    const { headers } = part.recognised.table;
    return rowMarker(this.match(part), headers, this.context.mode ?? 'full');
  }

  match(part: DeliveryPart): HeaderMatch {
    return part.recognised.matches.get(this.table.name) as HeaderMatch;
  }

  /** What keeps ID numbers out of the clear columns of a file; undefined where nothing is stored. */
  concealer(part: DeliveryPart): Promise<NumberConcealer | undefined> {
    return NumberConcealer.of(this.table, this.match(part), part.recognised.asOf, this.context);
  }

  /** Learns how the cells of a file are written, while its rows are read. */
  written(part: DeliveryPart): WrittenCells {
    const { recognised } = part;
    const written = this.writings.get(recognised) ?? new WrittenCells(this.table, this.match(part));
    this.writings.set(recognised, written);
    return written;
  }

  private columns(part: DeliveryPart): DeliveredColumn[] {
    const written = this.writings.get(part.recognised);
    const reading = this.context.reporter.crsReadings.get(part.recognised.file.name);
    return this.plainColumns(part)
      .map((column, index) => {
        const writing = column.dropped ? undefined : written?.of(index, reading);
        return writing ? { ...column, writing } : column;
      })
      .filter(({ header }) => !isMatchHeader(header));
  }

  private plainColumns(part: DeliveryPart): DeliveredColumn[] {
    const { columns, units, dropped, pictures } = this.match(part);
    const pair = pairColumn(columns);
    const fields = new Map([...columns].map(([field, index]) => [index, field]));
    const shown = new Map([...pictures].flatMap(([of, indexes]) => indexes.map((at) => [at, of])));
    return part.recognised.table.headers.map((header, index): DeliveredColumn => {
      const column = fields.get(index);
      const named = shown.get(index);
      if (named) return { header, pictures: named };
      if (index === pair) return { header };
      if (column === undefined)
        return dropped.includes(header) ? { header, dropped: true } : { header };
      const factor = units.get(column)?.factor ?? 1;
      return factor === 1 ? { header, column } : { header, column, factor };
    });
  }

  /** The file's own column of a field, of this table or of another one that the file feeds. */
  private headerOf({ recognised: { matches, table } }: DeliveryPart, field: string) {
    const fed = [matches.get(this.table.name), ...matches.values()];
    const index = fed.map((match) => match?.columns.get(field)).find((at) => at !== undefined);
    return index === undefined ? undefined : table.headers[index];
  }

  private place(part: DeliveryPart, line: number, field: string | undefined) {
    const header = field === undefined ? undefined : this.headerOf(part, field);
    const place = { table: this.table, file: part.name, line };
    return header === undefined ? place : { ...place, header };
  }
}

/** The files of a delivery: one a file, or one a sheet where a workbook has several. */
export function deliveryParts(files: readonly RecognisedFile[]): DeliveryPart[] {
  const parts: DeliveryPart[] = [];
  for (const recognised of files) {
    for (const sheet of (recognised.table.sheets ?? ['']).keys()) {
      parts.push({
        recognised,
        sheet,
        name: partName(recognised, sheet),
        index: parts.length,
      });
    }
  }
  return parts;
}

/** What a file, or a sheet of it, is called in reports and as a source of rows. */
export function partName({ file, table }: RecognisedFile, sheet: number): string {
  return file.name.slice(0, file.name.lastIndexOf('/') + 1) + sheetFileName(table, sheet);
}

function deliveredFile({ recognised, name }: DeliveryPart): DeliveredFile {
  const { table, sha256, asOf, dateIsOfSaving, rule, secrecy } = recognised;
  const crs = rule?.crs ?? table.crs?.name;
  return {
    name,
    sha256,
    asOf,
    ...(dateIsOfSaving ? { dateIsOfSaving } : {}),
    ...(table.encoding ? { encoding: table.encoding } : {}),
    ...(crs ? { crs } : {}),
    ...(secrecy ? { secrecy } : {}),
  };
}

/** Rows of all files of a delivery, each with the part it belongs to, batch by batch. */
export async function* sourceBatches(ledger: DeliveryLedger): AsyncGenerator<{
  readonly part: DeliveryPart;
  readonly parts: readonly DeliveryPart[];
  readonly rows: readonly SourceRow[];
}> {
  for (const recognised of new Set(ledger.parts.map((part) => part.recognised))) {
    const parts = ledger.parts.filter((part) => part.recognised === recognised);
    for await (const rows of whileUnchanged(recognised.file, recognised.table.rows())) {
      yield { part: parts[0] as DeliveryPart, parts, rows };
    }
  }
}
