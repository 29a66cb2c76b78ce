import { TwinError } from '../../contract/errors.ts';
import { type Sentence, say } from '../../contract/sentence.ts';
import { DelimitedSplitter, type DelimitedRecord } from './delimited-lines.ts';
import { decodeFile } from './decode.ts';
import { scanText, type TextEncodingName, type TextScan } from './encoding.ts';
import { beginsTable, findHeader, preambleOf, skipReason, tableAbove } from './header-row.ts';
import { withUnitRow } from './unit-row.ts';
import {
  BATCH_ROWS,
  HEADER_SEARCH_ROWS,
  type HeaderScore,
  type SkippedLine,
  type SourceRow,
  type SourceTable,
  withSkipped,
} from './source.ts';

const DELIMITERS = [',', '\t', ';', '|', '，'];

/** Opens CSV, TSV or other delimited text (any delimiter and encoding of data-dictionary §10.1). */
export async function openDelimited(
  path: string,
  score: HeaderScore,
  known?: TextScan,
): Promise<SourceTable> {
  const scan = known ?? (await scanText(path));
  const { encoding } = scan;
  const head = await readHead(path, encoding);
  const delimiter = sniffDelimiter(head.split('\n').map((line) => line.replace(/\r$/, '')));
  const records = new DelimitedSplitter(path, delimiter).push(head);
  if (records.every(({ cells }) => isBlank(cells)))
    throw new TwinError('invalid', say`${path} is empty. Export it again.`, { file: path });
  const cells = records.map((record) => record.cells);
  const headerIndex = findHeader(cells, score);
  const above = tableAbove(records, headerIndex, score);
  const found = records[headerIndex] as DelimitedRecord;
  if (above !== undefined) throw twoTables(path, records[above]?.line ?? 1, found.line);
  const header = { ...found, cells: [...withUnitRow(found.cells, cells[headerIndex + 1])] };
  const skipped: SkippedLine[] = [];
  return {
    path,
    format: 'delimited',
    headers: header.cells,
    hasGeometry: false,
    encoding,
    scan,
    preamble: preambleOf(cells, headerIndex),
    skipped,
    companions: [],
    rows: () =>
      withSkipped(skipped, (own) => readRows({ path, encoding, delimiter, header, score }, own)),
  };
}

function twoTables(path: string, first: number, second: number): TwinError {
  return new TwinError(
    'invalid',
    say`${path} holds two tables, one from line ${first} and another from line ${second}. Put each into a file of its own.`,
    { file: path, line: second },
  );
}

const QUOTED = /"[^"]*"/g;

/** The text of a file, its lines ended by LF; where they end by CR alone (old Macs, some survey tools), that is exchanged. */
async function* linesOf(path: string, encoding: TextEncodingName): AsyncGenerator<string> {
  let returnsAlone: boolean | undefined;
  for await (const text of decodeFile(path, encoding)) {
    returnsAlone ??= /\r(?!\r*\n)[^]|[\r\n]/.exec(text.replace(QUOTED, ''))?.[0].length === 2;
    yield returnsAlone ? text.replaceAll('\r', '\n') : text;
  }
}

/** The first lines of the file, whole. */
async function readHead(path: string, encoding: TextEncodingName): Promise<string> {
  let text = '';
  for await (const chunk of linesOf(path, encoding)) {
    text += chunk;
    const lines = text.split('\n', HEADER_SEARCH_ROWS + 1);
    if (lines.length > HEADER_SEARCH_ROWS)
      return `${lines.slice(0, HEADER_SEARCH_ROWS).join('\n')}\n`;
  }
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** The delimiter that cuts most lines, and cuts them alike. */
export function sniffDelimiter(lines: readonly string[]): string {
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = delimiterScore(lines, delimiter);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

function delimiterScore(lines: readonly string[], delimiter: string): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const count = line.replace(/"[^"]*"/g, '').split(delimiter).length - 1;
    if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  let score = 0;
  for (const [count, times] of counts)
    score = Math.max(score, times * Math.min(count, 8) + count / 1000);
  return score;
}

/** How the rows of a file are cut and known. */
interface DelimitedBody {
  readonly path: string;
  readonly encoding: TextEncodingName;
  readonly delimiter: string;
  readonly header: DelimitedRecord;
  readonly score: HeaderScore;
}

async function* readRows(body: DelimitedBody, skipped: SkippedLine[]): AsyncGenerator<SourceRow[]> {
  const { path, encoding, delimiter, header } = body;
  const splitter = new DelimitedSplitter(path, delimiter);
  /** Of the last row; 0 where it was blank. */
  const place = { line: header.line };
  for await (const text of linesOf(path, encoding)) {
    yield* batches(splitter.push(text), body, skipped, place);
  }
  const rest = splitter.end();
  refuseCutRow(path, rest, header.cells);
  yield* batches(rest, body, skipped, place);
}

/** A last row without its line end and without all its columns: the rows after it did not reach us either. */
function refuseCutRow(
  path: string,
  rest: readonly DelimitedRecord[],
  headers: readonly string[],
): void {
  const width = headers.length;
  const last = rest.at(-1);
  if (!last || last.cells.length >= width || isBlank(last.cells)) return;
  if (skipReason(last.cells, headers)) return;
  throw new TwinError(
    'invalid',
    say`${path}, line ${last.line}: the file ends inside this row (${last.cells.length} of ${width} columns, no line end), so it was cut off. Export or copy it again, whole.`,
    { file: path, line: last.line },
  );
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function* batches(
  records: readonly DelimitedRecord[],
  { path, header, score }: DelimitedBody,
  skipped: SkippedLine[],
  place: { line: number },
): Generator<SourceRow[]> {
  let batch: SourceRow[] = [];
  for (const record of records) {
    if (record.line <= header.line) continue;
    const isBelowBlank = record.line > place.line + 1;
    if (isBelowBlank && beginsTable(record.cells, header.cells, score))
      throw twoTables(path, header.line, record.line);
    const row = asRow(record, header.cells, skipped);
    if (row) batch.push(row);
    place.line = row === undefined && isBlank(record.cells) ? 0 : record.line;
    if (batch.length === BATCH_ROWS) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function asRow(
  record: DelimitedRecord,
  headers: readonly string[],
  skipped: SkippedLine[],
): SourceRow | undefined {
  const { cells, line } = record;
  const width = headers.length;
  if (cells.length === width && beginsAscii(cells[0] as string) && cells[0] !== headers[0])
    return record;
  if (isBlank(cells)) return undefined;
  const reason = skipReason(cells, headers);
  if (reason) {
    skipped.push({ line, reason, text: cells.join(' ').trim().slice(0, 80) });
    return undefined;
  }
  if (cells.length < width || cells.slice(width).some((cell) => cell.trim() !== '')) {
    return { line, cells, broken: wrongWidth(cells.length, width) };
  }
  return record;
}

/** Begins like a number, a code or a date: neither blank nor a total nor a note. */
function beginsAscii(cell: string): boolean {
  const code = cell.charCodeAt(0);
  return code > 32 && code < 128;
}

function wrongWidth(found: number, width: number): { code: string; sentence: Sentence } {
  return {
    code: 'ROW_SHAPE',
    sentence: say`The row has ${found} columns and the header ${width}; a delimiter inside a cell may lack its quotes.`,
  };
}
