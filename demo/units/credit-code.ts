import { CREDIT_ALPHABET, creditCheck, organisationCheck } from '../people/check-digits.ts';

/** First two characters of a code by what was registered: authority that registers, and class (GB 32100 table 1). */
const REGISTERED_AS = {
  企业: '91',
  个体: '92',
  机关: '11',
  事业: '12',
  社会团体: '51',
  民办非企业: '52',
} as const;

export type RegisteredAs = keyof typeof REGISTERED_AS;

/** A code with valid check characters on a registrar that does not exist and a body that reads DEM…. */
export function creditCode(registeredAs: RegisteredAs, serial: number, idPrefix: string): string {
  const body = `DEM${toCreditDigits(serial, 5)}`;
  const first17 = `${REGISTERED_AS[registeredAs]}${idPrefix}${body}${organisationCheck(body)}`;
  return first17 + creditCheck(first17);
}

function toCreditDigits(value: number, length: number): string {
  let [digits, left] = ['', value];
  for (let at = 0; at < length; at++) {
    digits = CREDIT_ALPHABET[left % 31]! + digits;
    left = Math.floor(left / 31);
  }
  return digits;
}
