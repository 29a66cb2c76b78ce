import type { stream } from 'exceljs';

/** exceljs's writer of workbooks row by row, loaded by itself. */
declare const WorkbookWriter: typeof stream.xlsx.WorkbookWriter;
type WorkbookWriter = stream.xlsx.WorkbookWriter;
export = WorkbookWriter;
