import { dayNumber, isoOfDay } from '../dates.ts';
import { drawSurname } from '../names/person-names.ts';
import { createIdentityIssuer, type IdentityIssuer } from '../people/identities.ts';
import { shuffle, weighted, type Random } from '../random.ts';
import type { DemoRoom } from '../rooms/rooms.ts';
import type { Elder } from '../world/elders.ts';
import type { DemoWorld } from '../world.ts';

/** An old person (老年人) as the ageing office has them. */
export interface AgedPerson {
  readonly no: string;
  readonly name: string;
  readonly male: boolean;
  readonly birthDate: string;
  readonly idNo: string;
  readonly phone: string;
  /** '' where the office knows no room. */
  readonly roomId: string;
  readonly streetCode: string;
  readonly registeredHere: boolean;
  readonly household: Elder['household'];
  /** Record of the police about the same person; missing for those the police have not. */
  readonly recordNo?: string;
  /** Died or moved away; '' for the living. */
  readonly cancelledAt: string;
}

/** Of 80,000 living, some the police have not; the oldest are among them. */
const FULL = { aged: 80_000, unknown: 1_600, centenarians: 60, cancelled: 400 } as const;

/** Identities beyond those of the residents: their walk has not come so far. */
const FIRST_COUNT = 120_000;

const birthDecade = weighted([
  [1950, 52],
  [1940, 27],
  [1930, 16],
  [1920, 5],
] as const);

/** The old people street by street: residents first, then those the police have not, then the cancelled ones. */
export function gatherAged(world: DemoWorld): AgedPerson[] {
  const total = world.scaled(FULL.aged);
  const most = total - world.scaled(FULL.unknown);
  const known =
    world.elders.length > most ? sample(world.elders, most, world.random) : world.elders;
  const residents = known.map((elder) => fromResident(elder, world));
  const stranger = openStrangers(world);
  const missing = Array.from({ length: total - residents.length }, (_, index) =>
    stranger(index < world.scaled(FULL.centenarians)),
  );
  const cancelled = Array.from({ length: world.scaled(FULL.cancelled) }, () => ({
    ...stranger(false),
    cancelledAt: cancellation(world),
  }));
  const people = [...residents, ...missing, ...cancelled];
  people.sort((a, b) => (a.streetCode < b.streetCode ? -1 : a.streetCode > b.streetCode ? 1 : 0));
  return people.map((person, index) => ({
    ...person,
    no: `LN${String(index + 1).padStart(7, '0')}`,
  }));
}

type Unnumbered = Omit<AgedPerson, 'no'>;

function sample<T>(items: readonly T[], count: number, random: Random): T[] {
  const kept = new Set(shuffle([...items], random).slice(0, count));
  return items.filter((item) => kept.has(item));
}

function fromResident(elder: Elder, { roomById, district }: DemoWorld): Unnumbered {
  const { name, male, birthDate, idNo, phone, roomId, household, recordNo, category } = elder;
  return {
    name,
    male,
    birthDate,
    idNo,
    phone,
    roomId,
    household,
    recordNo,
    streetCode: district.buildings[roomById.get(roomId)!.building]!.streetCode,
    registeredHere: category === '常住户籍',
    cancelledAt: '',
  };
}

/** Invents people the police have not: seven in ten with a dwelling, mostly with their children. */
function openStrangers(world: DemoWorld): (centenarian: boolean) => Unnumbered {
  const { random, rooms, district } = world;
  const dwellings = rooms.filter(({ use }) => use === '住宅');
  const issuer = openIssuer(world);
  return (centenarian) => {
    const room = random.pick(dwellings);
    const year = centenarian
      ? random.integer(1910, 1915)
      : birthDecade(random) + random.integer(0, 5);
    const { name, male, birthDate, idNo, phone } = citizen(issuer, year, random);
    return {
      name,
      male,
      birthDate,
      idNo,
      phone,
      ...placeOf(room, random.chance(0.7)),
      streetCode: district.buildings[room.building]!.streetCode,
      registeredHere: random.chance(0.8),
      household: random.chance(0.6) ? { members: 4, old: 1 } : { members: 2, old: 2 },
      cancelledAt: '',
    };
  };
}

function openIssuer({ profile, asOf, random }: DemoWorld): IdentityIssuer {
  const { idPrefixes, phonePrefixes } = profile.synthetic;
  return createIdentityIssuer(idPrefixes[0]!, phonePrefixes[0]!, asOf, random, FIRST_COUNT);
}

function placeOf({ id }: DemoRoom, known: boolean): { roomId: string } {
  return { roomId: known ? id : '' };
}

function citizen(
  issuer: IdentityIssuer,
  year: number,
  random: Random,
): ReturnType<IdentityIssuer['citizen']> {
  return issuer.citizen(drawSurname(random), random.chance(0.47), year);
}

function cancellation({ asOf, random }: DemoWorld): string {
  return isoOfDay(dayNumber(asOf) - random.integer(10, 700));
}

/** Whole years of age on a day. */
export function ageOn(birthDate: string, asOf: string): number {
  const years = Number(asOf.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return asOf.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
