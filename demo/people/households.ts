import { drawSurname } from '../names/person-names.ts';
import type { Random } from '../random.ts';
import { weighted } from '../random.ts';
import type { Identity, IdentityIssuer } from './identities.ts';

/** A member of a household and the relation (GB/T 4761) to its head. */
export interface Member {
  readonly person: Identity;
  readonly relation: string;
}

type Shape =
  | 'single'
  | 'couple'
  | 'family'
  | 'three-generations'
  | 'one-parent'
  | 'old-couple'
  | 'old-single'
  | 'mates';

const ownerShape = weighted<Shape>([
  ['single', 9],
  ['couple', 13],
  ['family', 25],
  ['three-generations', 12],
  ['one-parent', 4],
  ['old-couple', 24],
  ['old-single', 13],
]);

const tenantShape = weighted<Shape>([
  ['single', 28],
  ['couple', 28],
  ['family', 24],
  ['mates', 20],
]);

/** People who live together in a dwelling in the given year. */
export function drawHousehold(
  issuer: IdentityIssuer,
  tenants: boolean,
  year: number,
  random: Random,
): Member[] {
  const shape = tenants ? tenantShape(random) : ownerShape(random);
  const headMale = random.chance(0.68);
  const old = shape === 'old-couple' || shape === 'old-single';
  const age = old
    ? random.integer(61, random.chance(0.6) ? 73 : 91)
    : tenants
      ? random.integer(20, 48)
      : random.integer(27, 60);
  const family = drawSurname(random);
  const head: Member = { person: issuer.citizen(family, headMale, year - age), relation: '户主' };
  switch (shape) {
    case 'single':
    case 'old-single':
      return [head];
    case 'couple':
    case 'old-couple':
      return [head, spouse(issuer, headMale, year - age, random)];
    case 'family':
      return [
        head,
        spouse(issuer, headMale, year - age, random),
        ...children(issuer, family, age, year, random),
      ];
    case 'one-parent':
      return [head, ...children(issuer, family, age, year, random)];
    case 'three-generations':
      return [
        head,
        spouse(issuer, headMale, year - age, random),
        ...children(issuer, family, age, year, random),
        ...parents(issuer, family, age, year, random),
      ];
    case 'mates':
      return [head, ...mates(issuer, year, random)];
  }
}

function spouse(
  issuer: IdentityIssuer,
  headMale: boolean,
  headBirthYear: number,
  random: Random,
): Member {
  const birthYear = headBirthYear + (headMale ? 1 : -1) * random.integer(-2, 5);
  return { person: issuer.citizen(drawSurname(random), !headMale, birthYear), relation: '配偶' };
}

function children(
  issuer: IdentityIssuer,
  family: string,
  headAge: number,
  year: number,
  random: Random,
): Member[] {
  const count = random.chance(0.14) ? 2 : 1;
  return Array.from({ length: count }, () => {
    const age = Math.max(0, Math.min(30, headAge - random.integer(24, 32)));
    const male = random.chance(0.52);
    const relation = count === 1 ? (male ? '独生子' : '独生女') : male ? '子' : '女';
    const issue = age === 0 && random.chance(0.08) ? issuer.unregistered : issuer.citizen;
    return { person: issue(family, male, year - age), relation };
  });
}

function parents(
  issuer: IdentityIssuer,
  family: string,
  headAge: number,
  year: number,
  random: Random,
): Member[] {
  const age = Math.min(97, headAge + random.integer(22, 31));
  const mother: Member = {
    person: issuer.citizen(drawSurname(random), false, year - age + 2),
    relation: '母',
  };
  if (random.chance(0.4)) return [mother];
  return [{ person: issuer.citizen(family, true, year - age), relation: '父' }, mother];
}

/** People who share a dwelling let by the bed: a head and others of no relation. */
export function drawBeds(
  issuer: IdentityIssuer,
  beds: number,
  year: number,
  random: Random,
): Member[] {
  return Array.from({ length: beds }, (_, at) => ({
    person: issuer.citizen(drawSurname(random), random.chance(0.6), year - random.integer(18, 45)),
    relation: at === 0 ? '户主' : '非亲属',
  }));
}

function mates(issuer: IdentityIssuer, year: number, random: Random): Member[] {
  return Array.from({ length: random.integer(1, 4) }, () => ({
    person: issuer.citizen(drawSurname(random), random.chance(0.55), year - random.integer(18, 45)),
    relation: '非亲属',
  }));
}
