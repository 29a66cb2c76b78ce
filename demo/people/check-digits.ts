const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Check character of a citizen number's first 17 digits (GB 11643, ISO 7064 MOD 11-2). */
export function citizenCheck(first17: string): string {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += (first17.charCodeAt(at) - 48) * ID_WEIGHTS[at]!;
  return '10X98765432'[sum % 11]!;
}

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Check character of an organisation code's first 8 characters (GB 11714). */
export function organisationCheck(first8: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, at) => total + weight * ORGANISATION_ALPHABET.indexOf(first8[at]!),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** Characters a unified social credit code may hold, by value. */
export const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** Check character of a unified social credit code's first 17 characters (GB 32100). */
export function creditCheck(first17: string): string {
  const sum = CREDIT_WEIGHTS.reduce(
    (total, weight, at) => total + weight * CREDIT_ALPHABET.indexOf(first17[at]!),
    0,
  );
  return CREDIT_ALPHABET[(31 - (sum % 31)) % 31]!;
}

/** Check digit of an old registration number's first 14 digits (GS 15-2006, ISO 7064 MOD 11,10). */
export function registrationCheck(first14: string): string {
  let product = 10;
  for (let at = 0; at < 14; at++) {
    const sum = (product + first14.charCodeAt(at) - 48) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}
