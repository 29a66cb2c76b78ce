import { daysBefore } from '../dates.ts';
import { drawName, drawSurname } from '../names/person-names.ts';
import { drawUnitName } from '../names/unit-names.ts';
import { weighted } from '../random.ts';
import type { DemoUnit } from '../units/units.ts';
import type { DemoWorld } from '../world.ts';
import { dealClasses, type PlaceClass } from './classes.ts';
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

/** Firms inside the district's commercial buildings at the end of 2013. */
const FULL_INSIDE = 6_224;

const status = weighted([
  ['存续', 955],
  ['开业', 12],
  ['停业', 14],
  ['吊销未注销', 9],
  ['注销', 6],
  ['迁出', 4],
] as const);

/** Invents all firms: those with an office are units of the police, in commercial buildings first. */
export function inventFirms(
  world: DemoWorld,
  commercial: readonly CommercialBuilding[],
): readonly Firm[] {
  const { here, absent } = dealClasses(world.scaled, world.random);
  const homes = chooseHomes(world, commercial, here.length);
  const pool = openRoomPool(world.rooms);
  const shared = openSharedAddresses(world, commercial);
  const firms = homes.map(({ unit, building }, index) =>
    makeFirm({
      world,
      pool,
      serial: index + 1,
      kind: here[index]!,
      unit,
      ...(building && { building }),
    }),
  );
  for (const kind of absent) {
    const firm = makeFirm({ world, pool, serial: firms.length + 1, kind });
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

/** Units that are firms with an office, those in commercial buildings first, companies before shops. */
function chooseHomes(
  { units, roomById, scaled, district }: DemoWorld,
  commercial: readonly CommercialBuilding[],
  count: number,
): Home[] {
  const buildings = new Map(commercial.map((entry) => [entry.building, entry]));
  const inside: Home[] = [];
  const outside: Home[] = [];
  for (const unit of units) {
    const room = roomById.get(unit.roomId)!;
    const building = buildings.get(district.buildings[room.building]!);
    if (building && BUSINESS_USES.has(room.use)) inside.push({ unit, building });
    else outside.push({ unit });
  }
  const companiesFirst = (a: Home, b: Home): number => rank(a.unit) - rank(b.unit);
  const chosen = evenly(inside.sort(companiesFirst), Math.min(count, scaled(FULL_INSIDE)));
  return [...chosen, ...outside.sort(companiesFirst).slice(0, count - chosen.length)];
}

/** Some of a list, spread over all of it, so that no building stays without a firm. */
function evenly<Item>(items: readonly Item[], count: number): Item[] {
  const taken = Math.min(count, items.length);
  return Array.from({ length: taken }, (_, at) => items[Math.floor((at * items.length) / taken)]!);
}

const BUSINESS_USES: ReadonlySet<string> = new Set(['办公', '商业']);

function rank({ category }: DemoUnit): number {
  return category === '企业' ? 0 : category === '个体' ? 1 : 2;
}

interface FirmOrder {
  readonly world: DemoWorld;
  readonly pool: RoomPool;
  readonly serial: number;
  readonly kind: PlaceClass;
  readonly unit?: DemoUnit;
  readonly building?: CommercialBuilding;
}

function makeFirm({ world, pool, serial, kind, unit, building }: FirmOrder): Firm {
  const { random, roomById, profile } = world;
  const home = unit ? roomById.get(unit.roomId)! : pool.any(random);
  const branch = kind.compliant === true && random.chance(0.6);
  const { name, scope, company } = nameOf(world, unit, branch);
  const establishedAt = foundingDay(world, serial);
  const edition = establishedAt < '2009-01-01' && random.chance(0.4) ? '2002' : '2011';
  const numbers = issueNumbers({
    serial,
    company,
    idPrefix: profile.synthetic.idPrefixes[0]!,
    ...(unit && { knownUscc: unit.uscc }),
    establishedAt,
    renewed: random.chance(0.55),
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
    ...placeFirm(kind, home, establishedAt, pool, world),
    ...(building && { commercial: building }),
  };
}

function nameOf(
  { profile, districtName, random }: DemoWorld,
  unit: DemoUnit | undefined,
  branch: boolean,
): { name: string; scope: string; company: boolean } {
  const drawn = drawUnitName(profile.city.name, districtName, !unit && random.chance(0.15), random);
  const { name, scope } = unit ?? drawn;
  const company = unit ? unit.uscc.startsWith('91') : drawn.company;
  return { name: branch ? `${name}${profile.city.name}分公司` : name, scope, company };
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
