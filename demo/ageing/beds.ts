import { daysBefore } from '../dates.ts';
import { shuffle } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import type { CareFacility } from './facilities.ts';
import { ageOn, type AgedPerson } from './population.ts';

/** Somebody's stay in a bed (床位). */
export interface BedStay {
  readonly facility: CareFacility;
  readonly bedNo: string;
  readonly person: AgedPerson;
  readonly grade: string;
  readonly movedIn: string;
  /** '' while staying. */
  readonly movedOut: string;
}

export interface Beds {
  readonly stays: readonly BedStay[];
  /** People in a bed today, by number. */
  readonly inHome: ReadonlySet<string>;
  /** Stays that go on though the person is cancelled. */
  readonly afterCancellation: readonly BedStay[];
  /** People with two beds at once. */
  readonly twice: readonly AgedPerson[];
}

const GRADES = ['介护一级', '介护二级', '介助一级', '自理'] as const;
const FULL_PLANTED = { afterCancellation: 8, twice: 5 } as const;

/** Fills seven beds in ten with the oldest, and plants beds of the cancelled and second beds. */
export function fillBeds(
  world: DemoWorld,
  facilities: readonly CareFacility[],
  people: readonly AgedPerson[],
): Beds {
  const { random, asOf, scaled } = world;
  const oldest = people.filter(
    ({ cancelledAt, birthDate }) => cancelledAt === '' && ageOn(birthDate, asOf) >= 75,
  );
  const waiting = shuffle([...oldest], random);
  const gone = people.filter(({ cancelledAt }) => cancelledAt !== '');
  const open = openBeds(facilities).filter(() => random.chance(0.72));
  const stays: BedStay[] = [];
  const take = (person: AgedPerson | undefined): BedStay | undefined => {
    const bed = open.pop();
    if (!bed || !person) return undefined;
    const stay = stayOf(bed, person, world);
    stays.push(stay);
    return stay;
  };
  const planted = <T>(list: readonly T[], count: number): T[] => list.slice(0, scaled(count));
  const afterCancellation = planted(gone, FULL_PLANTED.afterCancellation).flatMap(
    (person) => take(person) ?? [],
  );
  const twice = planted(waiting, FULL_PLANTED.twice).filter((person) => take(person));
  while (open.length > 0 && waiting.length > 0) take(waiting.shift());
  const past = stays.filter(() => random.chance(0.2)).map((stay) => pastStay(stay, world, gone));
  const inHome = new Set(stays.map(({ person }) => person.no));
  return { stays: [...stays, ...past], inHome, afterCancellation, twice };
}

interface Bed {
  readonly facility: CareFacility;
  readonly bedNo: string;
}

function openBeds(facilities: readonly CareFacility[]): Bed[] {
  return facilities.flatMap((facility) =>
    Array.from({ length: facility.bedsOpen }, (_, index) => ({
      facility,
      bedNo: `${Math.floor(index / 40) + 1}${String((index % 40) + 1).padStart(2, '0')}床`,
    })),
  );
}

function stayOf(
  { facility, bedNo }: Bed,
  person: AgedPerson,
  { random, asOf }: DemoWorld,
): BedStay {
  const movedIn = daysBefore(asOf, random.integer(20, 1_500));
  return { facility, bedNo, person, grade: random.pick(GRADES), movedIn, movedOut: '' };
}

/** Somebody who is gone lay in the same bed before. */
function pastStay(stay: BedStay, { random }: DemoWorld, gone: readonly AgedPerson[]): BedStay {
  const movedOut = daysBefore(stay.movedIn, random.integer(1, 60));
  const movedIn = daysBefore(movedOut, random.integer(100, 1_200));
  return { ...stay, person: random.pick(gone), movedIn, movedOut };
}
