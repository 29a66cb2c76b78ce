import { maskIdNo } from '../../data/masking/mask.ts';
import { isCalendarDay, parseCitizenId } from './citizen-id.ts';
import { checkRegistrationNumber, checkUscc, isOrganisationCode } from './organisation-codes.ts';

/**
 * What a column's numbers are: `tax` may be a person's by rule (data-dictionary §3.4), `business` are other numbers of firms, `identifier`
 * numbers things, `text` is words.
 */
export type NumberRole = 'tax' | 'business' | 'identifier' | 'text';

const LEAST_LENGTH = 15;
const BEGINNING = /^\s*[\d０-９]/;
/** As most numbers are written. */
const PLAIN = /^[\dXL]+$/;
const RUN = /[\d０-９]{15}/;
const WHOLE = /^(\d{17}[\dX]|\d{15})(?:\d{2}|L\d?)?$/;
const INSIDE = /(?<![\d０-９])[\d０-９]{17}[\d０-９XxＸｘ](?![\d０-９])/g;
/** Numbers of cases begin with an area and a day too; nobody under this age has a business. */
const ADULT_YEARS = 16;
const OLDEST_YEARS = 120;
const EIGHTEEN = 18;
const AREA_DIGITS = 6;

/** The ID number a cell consists of (公民身份号码, with the digits or L of a second business), upper case; undefined where it is none. */
export function personalNumber(text: string, role: NumberRole, asOf: string): string | undefined {
  if (text.length < LEAST_LENGTH || !BEGINNING.test(text)) return undefined;
  const number = PLAIN.test(text)
    ? text
    : text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  const citizen = WHOLE.exec(number)?.[1];
  if (citizen === undefined) return undefined;
  if (role === 'tax' || role === 'business') {
    return isOrganisations(number, role) || !isOfAnAdult(citizen, asOf) ? undefined : number;
  }
  if (citizen.length < EIGHTEEN) return undefined;
  const verdict = parseCitizenId(citizen, asOf);
  if (!verdict.ok || (role === 'identifier' && !isAdult(verdict.birthDate, asOf))) return undefined;
  return number;
}

/** A mistyped check character is no reason to leave a person's number in clear. */
function isOfAnAdult(citizen: string, asOf: string): boolean {
  const date = citizen.length === EIGHTEEN ? citizen.slice(6, 14) : `19${citizen.slice(6, 12)}`;
  const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)];
  const isDay = isCalendarDay(Number(year), Number(month), Number(day));
  return isDay && isAdult(`${year}-${month}-${day}`, asOf);
}

/** Whether a check character says that the number is an organisation's. */
function isOrganisations(number: string, role: NumberRole): boolean {
  if (number.length === EIGHTEEN) return checkUscc(number) === 'ok';
  if (number.length !== LEAST_LENGTH) return false;
  return (
    isOrganisationCode(number.slice(AREA_DIGITS)) ||
    (role === 'business' && checkRegistrationNumber(number) === 'ok')
  );
}

function isAdult(birthDate: string, asOf: string): boolean {
  const years = Number(asOf.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return years >= ADULT_YEARS && years <= OLDEST_YEARS;
}

/** A text with the ID numbers in it masked; the same text where it has none. */
export function withoutPersonalNumbers(text: string, asOf: string): string {
  if (text.length < LEAST_LENGTH || !RUN.test(text)) return text;
  return text.replace(INSIDE, (written) => {
    const verdict = parseCitizenId(written.normalize('NFKC'), asOf);
    return verdict.ok ? maskIdNo(verdict.number) : written;
  });
}
