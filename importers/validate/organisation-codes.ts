import { parseCitizenId } from './citizen-id.ts';

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const ORG_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export type UsccVerdict = 'ok' | 'USCC_FORMAT' | 'USCC_BAD_CHAR' | 'USCC_CHECKSUM';

/** Check character of the first 17 of a unified social credit code (统一社会信用代码, GB 32100-2015). */
export function usccCheck(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i += 1)
    sum += USCC_ALPHABET.indexOf(first17[i] as string) * (USCC_WEIGHTS[i] as number);
  return USCC_ALPHABET[(31 - (sum % 31)) % 31] as string;
}

/** Judges an upper-case unified social credit code. */
export function checkUscc(code: string): UsccVerdict {
  if (!/^[0-9A-Z]{2}\d{6}[0-9A-Z]{10}$/.test(code)) return 'USCC_FORMAT';
  if (/[IOSVZ]/.test(code)) return 'USCC_BAD_CHAR';
  return usccCheck(code.slice(0, 17)) === code[17] ? 'ok' : 'USCC_CHECKSUM';
}

/** Check character of an organisation code (组织机构代码, GB 11714-1997), from its first 8. */
export function organisationCodeCheck(first8: string): string {
  let sum = 0;
  for (let i = 0; i < 8; i += 1)
    sum += ORG_ALPHABET.indexOf(first8[i] as string) * (ORG_WEIGHTS[i] as number);
  const check = 11 - (sum % 11);
  if (check === 11) return '0';
  return check === 10 ? 'X' : String(check);
}

/** Whether an organisation code, with or without its dash, has the right check character. */
export function isOrganisationCode(text: string): boolean {
  const code = text.toUpperCase().replace('-', '');
  return /^[0-9A-Z]{8}[0-9X]$/.test(code) && organisationCodeCheck(code.slice(0, 8)) === code[8];
}

export type RegistrationVerdict = 'ok' | 'REGNO_FORMAT' | 'REGNO_LEGACY' | 'REGNO_CHECKSUM';

/** Check digit of the first 14 of an old registration number (工商注册号, GS 15-2006): ISO 7064 MOD 11,10. */
export function registrationNumberCheck(first14: string): string {
  let product = 10;
  for (let i = 0; i < 14; i += 1) {
    const sum = (product + Number(first14[i])) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

/** Judges an old registration number; 13 digits (before 2007) have no check and are `REGNO_LEGACY`. */
export function checkRegistrationNumber(number: string): RegistrationVerdict {
  if (/^\d{13}$/.test(number)) return 'REGNO_LEGACY';
  if (!/^\d{15}$/.test(number)) return 'REGNO_FORMAT';
  return registrationNumberCheck(number.slice(0, 14)) === number[14] ? 'ok' : 'REGNO_CHECKSUM';
}

export type TaxNumberVerdict = 'ok' | 'TAXNO_FORMAT' | 'TAXNO_CHECKSUM';

/**
 * Judges an upper-case tax number (纳税人识别号, data-dictionary §3.4): a credit code; before 2015 six digits of the area and an
 * organisation code; of an individual the ID number, with two more digits where one has several businesses.
 */
export function checkTaxNumber(number: string, asOf: string): TaxNumberVerdict {
  const isPerson = (text: string) => parseCitizenId(text, asOf).ok;
  if (/^\d{17}[\dX]\d{2}$/.test(number))
    return isPerson(number.slice(0, 18)) ? 'ok' : 'TAXNO_CHECKSUM';
  if (/^[0-9A-Z]{18}$/.test(number))
    return checkUscc(number) === 'ok' || isPerson(number) ? 'ok' : 'TAXNO_CHECKSUM';
  if (/^\d{6}[0-9A-Z]{9}$/.test(number))
    return isOrganisationCode(number.slice(6)) || isPerson(number) ? 'ok' : 'TAXNO_CHECKSUM';
  return 'TAXNO_FORMAT';
}
