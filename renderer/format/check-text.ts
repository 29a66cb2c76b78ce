import { checkCode } from '../../contract/check-codes.ts';

/** Check codes of a row in words of the interface's language; what is no code stays as it is. */
export function checkText(codes: readonly string[], language: string): string {
  const words = language === 'en' ? 'en' : 'zh';
  return codes.map((code) => checkCode(code)?.[words] ?? code).join(words === 'en' ? '; ' : '；');
}

/** Why a row of a list stands grey; nothing for a sound one. */
export function doubtText(flags: readonly string[], language: string): string | undefined {
  return flags.length === 0 ? undefined : checkText(flags, language);
}
