import { daysBefore } from '../dates.ts';
import { drawName, drawSurname } from '../names/person-names.ts';
import { weighted, type Random } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import { ageOn, type AgedPerson } from './population.ts';

/** What the ageing office knows of somebody's life beside who it is. */
export interface Care {
  readonly age: number;
  readonly living: string;
  /** GB/T 42195-2022: 0 能力完好 … 4 完全失能. */
  readonly careLevel: number;
  readonly support: string;
  /** 元 a month; 0 for none. */
  readonly allowanceYuan: number;
  readonly service: string;
  /** Missing where nobody asked. */
  readonly alarm?: boolean;
  readonly visitedAt: string;
  readonly contact: string;
  readonly contactPhone: string;
}

/** Days within which somebody who lives alone is to be visited (探访). */
export const VISIT_DAYS = 30;

const support = weighted([
  ['', 880],
  ['低保', 45],
  ['低边', 25],
  ['优抚', 40],
  ['特困', 6],
  ['三无', 4],
] as const);

const service = weighted([
  ['', 82],
  ['A类（政府购买）', 5],
  ['B类（政府补贴）', 6],
  ['C类（自费）', 7],
] as const);

/** Invents a person's circumstances; `inHome` for those in a bed of a home. */
export function inventCare(person: AgedPerson, inHome: boolean, world: DemoWorld): Care {
  const { random, asOf } = world;
  const age = ageOn(person.birthDate, asOf);
  const living = inHome ? '机构养老' : livingOf(person, random);
  const alone = living === '独居';
  return {
    age,
    living,
    careLevel: inHome ? random.integer(2, 4) : careLevel(age, random),
    support: support(random),
    allowanceYuan: allowance(person, age),
    service: service(random),
    ...alarm(alone, random),
    visitedAt: visit(alone, world),
    contact: drawName(drawSurname(random), random.chance(0.5), random),
    contactPhone: contactPhone(person, world),
  };
}

function livingOf({ household: { members, old } }: AgedPerson, random: Random): string {
  if (random.chance(0.005)) return '失独';
  if (members === 1) return '独居';
  if (members === old) return '空巢';
  return random.chance(0.04) ? '隔代' : '与子女同住';
}

/** Frailty comes with age: one in fifty at sixty, two in five at ninety. */
function careLevel(age: number, random: Random): number {
  const frail = Math.min(0.6, 0.02 + Math.max(0, age - 62) ** 2 / 2_200);
  if (!random.chance(frail)) return 0;
  const draw = random.next();
  return draw < 0.5 ? 1 : draw < 0.76 ? 2 : draw < 0.92 ? 3 : 4;
}

/** 高龄津贴 for people of eighty and over who are registered here. */
export function allowanceDue(registeredHere: boolean, age: number): number {
  if (!registeredHere || age < 80) return 0;
  return age >= 100 ? 500 : age >= 90 ? 100 : 50;
}

function allowance({ registeredHere, cancelledAt }: AgedPerson, age: number): number {
  return cancelledAt === '' ? allowanceDue(registeredHere, age) : 0;
}

function alarm(alone: boolean, random: Random): { alarm?: boolean } {
  return random.chance(0.1) ? {} : { alarm: random.chance(alone ? 0.6 : 0.06) };
}

/** People who live alone are seen within the month; others when it comes. */
function visit(alone: boolean, { random, asOf }: DemoWorld): string {
  if (alone) return daysBefore(asOf, random.integer(0, VISIT_DAYS - 2));
  return random.chance(0.35) ? daysBefore(asOf, random.integer(0, 400)) : '';
}

function contactPhone({ no }: AgedPerson, { profile }: DemoWorld): string {
  const prefix = profile.synthetic.phonePrefixes[0]!;
  const number = (Number(no.slice(2)) * 141_421_357 + 5) % 1_000_000_000;
  return prefix + String(number).padStart(11 - prefix.length, '0');
}
