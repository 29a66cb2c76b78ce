import { dayNumber, isoOfDay } from '../dates.ts';
import { drawLatinName, drawName } from '../names/person-names.ts';
import type { Random } from '../random.ts';
import { citizenCheck } from './check-digits.ts';

/** An invented person. */
export interface Identity {
  readonly name: string;
  readonly male: boolean;
  readonly birthDate: string;
  readonly idType: string;
  readonly idNo: string;
  readonly phone: string;
}

/** Hands out people whose numbers nobody has and nobody gets twice. */
export interface IdentityIssuer {
  citizen(family: string, male: boolean, birthYear: number): Identity;
  foreigner(birthYear: number): Identity;
  /** A child without registration (未落户): no citizen number yet. */
  unregistered(family: string, male: boolean, birthYear: number): Identity;
}

const SEQUENCES = 500;
const PHONE_SPACE = 1_000_000_000;
const PHONE_STRIDE = 618_033_989;

/**
 * Issues identities on an address prefix no authority ever assigned and a phone prefix no mobile has. Citizen
 * numbers walk each year's days and sequence numbers by a fixed stride, so they are unique without a list. A second
 * issuer starts its walk at `firstCount`, further than the first can come.
 */
export function createIdentityIssuer(
  idPrefix: string,
  phonePrefix: string,
  asOf: string,
  random: Random,
  firstCount = 0,
): IdentityIssuer {
  const counters = new Map<number, number>();
  const lastDay = dayNumber(asOf);
  let issued = firstCount * 100;
  const phone = (): string => {
    const number = (issued++ * PHONE_STRIDE + 271_828_182) % PHONE_SPACE;
    return phonePrefix + String(number).padStart(11 - phonePrefix.length, '0');
  };
  const bornIn = (year: number, male: boolean): { birthDate: string; sequence: number } => {
    const key = year * 2 + (male ? 1 : 0);
    const count = counters.get(key) ?? firstCount;
    counters.set(key, count + 1);
    const first = dayNumber(`${year}-01-01`);
    const days = Math.min(dayNumber(`${year + 1}-01-01`), lastDay) - first;
    const slot = (count * 74_507 + key * 31) % (days * SEQUENCES);
    return {
      birthDate: isoOfDay(first + (slot % days)),
      sequence: Math.floor(slot / days) * 2 + (male ? 1 : 0),
    };
  };
  return {
    citizen: (family, male, birthYear) => {
      const { birthDate, sequence } = bornIn(birthYear, male);
      const body = idPrefix + birthDate.replaceAll('-', '') + String(sequence).padStart(3, '0');
      const name = drawName(family, male, random);
      return {
        name,
        male,
        birthDate,
        idType: '居民身份证',
        idNo: body + citizenCheck(body),
        phone: phone(),
      };
    },
    foreigner: (birthYear) => {
      const male = random.chance(0.6);
      const { birthDate } = bornIn(birthYear, male);
      const idNo = `P${idPrefix}${String(issued).padStart(7, '0')}`;
      return { name: drawLatinName(random), male, birthDate, idType: '护照', idNo, phone: phone() };
    },
    unregistered: (family, male, birthYear) => {
      const { birthDate } = bornIn(birthYear, male);
      const idNo = `Q${idPrefix}${String(issued).padStart(7, '0')}`;
      issued++;
      return {
        name: drawName(family, male, random),
        male,
        birthDate,
        idType: '其他',
        idNo,
        phone: '',
      };
    },
  };
}
