import { dayNumber, isoOfDay } from '../dates.ts';
import { shuffle, type Random } from '../random.ts';
import type { DemoRoom } from '../rooms/rooms.ts';
import type { DemoWorld } from '../world.ts';
import { openFirmNames } from './firm-names.ts';
import type { Firm } from './firms.ts';
import { sumOfAreas, type CommercialBuilding } from './sites.ts';

/** A lease (租约) of a room in a commercial building. */
export interface Lease {
  readonly no: string;
  readonly building: CommercialBuilding;
  readonly room: DemoRoom;
  readonly firm?: Firm;
  readonly tenant: string;
  readonly rent: number;
  readonly from: string;
  readonly to: string;
}

/** A planted fall of 入驻率: leases that ended in the last half year and left their rooms empty. */
export interface OccupancyFall {
  readonly building: CommercialBuilding;
  readonly leases: readonly Lease[];
  readonly squareMetres: number;
}

const BASE_RENT = { 甲级: 3.6, 乙级: 2.4, 丙级: 1.6 } as const;
const FALLING_BUILDINGS = 6;
const HALF_YEAR_DAYS = 182;

/** Invents the leases, current ones first, then ended ones, and the buildings that emptied. */
export function inventLeases(
  world: DemoWorld,
  commercial: readonly CommercialBuilding[],
  firms: readonly Firm[],
): { readonly leases: readonly Lease[]; readonly falls: readonly OccupancyFall[] } {
  const maker = openLeaseMaker(world);
  const inside = firms.filter(({ commercial }) => commercial);
  const tenants = inside.filter(() => world.random.chance(0.76));
  const current = tenants.map((firm) => maker.current(firm));
  const ended = current.filter(() => world.random.chance(0.3)).map((lease) => maker.before(lease));
  const falls = emptiedBuildings(world, commercial, inside, maker);
  const emptied = falls.flatMap(({ leases }) => leases);
  const further = furtherRooms(commercial, inside, current, emptied, maker);
  return { leases: [...current, ...ended, ...emptied, ...further], falls };
}

/**
 * A firm rents more rooms than the one its office is written down with: what the police do not call 空置 and nobody else is
 * in goes to the tenant before it in the building, under that tenant's dates.
 */
function furtherRooms(
  commercial: readonly CommercialBuilding[],
  inside: readonly Firm[],
  current: readonly Lease[],
  emptied: readonly Lease[],
  maker: LeaseMaker,
): Lease[] {
  const leaseOf = new Map(current.map((lease) => [lease.room.id, lease]));
  const taken = new Set([
    ...inside.map(({ office }) => office.room!.id),
    ...emptied.map(({ room }) => room.id),
  ]);
  return commercial.flatMap(({ rooms }) => {
    let tenant = rooms.map(({ id }) => leaseOf.get(id)).find((lease) => lease !== undefined);
    return rooms.flatMap((room) => {
      tenant = leaseOf.get(room.id) ?? tenant;
      const free = !taken.has(room.id) && room.tenure !== '空置';
      return tenant && free ? [maker.further(tenant, room)] : [];
    });
  });
}

interface LeaseMaker {
  current(firm: Firm): Lease;
  /** The lease of whoever was in the room before. */
  before(lease: Lease): Lease;
  ended(building: CommercialBuilding, room: DemoRoom): Lease;
  /** Another room under a lease that runs. */
  further(lease: Lease, room: DemoRoom): Lease;
}

function openLeaseMaker(world: DemoWorld): LeaseMaker {
  const { asOf, random } = world;
  const names = openFirmNames(world);
  const today = dayNumber(asOf);
  let serial = 0;
  const make = (
    building: CommercialBuilding,
    room: DemoRoom,
    [from, to]: readonly [number, number],
    firm?: Firm,
  ): Lease => ({
    no: `ZY${isoOfDay(from).slice(0, 4)}${String(++serial).padStart(6, '0')}`,
    building,
    room,
    ...(firm && { firm }),
    tenant: firm?.name ?? names.draw('office', random).name,
    rent: Math.round(BASE_RENT[building.grade] * random.between(0.75, 1.35) * 100) / 100,
    from: isoOfDay(from),
    to: isoOfDay(to),
  });
  return {
    current: (firm) => {
      const left = random.integer(1, random.chance(0.7) ? 900 : 1_700);
      const years = Math.ceil(left / 365) + random.integer(0, 3);
      const to = today + left;
      return make(firm.commercial!, firm.office.room!, [to - 365 * years, to], firm);
    },
    before: ({ building, room, from }) => {
      const to = Math.min(dayNumber(from), today) - random.integer(1, 60);
      return make(building, room, [to - 365 * random.integer(1, 3), to]);
    },
    ended: (building, room) => {
      const to = today - random.integer(5, HALF_YEAR_DAYS - 5);
      return make(building, room, [to - 730, to]);
    },
    further: (lease, room) => ({
      ...lease,
      no: `ZY${lease.from.slice(0, 4)}${String(++serial).padStart(6, '0')}`,
      room,
    }),
  };
}

function emptiedBuildings(
  { scaled, random }: DemoWorld,
  commercial: readonly CommercialBuilding[],
  inside: readonly Firm[],
  maker: LeaseMaker,
): OccupancyFall[] {
  const taken = new Set(inside.map(({ office }) => office.room!.id));
  return shuffled(commercial, random)
    .slice(0, scaled(FALLING_BUILDINGS))
    .map((building) => {
      const rooms = emptiedRooms(building, taken);
      const leases = rooms.map((room) => maker.ended(building, room));
      return { building, leases, squareMetres: sumOfAreas(rooms) };
    });
}

/** Empty rooms worth about a fifth of the building. */
function emptiedRooms(
  { rooms, businessSquareMetres }: CommercialBuilding,
  taken: ReadonlySet<string>,
): DemoRoom[] {
  const emptied: DemoRoom[] = [];
  let area = 0;
  for (const room of rooms) {
    if (area > businessSquareMetres * 0.2) break;
    if (taken.has(room.id)) continue;
    emptied.push(room);
    area += room.areaSquareMetres;
  }
  return emptied;
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return shuffle([...items], random);
}
