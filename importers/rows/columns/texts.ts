import { say } from '../../../contract/sentence.ts';
import {
  cellCode,
  cellText,
  isCellError,
  isMangledCode,
  isPlainCode,
} from '../../normalise/cells.ts';
import { leaveOut, leaveOutError, type ColumnContext, type ColumnReader } from './context.ts';

/** Free text. */
export function textReader(context: ColumnContext): ColumnReader {
  return (cell, checks) => {
    if (cell === null || cell === '') return null;
    if (isCellError(cell)) return leaveOutError(context, checks, cell);
    return cellText(cell);
  };
}

/** Keys, codes and numbers of things; what a numeric cell mangled is no code. */
export function identifierReader(context: ColumnContext): ColumnReader {
  const code = context.field === 'id_no' ? 'ID_MANGLED' : 'CODE_MANGLED';
  return (cell, checks) => {
    if (cell === null || cell === '') return null;
    if (typeof cell === 'string' && isPlainCode(cell)) return cell;
    if (isMangledCode(cell)) {
      return leaveOut(
        context,
        checks,
        code,
        cell,
        say`A spreadsheet took the code for a number and its last digits are lost. Set the column to text and export it again.`,
      );
    }
    if (isCellError(cell)) return leaveOutError(context, checks, cell);
    return cellCode(cell);
  };
}

/** JSON lists (关键词) are kept as JSON; words between delimiters become a list. */
export function jsonReader(context: ColumnContext): ColumnReader {
  return (cell, checks) => {
    if (isCellError(cell)) return leaveOutError(context, checks, cell);
    const text = cellText(cell);
    if (text === null) return null;
    if (/^[[{]/.test(text)) return text;
    return JSON.stringify(text.split(/[、,，;；|\s]+/).filter((word) => word !== ''));
  };
}
