import { cellCode, cellText, isCellError, isMangledCode } from '../../normalise/cells.ts';
import { leaveOut, type ColumnContext, type ColumnReader } from './context.ts';

/** Free text. */
export function textReader(context: ColumnContext): ColumnReader {
  return (cell, checks) => {
    if (isCellError(cell))
      return leaveOut(context, checks, 'CELL_ERROR', cell, '单元格是公式错误。');
    return cellText(cell);
  };
}

/** Keys, codes and numbers of things; what a numeric cell mangled is no code. */
export function identifierReader(context: ColumnContext): ColumnReader {
  const code = context.field === 'id_no' ? 'ID_MANGLED' : 'CODE_MANGLED';
  return (cell, checks) => {
    if (isMangledCode(cell)) {
      return leaveOut(
        context,
        checks,
        code,
        cell,
        '编码被表格软件当作数字，末几位已丢失；请把该列设为文本后重新导出。',
      );
    }
    if (isCellError(cell))
      return leaveOut(context, checks, 'CELL_ERROR', cell, '单元格是公式错误。');
    return cellCode(cell);
  };
}

/** JSON lists (关键词) are kept as JSON; words between delimiters become a list. */
export function jsonReader(): ColumnReader {
  return (cell) => {
    const text = cellText(cell);
    if (text === null) return null;
    if (/^[[{]/.test(text)) return text;
    return JSON.stringify(text.split(/[、,，;；|\s]+/).filter((word) => word !== ''));
  };
}
