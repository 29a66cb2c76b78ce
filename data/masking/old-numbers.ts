import type { SqlValue } from '../driver/port.ts';
import { maskIdNo } from './mask.ts';

/** An ID number of somebody born in the last century, with what tax numbers add; codes of firms and numbers of cases have no such date. */
const OLD_NUMBER =
  /^\d{6}19\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX](?:\d{2}|L\d?)?$/;

/** The same for GLOB, as wide. */
export const OLD_NUMBER_GLOB = `${'[0-9]'.repeat(6)}19${'[0-9]'.repeat(2)}[01][0-9][0-3]${'[0-9]'.repeat(4)}*`;

/** A clear value of a snapshot made before numbers were concealed, masked where it is such a number (0092). */
export function withoutOldNumber(value: SqlValue): SqlValue {
  return typeof value === 'string' && OLD_NUMBER.test(value) ? maskIdNo(value) : value;
}
