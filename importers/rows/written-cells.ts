import {
  type CellWriting,
  momentTemplates,
  numberShapes,
  writeMoment,
  writeNumbers,
} from '../../contract/cell-writing.ts';
import type { ColumnSpec, TableSpec } from '../../contract/schema/table.ts';
import type { SqlValue } from '../../data/driver/port.ts';
import { readCoordinate } from '../crs/coordinate-text.ts';
import { readPair } from '../crs/coordinate-pair.ts';
import type { CrsReading } from '../crs/readings.ts';
import { type HeaderMatch, pairColumn } from '../headers.ts';
import { cellText } from '../normalise/cells.ts';
import type { Cell } from '../readers/source.ts';

/** First rows of a file from which the writing of its columns is learned. */
const ROWS = 20_000;
/** Cells of a column that are enough. */
const CELLS = 200;
/** Cells of a column of codes that are enough: each code has words of its own. */
const CODED_CELLS = 2000;
/** Codes of a list whose words are learned. */
const MOST_WORDS = 64;
const NUMBER = /(?:(?<!\d)-)?\d+(?:\.\d+)?/g;
/** 万元 against 元 is a power of ten to the last digit. */
const DIGITS_OF_FACTOR = 9;
const SEPARATOR = /[、,，;；|]\s?|\s/;

/** Learns how the columns of one file write their values (写法), from its first rows. */
export class WrittenCells {
  private left = ROWS;
  private readonly columns: readonly WrittenColumn[];
  private open: readonly WrittenColumn[];
  private readonly coordinates: WrittenCoordinates | undefined;

  constructor(table: TableSpec, { columns, units }: HeaderMatch) {
    const pair = pairColumn(columns);
    this.columns = Object.entries(table.columns).flatMap(([field, spec], at) => {
      const index = columns.get(field);
      if (index === undefined || index === pair || spec.privacy === 'dropped') return [];
      if (COORDINATES.includes(field)) return [];
      return [new WrittenColumn(field, spec, at, index, units.get(field)?.factor ?? 1)];
    });
    this.open = this.columns;
    const [x, y] = COORDINATES.map((field) => columns.get(field));
    this.coordinates =
      x === undefined || y === undefined ? undefined : new WrittenCoordinates(x, y);
  }

  /** Looks at a row that was read: what it had, and what will be stored. */
  note(source: readonly Cell[], stored: readonly SqlValue[]): void {
    if (this.left === 0) return;
    this.left -= 1;
    for (const column of this.open) column.note(source, stored);
    if (this.left % CELLS === 0) this.open = this.open.filter(({ isKnown }) => !isKnown);
    this.coordinates?.note(source);
  }

  /** The writing of a column of the file, by its place; `reading` is that of its coordinates. */
  of(index: number, reading: CrsReading | undefined): CellWriting | undefined {
    const ofCoordinates = reading && this.coordinates?.of(index, reading);
    if (ofCoordinates) return ofCoordinates;
    return this.columns.find((column) => column.index === index)?.writing();
  }
}

const COORDINATES: readonly string[] = ['longitude_degrees', 'latitude_degrees'];
const AREAS: readonly string[] = ['street_code', 'community_code'];

/** Votes of the rows for one way of writing or another. */
class Votes {
  cells = 0;
  private readonly counts = new Map<string, number>();

  for(choices: readonly string[]): void {
    this.cells += 1;
    for (const choice of choices) this.counts.set(choice, (this.counts.get(choice) ?? 0) + 1);
  }

  /** The choice of most; of equal ones that of one kind of digits throughout, then the first. */
  get winner(): string | undefined {
    const most = Math.max(...this.counts.values());
    const best = [...this.counts].filter(([, count]) => count === most).map(([choice]) => choice);
    return best.find((choice) => !isMixed(choice)) ?? best[0];
  }
}

/** A template with 01 for months and 1 for days. */
function isMixed(template: string): boolean {
  return /MM|DD|HH/.test(template) && /(?<![MDH])[MDH](?![MDH])/.test(template);
}

/** One column that is not of coordinates. */
class WrittenColumn {
  readonly index: number;
  private readonly field: string;
  private readonly spec: ColumnSpec;
  private readonly at: number;
  private readonly factor: number;
  private readonly blanks = new Votes();
  private readonly forms = new Votes();
  private readonly words = new Map<string, Votes>();

  constructor(field: string, spec: ColumnSpec, at: number, index: number, factor: number) {
    this.field = field;
    this.spec = spec;
    this.at = at;
    this.index = index;
    this.factor = factor;
  }

  note(source: readonly Cell[], stored: readonly SqlValue[]): void {
    const cell = source[this.index] ?? null;
    const value = stored[this.at] ?? null;
    const text = cell === null ? '' : String(cell).trim();
    if (value === null) {
      if (this.blanks.cells < CELLS && cellText(cell) === null) this.blanks.for([text]);
      return;
    }
    if (text === '' || this.isKnown) return;
    if (this.spec.codes) return this.noteWord(String(value), text);
    this.forms.for(this.formsOf(text, value));
  }

  /** Nothing more is to be learned of it. */
  get isKnown(): boolean {
    return this.forms.cells >= (this.spec.codes ? CODED_CELLS : CELLS);
  }

  private noteWord(code: string, text: string): void {
    const votes = this.words.get(code) ?? new Votes();
    if (this.words.size < MOST_WORDS) this.words.set(code, votes);
    votes.for([text]);
    this.forms.for([]);
  }

  private formsOf(text: string, value: SqlValue): readonly string[] {
    const { type } = this.spec;
    if (AREAS.includes(this.field)) return [/^\d+$/.test(text) ? '' : 'name'];
    if (type === 'date' || type === 'datetime')
      return momentTemplates(text).filter((each) => writeMoment(String(value), each) === text);
    if (type === 'json') return [SEPARATOR.exec(text)?.[0] ?? []].flat();
    if (type !== 'real' && type !== 'integer') return [];
    return this.numberForms(text, Number(value));
  }

  /** `factor shape`: the factor is that of the header, of the cell's own unit or of custom. */
  private numberForms(text: string, value: number): readonly string[] {
    const [written, more] = text.match(NUMBER) ?? [];
    if (written === undefined || more !== undefined || value === 0) return [];
    const factor = Number((value / Number(written)).toPrecision(DIGITS_OF_FACTOR));
    if (!Number.isInteger(Math.log10(factor)) && factor !== this.factor) return [];
    return numberShapes(text, 1)
      .filter((shape) => writeNumbers([Number(written)], shape) === text)
      .map((shape) => `${factor} ${shape}`);
  }

  writing(): CellWriting | undefined {
    const { type } = this.spec;
    const form = this.forms.winner;
    const blank = this.blanks.winner;
    const words = this.codeWords();
    const said: CellWriting = {
      ...(blank ? { blank } : {}),
      ...(words ? { words } : {}),
      ...(form ? formOf(type, form, this.factor) : {}),
    };
    return Object.keys(said).length === 0 ? undefined : said;
  }

  /** Words of codes that are not the list's own. */
  private codeWords(): Record<string, string> | undefined {
    const { codes = {} } = this.spec;
    const other = [...this.words].flatMap(([code, votes]) => {
      const word = votes.winner;
      return word === undefined || word === codes[code] ? [] : [[code, word] as const];
    });
    return other.length === 0 ? undefined : Object.fromEntries(other);
  }
}

function formOf(type: ColumnSpec['type'], form: string, usual: number): CellWriting {
  if (type === 'date' || type === 'datetime') return { moment: form };
  if (type === 'json') return { between: form };
  if (type === 'real' || type === 'integer') {
    const at = form.indexOf(' ');
    const number = { shape: form.slice(at + 1), factor: Number(form.slice(0, at)) };
    return number.shape === '{0}' && number.factor === usual ? {} : { number };
  }
  return { areaNames: true };
}

/** The columns of coordinates, or the one that has both. */
class WrittenCoordinates {
  private readonly x: number;
  private readonly y: number;
  private readonly shapes: readonly [Votes, Votes] = [new Votes(), new Votes()];
  private readonly order = new Votes();

  constructor(x: number, y: number) {
    this.x = x;
    this.y = y;
  }

  note(source: readonly Cell[]): void {
    if (this.x === this.y) return this.notePair(source[this.x] ?? null);
    for (const [at, index] of [this.x, this.y].entries()) {
      if ((this.shapes[at]?.cells ?? 0) >= CELLS) continue;
      const cell = source[index] ?? null;
      const value = readCoordinate(cell);
      if (typeof value !== 'number') continue;
      const text = String(cell).trim();
      const fitting = numberShapes(text, 1).filter(
        (shape) => writeNumbers([value], shape) === text,
      );
      this.shapes[at]?.for(fitting);
    }
  }

  private notePair(cell: Cell): void {
    if (this.order.cells >= CELLS) return;
    const pair = readPair(cell);
    if (!pair) return;
    const text = String(cell).trim();
    const [east, north] = pair;
    for (const [order, numbers] of [
      ['east', [east, north]],
      ['north', [north, east]],
    ] as const) {
      const fitting = numberShapes(text, 2).filter(
        (shape) => writeNumbers(numbers, shape) === text,
      );
      if (fitting.length === 0) continue;
      this.order.for([order]);
      this.shapes[0].for(fitting);
    }
  }

  of(index: number, { name: crs, writing: form, swapped }: CrsReading): CellWriting | undefined {
    if (index !== this.x && index !== this.y) return undefined;
    const shape = this.shapes[index === this.x ? 0 : 1].winner;
    const northFirst = (this.order.winner === 'north') !== swapped;
    return { coordinate: { crs, form, northFirst, ...(shape === undefined ? {} : { shape }) } };
  }
}
