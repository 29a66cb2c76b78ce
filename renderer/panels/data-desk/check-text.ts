import { checkCode } from '../../../contract/check-codes.ts';

/** Check codes of a row, separated by commas or 、, in words; what is no code stays as it is. */
export function checkText(codes: string, english: boolean): string {
  const words = codes
    .split(/[,、]/)
    .map((code) => checkCode(code.trim())?.[english ? 'en' : 'zh'] ?? code.trim());
  return words.join(english ? '; ' : '；');
}
