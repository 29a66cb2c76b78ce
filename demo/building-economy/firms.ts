import { daysBefore } from '../dates.ts';
import { drawName, drawSurname } from '../names/person-names.ts';
import { drawStem, type UnitNamer } from '../names/unit-names.ts';
import { weighted } from '../random.ts';
import type { DemoUnit } from '../units/units.ts';
import type { DemoWorld } from '../world.ts';
import { dealClasses, type PlaceClass } from './classes.ts';
import { openFirmNames } from './firm-names.ts';
import { issueNumbers, UNIFIED_SINCE, type FirmNumbers } from './firm-numbers.ts';
import { placeFirm, type FirmPlaces } from './firm-places.ts';
import { openRoomPool, type RoomPool } from './room-pool.ts';
import { openSharedAddresses } from './shared-addresses.ts';
import type { CommercialBuilding } from './sites.ts';
import { industryOf } from './trades.ts';

/** A firm or shop (企业) as all departments together would know it. */
export interface Firm extends FirmPlaces {
  readonly id: string;
  readonly kind: PlaceClass;
  readonly numbers: FirmNumbers;
  readonly company: boolean;
  readonly name: string;
  readonly scope: string;
  readonly typeCode: string;
  readonly edition: '2002' | '2011';
  readonly industry: string;
  readonly capitalYuan: number;
  readonly staff: number;
  readonly establishedAt: string;
  readonly status: string;
  readonly legalPerson: string;
  readonly phone: string;
  /** 分公司 */
  readonly branch: boolean;
  readonly consolidated: boolean;
  /** The commercial building its office is in, for firms counted inside one. */
  readonly commercial?: CommercialBuilding;
}

const status = weighted([
  ['存续', 955],
  ['开业', 12],
  ['停业', 14],
  ['吊销未注销', 9],
  ['注销', 6],
  ['迁出', 4],
] as const);

/** Invents all firms: the units of the police the registrar knows, in commercial buildings first, and those without an office here. */
export function inventFirms(
  world: DemoWorld,
  commercial: readonly CommercialBuilding[],
): readonly Firm[] {
  const homes = findHomes(world, commercial);
  const { here, absent } = dealClasses(
    homes.map(({ unit }) => ({
      company: unit.company,
      registeredAway: isRegisteredAway(unit),
    })),
    world.scaled,
    world.random,
  );
  const pool = openRoomPool(world.rooms);
  const shared = openSharedAddresses(world, commercial);
  const names = openFirmNames(world);
  const firms = homes.map((home, index) =>
    makeFirm({ world, pool, names, serial: index + 1, kind: here[index]!, ...home }),
  );
  for (const kind of absent) {
    const firm = makeFirm({ world, pool, names, serial: firms.length + 1, kind });
    const movable = kind.cube[0] === '1' && kind.cube[1] === '0';
    firms.push(
      movable ? { ...firm, registered: shared.move(firm.registered, world.random) } : firm,
    );
  }
  return firms;
}

interface Home {
  readonly unit: DemoUnit;
  readonly building?: CommercialBuilding;
}

/** Units the registrar knows, those in commercial buildings first, companies before shops. */
function findHomes(
  { units, roomById }: DemoWorld,
  commercial: readonly CommercialBuilding[],
): Home[] {
  const buildingOf = new Map(
    commercial.flatMap((entry) => entry.rooms.map((room) => [room, entry] as const)),
  );
  const homes = units
    .filter(({ registration }) => registration === 'here')
    .map((unit): Home => {
      const building = buildingOf.get(roomById.get(unit.roomId)!);
      return { unit, ...(building && { building }) };
    });
  const rank = ({ unit, building }: Home): number => (building ? 0 : 2) + (unit.company ? 0 : 1);
  return homes.sort((a, b) => rank(a) - rank(b));
}

/** Whether its licence says an address outside the district. */
function isRegisteredAway({ registeredAddress, actualAddress }: DemoUnit): boolean {
  return registeredAddress !== actualAddress;
}

interface FirmOrder {
  readonly world: DemoWorld;
  readonly pool: RoomPool;
  readonly names: UnitNamer;
  readonly serial: number;
  readonly kind: PlaceClass;
  readonly unit?: DemoUnit;
  readonly building?: CommercialBuilding;
}

function makeFirm({ world, pool, names, serial, kind, unit, building }: FirmOrder): Firm {
  const { random, roomById, profile } = world;
  const home = unit ? roomById.get(unit.roomId)! : pool.any(random);
  const away = unit && isRegisteredAway(unit) && unit.registeredAddress;
  const branch = kind.compliant === true && random.chance(0.6);
  const { name, scope, company } = nameOf(world, names, unit, branch);
  const establishedAt = foundingDay(world, serial);
  const edition = establishedAt < '2009-01-01' && random.chance(0.4) ? '2002' : '2011';
  const numbers = issueNumbers({
    serial,
    company,
    idPrefix: profile.synthetic.idPrefixes[0]!,
    ...(unit && { knownUscc: unit.uscc }),
    establishedAt,
    renewed: random.chance(0.55),
    mapped: random.chance(0.95),
  });
  return {
    id: `QY${String(serial).padStart(7, '0')}`,
    kind,
    numbers,
    company,
    name,
    scope,
    typeCode: company ? random.pick(['1130', '1130', '1151', '1150', '1220', '1110']) : '9500',
    edition,
    industry: industryOf(scope, edition),
    capitalYuan: capital(world, company),
    staff: unit?.staff ?? random.integer(1, 30),
    establishedAt,
    status: unit?.status === '停业' ? '停业' : status(random),
    legalPerson: unit?.legalPerson ?? drawName(drawSurname(random), random.chance(0.7), random),
    phone: unit?.phone ?? phoneOf(world, serial),
    branch,
    consolidated: kind.compliant === true && (!branch || random.chance(0.5)),
    ...placeFirm({ kind, home, establishedAt, pool, world, ...(away && { away }) }),
    ...(building && { commercial: building }),
  };
}

/** Firms that have taken another name since the police last looked. */
const RENAMED = 0.012;
const HEAD_OFFICES = ['上海', '杭州', '温州', '深圳', '绍兴'] as const;

function nameOf(
  { profile, random }: DemoWorld,
  names: UnitNamer,
  unit: DemoUnit | undefined,
  branch: boolean,
): { name: string; scope: string; company: boolean } {
  const known = unit ?? names.draw(random.chance(0.15) ? 'street-shop' : 'office', random);
  const { scope, company } = known;
  const city = profile.city.name;
  const stem = known.name.replace(city, '');
  if (branch) {
    const part = `${city.replace(/市$/u, '')}${stem.endsWith('事务所') ? '分所' : '分公司'}`;
    return { name: `${random.pick(HEAD_OFFICES)}${stem}${part}`, scope, company };
  }
  const renamed = unit?.company === true && random.chance(RENAMED);
  const name = renamed ? city + drawStem(random, 0) + stem.slice(2) : known.name;
  return { name, scope, company };
}

/** One firm in fourteen is younger than the unified licence. */
function foundingDay({ random, asOf }: DemoWorld, serial: number): string {
  if (serial % 14 === 0) return daysBefore(asOf, random.integer(20, 260));
  return daysBefore(UNIFIED_SINCE, random.integer(200, 8_000));
}

function capital({ random }: DemoWorld, company: boolean): number {
  if (!company) return random.integer(1, 30) * 10_000;
  return random.pick([100_000, 500_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000]);
}

function phoneOf({ profile }: DemoWorld, serial: number): string {
  const prefix = profile.synthetic.phonePrefixes[0]!;
  const number = (serial * 271_828_183 + 99) % 1_000_000_000;
  return prefix + String(number).padStart(11 - prefix.length, '0');
}
