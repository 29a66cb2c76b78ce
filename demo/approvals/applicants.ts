import { drawName, drawSurname } from '../names/person-names.ts';
import type { Random } from '../random.ts';
import type { DemoUnit } from '../units/units.ts';
import type { DemoWorld } from '../world.ts';
import type { ApprovalItem } from './items.ts';

/** Who applies: a person, who has no code, or a unit. */
interface Applicant {
  readonly name: string;
  readonly uscc: string;
  readonly roomId: string;
}

/** Those who apply for matters. */
export interface Applicants {
  of(item: ApprovalItem): Applicant;
}

/** What people apply for themselves. */
const PERSONAL =
  /户口|出入境|护士|教师资格|等级运动员|会计资格|律师执业|法律援助|公证员|生育|再生育|婚育|残疾人|辅具|康复|就业安置|不动产登记/u;
/** What either applies for; all others are for units. */
const EITHER = /房屋租赁|个体工商户|税务|发票|社会保险|排水|食品经营|烟花爆竹/u;
/** What is of shops alone. */
const SHOPS = /个体工商户/u;

/** Opens the applicants: whoever comes, and where that fits the matter ill, somebody who would apply for it. */
export function openApplicants({ units, random }: DemoWorld): Applicants {
  const own = random.fork('applicants');
  const listed = (fits: (unit: DemoUnit) => boolean): readonly DemoUnit[] => {
    const fitting = units.filter(fits);
    return fitting.length > 0 ? fitting : units;
  };
  const companies = listed(({ company }) => company);
  const shops = listed(({ category }) => category === '个体');
  const fitting = (name: string): Applicant => {
    if (units.length === 0 || PERSONAL.test(name)) return person(own);
    return unitOf(own.pick(SHOPS.test(name) ? shops : own.chance(0.8) ? companies : units));
  };
  return {
    of: ({ name }) => {
      const isPerson = units.length === 0 || random.chance(0.45);
      const drawn = isPerson ? person(random) : unitOf(random.pick(units));
      const suits = isPerson ? PERSONAL.test(name) || EITHER.test(name) : !PERSONAL.test(name);
      return suits && !(SHOPS.test(name) && !isPerson) ? drawn : fitting(name);
    },
  };
}

function unitOf({ name, uscc, roomId }: DemoUnit): Applicant {
  return { name, uscc, roomId };
}

function person(random: Random): Applicant {
  const name = drawName(drawSurname(random), random.chance(0.5), random);
  return { name, uscc: '', roomId: '' };
}
