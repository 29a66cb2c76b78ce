import { NOT_CALCULATED, type Cell } from './source.ts';

/** A row of a sheet: its number as a person sees it, and its cells from column A on. */
export interface SheetRow {
  readonly number: number;
  readonly cells: Cell[];
  /** Hidden or filtered out (隐藏) when the workbook was saved. */
  readonly isHidden?: true;
}

/** What cells of a workbook refer to. */
export interface SheetContext {
  /** The shared texts by number. */
  readonly texts: readonly string[];
  /** A number as the date it stands for, where its style shows it as one. */
  dateOf(serial: number, style: number): string | undefined;
}

const ROW_END = '</row>';
const CELL_END = '</c>';
/** Longer than any tag looked for: what is left of a piece without one may hold the beginning of one. */
const LONGEST_TAG = 16;

const SLASH = 47;
const SPACE = 32;
const LETTER_A = 65;
const LETTER_Z = 90;

/**
 * Reads the rows of a sheet's XML piece by piece, looking for the few tags that matter instead of parsing all: a sheet of
 * 100 MB takes a second. What a formula gave is read as if it had been typed.
 */
export class SheetScanner {
  /** The sheet's data is over. */
  isOver = false;
  private rest = '';
  private row = 0;
  private readonly context: SheetContext;

  constructor(context: SheetContext) {
    this.context = context;
  }

  /** The rows that end in this piece. */
  push(text: string): SheetRow[] {
    const xml = this.rest + text;
    const rows: SheetRow[] = [];
    let at = 0;
    for (let begin = nextTag(xml, '<row', 0); begin >= 0; begin = nextTag(xml, '<row', at)) {
      const tagEnd = xml.indexOf('>', begin);
      const isEmpty = tagEnd > 0 && xml.charCodeAt(tagEnd - 1) === SLASH;
      const end = tagEnd < 0 || isEmpty ? tagEnd : xml.indexOf(ROW_END, tagEnd);
      if (end < 0) {
        this.rest = xml.slice(begin);
        return rows;
      }
      const tag = xml.slice(begin, tagEnd);
      this.row = attributeNumber(tag, 'r') ?? this.row + 1;
      if (!isEmpty) rows.push(asRow(this.row, this.cells(xml, tagEnd, end), tag));
      at = isEmpty ? end + 1 : end + ROW_END.length;
    }
    const left = xml.slice(at);
    this.isOver = left.includes('</sheetData') || left.includes('<sheetData/');
    this.rest = left.slice(-LONGEST_TAG);
    return rows;
  }

  private cells(xml: string, from: number, to: number): Cell[] {
    const cells: Cell[] = [];
    let column = 0;
    let at = nextTag(xml, '<c', from);
    while (at >= 0 && at < to) {
      const tagEnd = xml.indexOf('>', at);
      const isEmpty = xml.charCodeAt(tagEnd - 1) === SLASH;
      const end = isEmpty ? tagEnd : xml.indexOf(CELL_END, tagEnd);
      const tag = xml.slice(at, tagEnd);
      column = columnOf(tag) ?? column;
      const value = isEmpty ? null : this.value(tag, xml.slice(tagEnd + 1, end));
      if (value !== null) {
        while (cells.length < column) cells.push(null);
        cells[column] = value;
      }
      column += 1;
      at = nextTag(xml, '<c', end);
    }
    return cells;
  }

  private value(tag: string, body: string): Cell {
    const type = attribute(tag, 't');
    if (type === 'inlineStr') return textsIn(body);
    const value = valueIn(body);
    if (value === undefined || (value === '' && type !== 'str'))
      return nextTag(body, '<f', 0) < 0 ? null : NOT_CALCULATED;
    if (type === 's') return this.context.texts[Number(value)] ?? null;
    if (type === 'b') return Number(value) === 0 ? '否' : '是';
    if (type !== undefined && type !== 'n') return value;
    const number = Number.parseFloat(value);
    const style = attributeNumber(tag, 's');
    return (style === undefined ? undefined : this.context.dateOf(number, style)) ?? number;
  }
}

const HIDDEN = /\shidden=["'](?:1|true)["']/;

function asRow(number: number, cells: Cell[], tag: string): SheetRow {
  return tag.includes('hidden') && HIDDEN.test(tag)
    ? { number, cells, isHidden: true }
    : { number, cells };
}

/** Where a tag of that name begins; `<c` is not the beginning of `<col`. */
export function nextTag(xml: string, tag: string, from: number): number {
  for (let at = xml.indexOf(tag, from); at >= 0; at = xml.indexOf(tag, at + 1)) {
    const next = xml.charCodeAt(at + tag.length);
    if (!(next >= LETTER_A)) return at;
  }
  return -1;
}

/** Value of an attribute with a name of one letter. */
function attribute(tag: string, name: string): string | undefined {
  for (let equals = tag.indexOf('='); equals >= 0; ) {
    const close = tag.indexOf(tag.charAt(equals + 1), equals + 2);
    const isNamed = tag.charAt(equals - 1) === name && tag.charCodeAt(equals - 2) <= SPACE;
    if (isNamed) return tag.slice(equals + 2, close);
    equals = close < 0 ? close : tag.indexOf('=', close);
  }
  return undefined;
}

function attributeNumber(tag: string, name: string): number | undefined {
  const text = attribute(tag, name);
  return text === undefined ? undefined : Number(text);
}

/** Column of the cell by its reference, `B7` → 1. */
function columnOf(tag: string): number | undefined {
  const reference = attribute(tag, 'r');
  if (reference === undefined) return undefined;
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at);
    if (letter < LETTER_A || letter > LETTER_Z) break;
    column = column * 26 + letter - LETTER_A + 1;
  }
  return column - 1;
}

/** What a cell's `v` says; undefined without one. */
function valueIn(body: string): string | undefined {
  const tag = nextTag(body, '<v', 0);
  if (tag < 0) return undefined;
  const start = body.indexOf('>', tag);
  if (body.charCodeAt(start - 1) === SLASH) return '';
  return unescaped(body.slice(start + 1, body.indexOf('</v>', start)));
}

const READ_ALOUD = /<rPh[\s>].*?<\/rPh>/gs;

/** The texts (`t`) of a cell or item in one; how a word is read aloud (`rPh`) is no part of it. */
export function textsIn(body: string): string {
  const xml = body.includes('<rPh') ? body.replace(READ_ALOUD, '') : body;
  let text = '';
  for (let tag = nextTag(xml, '<t', 0); tag >= 0; ) {
    const start = xml.indexOf('>', tag);
    const isEmpty = xml.charCodeAt(start - 1) === SLASH;
    const end = isEmpty ? start : xml.indexOf('</t>', start);
    if (!isEmpty) text += unescaped(xml.slice(start + 1, end));
    tag = nextTag(xml, '<t', end);
  }
  return text;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Text some writers leave unescaped between marks of its own. */
const CDATA = /^<!\[CDATA\[(.*)\]\]>$/s;

function unescaped(raw: string): string {
  const text = raw.startsWith('<![CDATA[') ? raw.replace(CDATA, asEscaped) : raw;
  const whole = text.includes('&') ? withoutEntities(text) : text;
  return whole.includes('_x') ? whole.replace(ESCAPED_UNIT, fromUnit) : whole;
}

/** How a workbook writes what XML cannot hold: `_x000D_` is a carriage return, `_x005F_` an underline before such a text. */
const ESCAPED_UNIT = /_x([\dA-Fa-f]{4})_/g;

function fromUnit(_whole: string, hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

function asEscaped(_whole: string, text: string): string {
  return text.replaceAll('&', '&amp;');
}

function withoutEntities(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex as string, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name as string] ?? whole;
  });
}
