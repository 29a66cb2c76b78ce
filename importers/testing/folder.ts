import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';

/** A folder of a test with files as departments hand them over; `remove` clears it. */
export class TestFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(): Promise<TestFolder> {
    return new TestFolder(await mkdtemp(join(tmpdir(), 'twin-import-')));
  }

  at(name: string): string {
    return join(this.path, name);
  }

  async text(name: string, content: string, encoding = 'utf8'): Promise<string> {
    return this.bytes(name, iconv.encode(content, encoding, { addBOM: encoding === 'utf-16' }));
  }

  async bytes(name: string, content: Uint8Array): Promise<string> {
    const path = this.at(name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    return path;
  }

  /** Sheets by name, each a list of rows. */
  async workbook(
    name: string,
    sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>,
  ): Promise<string> {
    const book = new ExcelJS.Workbook();
    for (const [title, rows] of Object.entries(sheets))
      book.addWorksheet(title).addRows(rows as unknown[][]);
    return this.bytes(name, new Uint8Array(await book.xlsx.writeBuffer()));
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true, force: true });
  }
}
