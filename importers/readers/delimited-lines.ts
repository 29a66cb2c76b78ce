import { parse } from 'csv-parse/sync';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { unitAt } from '../../data/text-unit.ts';

/** A quoted field longer than this is a quote nobody closed. */
const LONGEST_FIELD_LINES = 200;

export interface DelimitedRecord {
  /** First line of the record, 1-based. */
  readonly line: number;
  cells: string[];
}

const LINE_FEED = 10;
const RETURN = 13;

interface QuotedRecord {
  readonly record: DelimitedRecord;
  readonly text: string;
}

/**
 * Cuts decoded text into records. Lines without a quote are split directly (measured 7 × csv-parse); records with
 * quotes, line breaks inside them included, go through csv-parse in one call a chunk.
 */
export class DelimitedSplitter {
  private rest = '';
  private nextLine = 1;
  /** Cells of the last record, most likely of the next one too. */
  private width = 1;
  private open: { line: number; text: string } | undefined;
  private readonly path: string;
  private readonly delimiter: string;

  constructor(path: string, delimiter: string) {
    this.path = path;
    this.delimiter = delimiter;
  }

  /** Records completed by `text`; blank lines give none. */
  push(text: string): DelimitedRecord[] {
    if (!this.open && !text.includes('"') && !this.rest.includes('"'))
      return this.plainRecords(text);
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() as string;
    return this.records(lines);
  }

  /** Records of what is left; throws when a quote was never closed. */
  end(): DelimitedRecord[] {
    const records = this.records(this.rest === '' ? [] : [this.rest]);
    this.rest = '';
    if (this.open) throw this.unclosed(this.open.line);
    return records;
  }

  /** Records of lines without a quote: the one begun before, joined alone so that the text need not be copied, then the others. */
  private plainRecords(text: string): DelimitedRecord[] {
    const records: DelimitedRecord[] = [];
    let from = 0;
    if (this.rest !== '') {
      from = text.indexOf('\n') + 1;
      this.rest += from === 0 ? text : text.slice(0, from);
      if (from === 0) return records;
      this.cut(this.rest, 0, records);
    }
    this.rest = text.slice(this.cut(text, from, records));
    return records;
  }

  /** Cuts the whole lines of `text` from a place on; gives where the last, open one begins. */
  private cut(text: string, start: number, records: DelimitedRecord[]): number {
    const delimiter = this.delimiter.charCodeAt(0);
    let cells = new Array<string>(this.width);
    let count = 0;
    let from = start;
    let cell = start;
    for (let at = start; at < text.length; at += 1) {
      const code = unitAt(text, at);
      if (code === delimiter) {
        cells[count] = text.slice(cell, at);
        count += 1;
        cell = at + 1;
      } else if (code === LINE_FEED) {
        const end = text.charCodeAt(at - 1) === RETURN && at > from ? at - 1 : at;
        cells[count] = text.slice(cell, end);
        this.width = count + 1;
        if (cells.length !== this.width) cells.length = this.width;
        if (end > from) records.push({ line: this.nextLine, cells });
        this.nextLine += 1;
        cells = new Array<string>(this.width);
        count = 0;
        from = at + 1;
        cell = from;
      }
    }
    return from;
  }

  private records(lines: readonly string[]): DelimitedRecord[] {
    const records: DelimitedRecord[] = [];
    const quoted: QuotedRecord[] = [];
    for (const line of lines) this.take(line, records, quoted);
    this.parseQuoted(quoted);
    return records;
  }

  private take(raw: string, records: DelimitedRecord[], quoted: QuotedRecord[]): void {
    const line = this.nextLine;
    this.nextLine += 1;
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (!this.open && !text.includes('"')) {
      if (text !== '') records.push({ line, cells: text.split(this.delimiter) });
      return;
    }
    this.takeQuoted(text, line, records, quoted);
  }

  private takeQuoted(
    text: string,
    line: number,
    records: DelimitedRecord[],
    quoted: QuotedRecord[],
  ): void {
    const begun = this.open;
    const whole = begun ? `${begun.text}\n${text}` : text;
    const first = begun?.line ?? line;
    if (endsInsideQuotes(text, this.delimiter, begun !== undefined)) {
      if (line - first > LONGEST_FIELD_LINES) throw this.unclosed(first);
      this.open = { line: first, text: whole };
      return;
    }
    this.open = undefined;
    const record: DelimitedRecord = { line: first, cells: [] };
    quoted.push({ record, text: whole });
    records.push(record);
  }

  private parseQuoted(quoted: readonly QuotedRecord[]): void {
    if (quoted.length === 0) return;
    const parsed = parse(quoted.map(({ text }) => text).join('\n'), {
      delimiter: this.delimiter,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: '\n',
    }) as string[][];
    quoted.forEach(({ record }, index) => {
      record.cells = parsed[index] as string[];
    });
  }

  private unclosed(line: number): TwinError {
    return new TwinError(
      'invalid',
      say`${this.path}, line ${line}: a quote is opened and never closed, so what follows cannot be cut into rows. Correct the line or export again.`,
      { file: this.path, line },
    );
  }
}

/** Whether a line leaves a quoted field open. A quote opens a field only at its start. */
export function endsInsideQuotes(text: string, delimiter: string, inside: boolean): boolean {
  let fieldStart = !inside;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (inside) {
      if (char !== '"') continue;
      if (text[i + 1] === '"') i += 1;
      else inside = false;
      continue;
    }
    if (char === '"' && fieldStart) inside = true;
    fieldStart = char === delimiter;
  }
  return inside;
}
