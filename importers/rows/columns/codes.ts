import { say } from '../../../contract/sentence.ts';
import { codeAliases, nearestCodes, rankedCodes } from '../../code-aliases.ts';
import { cellText, rawText } from '../../normalise/cells.ts';
import type { SqlValue } from '../../../data/driver/port.ts';
import type { RowChecks } from '../row-checks.ts';
import { leaveOut, type ColumnContext, type ColumnReader } from './context.ts';

/** Ways to write 是 and 否 (data-dictionary §0); blank stays null. */
const YES = [
  '是',
  '有',
  'Y',
  'y',
  'YES',
  'Yes',
  'yes',
  'TRUE',
  'True',
  'true',
  '√',
  '✓',
  '✔',
  '☑',
  '1',
];
const NO = [
  '否',
  '无',
  '没有',
  'N',
  'n',
  'NO',
  'No',
  'no',
  'FALSE',
  'False',
  'false',
  '×',
  '✗',
  '✘',
  '╳',
  '0',
];

/** A value of a code list, by code, title or a known spelling. */
export function codeReader(
  context: ColumnContext,
  codes: Readonly<Record<string, string>>,
): ColumnReader {
  const lookup = codeLookup(context, codes);
  const nearest = nearestCodes(context.table.name, context.field);
  const foremost = foremostReader(context, lookup);
  return (cell, checks) => {
    if (cell === null || cell === '') return null;
    const direct = lookup.get(cell as string);
    if (direct !== undefined) return direct;
    const found = lookup.get(rawText(cell));
    if (found !== undefined) return found;
    if (cellText(cell) === null) return null;
    const near = nearest[rawText(cell)];
    if (near !== undefined) {
      checks.flag('CODE_MAPPED');
      return near;
    }
    const first = foremost?.(rawText(cell), checks);
    if (first !== undefined) return first;
    return leaveOut(
      context,
      checks,
      'CODE_UNKNOWN',
      cell,
      say`Not in the code list; it has: ${Object.values(codes).join('、')}.`,
    );
  };
}

const SEPARATORS = /[、，,;；/／+＋及和兼]/;

/** Of a cell that names several values of the list, all known, the one by which it counts (CODE_SEVERAL); the cell is listed. */
function foremostReader(
  { table, field, column }: ColumnContext,
  lookup: ReadonlyMap<string, SqlValue>,
): ((text: string, checks: RowChecks) => SqlValue | undefined) | undefined {
  const ranks = rankedCodes(table.name, field);
  if (!ranks) return undefined;
  return (text, checks) => {
    const words = text.split(SEPARATORS).map((word) => word.trim());
    const found = words.filter((word) => word !== '').map((word) => lookup.get(word));
    if (found.length < 2 || found.includes(undefined)) return undefined;
    const code = ranks.find((one) => found.includes(one));
    if (code === undefined) return undefined;
    const title = column.codes?.[code] ?? code;
    checks.warn({
      code: 'CODE_SEVERAL',
      field,
      value: text,
      sentence: say`Several values; “${title}” counts.`,
    });
    return code;
  };
}

function codeLookup(
  { table, field, column }: ColumnContext,
  codes: Readonly<Record<string, string>>,
): Map<string, SqlValue> {
  const lookup = new Map<string, SqlValue>();
  const stored = (code: string) => (column.type === 'integer' ? Number(code) : code);
  const add = (word: string, code: string) => {
    lookup.set(word, stored(code));
    const halfWidth = word.normalize('NFKC');
    if (!lookup.has(halfWidth)) lookup.set(halfWidth, stored(code));
  };
  const flag = flagCodes(codes);
  if (flag) {
    for (const word of YES) add(word, flag.yes);
    for (const word of NO) add(word, flag.no);
  }
  for (const [code, title] of Object.entries(codes)) {
    add(code, code);
    add(title, code);
  }
  for (const [alias, code] of Object.entries(codeAliases(table.name, field))) add(alias, code);
  return lookup;
}

/** The codes of 是 and 否, where a list has these two alone. */
function flagCodes(codes: Readonly<Record<string, string>>) {
  const entries = Object.entries(codes);
  const [yes] = entries.find(([, title]) => title === '是') ?? [];
  const [no] = entries.find(([, title]) => title === '否') ?? [];
  return yes !== undefined && no !== undefined && entries.length === 2 ? { yes, no } : undefined;
}
