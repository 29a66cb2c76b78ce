import { daysBefore } from '../dates.ts';
import { awayAddress } from '../names/away-addresses.ts';
import { drawName, drawSurname } from '../names/person-names.ts';
import type { UnitNamer } from '../names/unit-names.ts';
import type { Random } from '../random.ts';
import { weighted } from '../random.ts';
import type { DemoRoom } from '../rooms/rooms.ts';
import { creditCode } from './credit-code.ts';
import { roomWeight, tradePlaceOf } from './trade-places.ts';

/**
 * Where a unit is registered: with the business registrar of the district; nowhere (无照经营); with one elsewhere that
 * shares nothing; with the offices that register institutions (编办, 民政).
 */
export type Registration = 'here' | 'nowhere' | 'elsewhere' | 'institutions';

/** A firm, shop or institution in a room. */
export interface DemoUnit {
  readonly unitId: string;
  readonly name: string;
  readonly actualName: string;
  /** '' without a licence. */
  readonly uscc: string;
  readonly registration: Registration;
  readonly company: boolean;
  readonly category: string;
  readonly status: string;
  readonly onSite: string;
  readonly staff: number;
  readonly roomId: string;
  readonly registeredAddress: string;
  readonly actualAddress: string;
  readonly scope: string;
  readonly fireKey: string;
  readonly legalPerson: string;
  readonly phone: string;
  readonly verifiedAt: string;
}

export interface UnitSetting {
  readonly names: UnitNamer;
  readonly idPrefix: string;
  readonly phonePrefix: string;
  readonly asOf: string;
}

/** Rooms that take a number of units settled beforehand, so many of them registered here. */
export interface UnitQuota {
  readonly rooms: ReadonlySet<DemoRoom>;
  readonly units: number;
  readonly registered: number;
}

const status = weighted([
  ['开业', 91],
  ['歇业', 5],
  ['停业', 4],
] as const);

/** Exactly `count` units over the rooms that take them, those of the quota among them. */
export function* makeUnits(
  rooms: readonly DemoRoom[],
  count: number,
  quota: UnitQuota,
  setting: UnitSetting,
  random: Random,
): Generator<DemoUnit> {
  const isInside = (room: DemoRoom): boolean => quota.rooms.has(room);
  const [inside, outside] = [
    openDeal(rooms.filter(isInside), Math.min(count, quota.units), random),
    openDeal(
      rooms.filter((room) => !isInside(room)),
      count - Math.min(count, quota.units),
      random,
    ),
  ];
  let [serial, dealt] = [0, 0];
  for (const room of rooms) {
    const own = isInside(room);
    for (let due = (own ? inside : outside).due(room); due > 0; due--) {
      const registration = own ? registrationOfQuota(quota, dealt++) : undefined;
      yield makeUnit(room, ++serial, registration, setting, random);
    }
  }
}

/** Deals a number of units over rooms by their weights, every one of them and no more. */
function openDeal(
  rooms: readonly DemoRoom[],
  count: number,
  random: Random,
): { due(room: DemoRoom): number } {
  const sum = rooms.reduce((total, room) => total + roomWeight(room), 0);
  let [passed, made] = [0, 0];
  return {
    due: (room) => {
      const weight = roomWeight(room);
      if (weight === 0) return 0;
      passed += weight;
      const upTo =
        passed >= sum - 1e-9
          ? count
          : Math.min(count, Math.round((passed / sum) * count + random.between(-0.45, 0.45)));
      const due = Math.max(0, upTo - made);
      made += due;
      return due;
    },
  };
}

/** Every so manieth of the quota is registered elsewhere. */
function registrationOfQuota({ units, registered }: UnitQuota, index: number): Registration {
  const missing = (upTo: number): number => Math.floor((upTo * (units - registered)) / units);
  return missing(index + 1) > missing(index) ? 'elsewhere' : 'here';
}

/** What no registrar of the district holds: shops without a licence, flats used for business, firms licensed elsewhere. */
const UNREGISTERED = { company: 0.018, shop: 0.045, home: 0.2 } as const;
/** Firms the licence of which says an address outside the district. */
const REGISTERED_AWAY = 0.11;

function drawRegistration(room: DemoRoom, company: boolean, random: Random): Registration {
  if (company) return random.chance(UNREGISTERED.company) ? 'elsewhere' : 'here';
  const share = room.use === '住宅' ? UNREGISTERED.home : UNREGISTERED.shop;
  return random.chance(share) ? 'nowhere' : 'here';
}

function makeUnit(
  room: DemoRoom,
  serial: number,
  settled: Registration | undefined,
  setting: UnitSetting,
  random: Random,
): DemoUnit {
  const place = tradePlaceOf(room, random);
  const { name, shortName, scope, company, category } = setting.names.draw(place, random);
  const away = random.chance(0.07);
  const registration = settled ?? drawRegistration(room, company, random);
  const isAway = registration === 'elsewhere' || (company && random.chance(REGISTERED_AWAY));
  return {
    unitId: unitIdOf(serial),
    name,
    actualName: random.chance(0.6) ? '' : shortName,
    uscc:
      registration === 'nowhere'
        ? ''
        : creditCode(company ? '企业' : '个体', serial, setting.idPrefix),
    registration,
    company,
    category: category ?? (company ? '企业' : '个体'),
    status: away ? random.pick(['开业', '歇业', '停业'] as const) : status(random),
    onSite: away ? '不在此处' : '在此处',
    staff: staffOf(room, company, random),
    roomId: room.id,
    registeredAddress: isAway ? awayAddress(random) : room.address,
    actualAddress: room.address,
    scope,
    fireKey: room.areaSquareMetres > 900 || random.chance(0.01) ? '是' : '否',
    ...contactOf(serial, setting, random),
  };
}

export function unitIdOf(serial: number): string {
  return `DW${String(serial).padStart(7, '0')}`;
}

const MOST_STAFF = { company: 240, shop: 18 } as const;

/** A shop has a worker for each 28 m² at most, an office for each 14; many share their room. */
function staffOf({ areaSquareMetres }: DemoRoom, company: boolean, random: Random): number {
  const squareMetres = company ? 14 : 28;
  const staff = Math.round((areaSquareMetres / squareMetres) * random.between(0.3, 1.1));
  return Math.min(MOST_STAFF[company ? 'company' : 'shop'], Math.max(1, staff));
}

/** Who answers for a unit, by which telephone, and when the police last looked. */
export function contactOf(
  serial: number,
  { phonePrefix, asOf }: UnitSetting,
  random: Random,
): Pick<DemoUnit, 'legalPerson' | 'phone' | 'verifiedAt'> {
  const number = (serial * 314_159_265 + 7) % 1_000_000_000;
  return {
    legalPerson: drawName(drawSurname(random), random.chance(0.7), random),
    phone: phonePrefix + String(number).padStart(11 - phonePrefix.length, '0'),
    verifiedAt: daysBefore(asOf, random.integer(0, random.chance(0.7) ? 90 : 500)),
  };
}
