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
  const read: ColumnReader = (cell, checks) => {
    if (cell === null || cell === '') return null;
    if (isCellError(cell)) return leaveOutError(context, checks, cell);
    return cellText(cell);
  };
  return NAMES.test(context.field) ? nameReader(context, read) : read;
}

const NAMES = /(^|_)name$|^(contact|applicant|asker|legal_person|duty_person|inspector|reviewer)$/;
/** 造字: characters a system made for itself, which no other shows (data-dictionary §10.1). */
const PRIVATE_USE = /[\uE000-\uF8FF]/;

function nameReader({ field }: ColumnContext, read: ColumnReader): ColumnReader {
  return (cell, checks) => {
    const name = read(cell, checks);
    if (typeof name === 'string' && PRIVATE_USE.test(name))
      checks.mark('TEXT_PRIVATE', field, name);
    return name;
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
