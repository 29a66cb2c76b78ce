import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import type { DemoAnswers } from '../report.ts';

/** A row of an export as it stands in the file: cells by header, and its line. */
export interface ExportRow {
  readonly file: string;
  readonly line: number;
  readonly cells: readonly string[];
  /** The cell under the first of the named headers that the file has. */
  get(...headers: string[]): string;
}

/** Reads every CSV of a demo whose name matches, for tests; planted rows are left out unless asked for. */
export async function readExports(
  {
    out,
    answers,
  }: { readonly out: string; readonly answers: Pick<DemoAnswers, 'files' | 'planted'> },
  name: RegExp,
  withPlanted = false,
): Promise<ExportRow[]> {
  const names = Object.keys(answers.files).filter((file) => name.test(file) && /\.csv$/.test(file));
  const planted = new Set(answers.planted.map(({ file, line }) => `${file}:${line}`));
  const files = await Promise.all(names.map((file) => readRows(out, file)));
  return files.flat().filter(({ file, line }) => withPlanted || !planted.has(`${file}:${line}`));
}

async function readRows(out: string, file: string): Promise<ExportRow[]> {
  const bytes = await readFile(join(out, file));
  const utf8 = bytes[0] === 0xef && bytes[1] === 0xbb;
  const text = iconv.decode(bytes, utf8 ? 'utf8' : 'gb18030');
  const [header = [], ...rows] = parse(text, { bom: true }) as string[][];
  return rows.map((cells, index) => ({
    file,
    line: index + 2,
    cells,
    get: (...headers) => {
      const column = headers.map((title) => header.indexOf(title)).find((at) => at >= 0);
      return column === undefined ? '' : cells[column]!;
    },
  }));
}
