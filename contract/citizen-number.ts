const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const ZERO = 48;

/** Check character of the first 17 digits of a citizen's number (公民身份号码, GB 11643-1999): ISO 7064 MOD 11-2. */
export function citizenIdCheck(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += (first17.charCodeAt(i) - ZERO) * (WEIGHTS[i] as number);
  return CHECKS[sum % 11] as string;
}

/** The 18 characters of an old number of 15 digits: of the century and the check character it left out. */
export function widenedCitizenId(fifteen: string): string {
  const first17 = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  return first17 + citizenIdCheck(first17);
}
