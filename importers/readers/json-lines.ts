import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { decodeFile } from './decode.ts';
import { arrayElements } from './json-array.ts';
import { scanText, type TextEncodingName, type TextScan } from './encoding.ts';
import { propertyCell } from './geojson-feature.ts';
import { BATCH_ROWS, type SourceRow, type SourceTable } from './source.ts';

export type Entry = { readonly line: number; readonly record: Record<string, unknown> | undefined };

/** Objects of a file one by one, each with its line or, in a list, its number. */
type ReadEntries = (path: string, encoding: TextEncodingName) => AsyncGenerator<Entry>;

/** Opens JSON lines: one object a line. Headers are the keys of all lines. */
export function openJsonLines(path: string, known?: TextScan): Promise<SourceTable> {
  return openObjects(path, readLines, known);
}

/** Opens a JSON list of objects, which is read as it comes and never held whole. */
export function openJsonArray(path: string, known?: TextScan): Promise<SourceTable> {
  return openObjects(path, readElements, known);
}

async function openObjects(
  path: string,
  entries: ReadEntries,
  known: TextScan | undefined,
): Promise<SourceTable> {
  const scan = known ?? (await scanText(path));
  const { encoding } = scan;
  const names = new Set<string>();
  for await (const { record } of entries(path, encoding)) {
    for (const name of Object.keys(record ?? {})) names.add(name);
  }
  if (names.size === 0)
    throw new TwinError('invalid', say`${path}: no line is a JSON object. Export it again.`, {
      file: path,
    });
  const headers = [...names];
  const rowOf = (record: Record<string, unknown>, line: number): SourceRow => ({
    line,
    cells: headers.map((name) => propertyCell(record[name])),
  });
  return {
    path,
    format: 'json-lines',
    headers,
    hasGeometry: false,
    encoding,
    scan,
    skipped: [],
    companions: [],
    rows: () => objectRows(entries(path, encoding), rowOf),
  };
}

/** The rows of a file's objects, in batches; what is no object is a row of nothing, told as broken. */
export async function* objectRows(
  entries: AsyncGenerator<Entry>,
  rowOf: (record: Record<string, unknown>, line: number) => SourceRow,
): AsyncGenerator<SourceRow[]> {
  let batch: SourceRow[] = [];
  for await (const { line, record } of entries) {
    const row = rowOf(record ?? {}, line);
    batch.push(record ? row : { ...row, broken: NOT_JSON });
    if (batch.length === BATCH_ROWS) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

const RECORD_MARK = '\u001E';

const NOT_JSON = { code: 'ROW_SHAPE', sentence: say`The line is no JSON object.` };

async function* readElements(path: string, encoding: TextEncodingName): AsyncGenerator<Entry> {
  let line = 0;
  for await (const element of arrayElements(path, decodeFile(path, encoding))) {
    line += 1;
    yield { line, record: parseObject(element) };
  }
}

/** The objects of a file with one a line, a record mark (RS) before it or not. */
export async function* readLines(path: string, encoding: TextEncodingName): AsyncGenerator<Entry> {
  let rest = '';
  let line = 0;
  for await (const text of decodeFile(path, encoding)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() as string;
    for (const content of lines) {
      line += 1;
      if (content.trim() !== '') yield { line, record: parseObject(content) };
    }
  }
  if (rest.trim() !== '') yield { line: line + 1, record: parseObject(rest) };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text.startsWith(RECORD_MARK) ? text.slice(1) : text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
