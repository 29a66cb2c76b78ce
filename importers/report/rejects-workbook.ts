import type { Worksheet } from 'exceljs';
import WorkbookWriter from 'exceljs/lib/stream/xlsx/workbook-writer.js';
import { checkCode } from '../../contract/check-codes.ts';
import { remedyOf } from '../../contract/check-remedies.ts';
import type { FindingLine } from '../../contract/findings.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import { tell } from '../../contract/words.ts';
import { OutFile } from '../../data/out-file.ts';
import { beginSheet, printedAcross, SHEET_ROWS } from '../../data/sheet-layout.ts';

const COLUMNS = [
  { header: '文件 file', key: 'file', width: 36 },
  { header: '表 table', key: 'table', width: 14 },
  { header: '行号 line', key: 'line', width: 10, style: {} },
  { header: '列 column', key: 'column', width: 20 },
  { header: '代码 code', key: 'code', width: 20 },
  { header: '原因 reason', key: 'sentence', width: 60 },
  { header: '值（个人信息已遮蔽） value (masked)', key: 'value', width: 32 },
  { header: '处理办法 remedy', key: 'remedy', width: 52 },
];

/** Writes rejects.xlsx as rows come, in bounded memory. */
export class RejectsWorkbook {
  private readonly file: OutFile;
  private readonly workbook: WorkbookWriter;
  private sheet: Worksheet;
  private rows = 0;

  constructor(path: string) {
    this.file = new OutFile(path);
    this.workbook = new WorkbookWriter({
      stream: this.file.stream,
      useStyles: true,
      useSharedStrings: false,
    });
    this.sheet = this.addSheet('拒收 rejected');
  }

  reject(line: FindingLine): void {
    if (this.rows > 0 && this.rows % SHEET_ROWS === 0) {
      this.sheet.commit();
      this.sheet = this.addSheet(`拒收 rejected ${this.rows / SHEET_ROWS + 1}`);
    }
    this.rows += 1;
    this.sheet.addRow(inChinese(line)).commit();
  }

  /** Adds the sheet of rows that were loaded with a mark, and closes the file. Errors: those of the disk. */
  async close(warnings: readonly FindingLine[], unlisted: number): Promise<void> {
    this.sheet.commit();
    const sheet = this.addSheet('存疑 flagged');
    for (const line of warnings) sheet.addRow(inChinese(line)).commit();
    if (unlisted > 0)
      sheet
        .addRow({ sentence: `另有 ${unlisted} 条未列出。 ${unlisted} more are not listed.` })
        .commit();
    sheet.commit();
    await this.file.guarded(this.workbook.commit());
  }

  private addSheet(name: string): Worksheet {
    const views = [{ state: 'frozen', ySplit: 1 }] as const;
    const sheet = this.workbook.addWorksheet(name, {
      views: [...views],
      pageSetup: printedAcross(COLUMNS.map(({ width }) => width)),
    });
    beginSheet(sheet, COLUMNS);
    return sheet;
  }
}

/** Departments read the report in Chinese. */
function inChinese(line: FindingLine) {
  const table = tableSpec(line.table).title;
  const sentence = line.sentence ? tell(line.sentence, 'zh') : (checkCode(line.code)?.zh ?? '');
  return { ...line, table, sentence, remedy: remedyOf(line.code).zh };
}
