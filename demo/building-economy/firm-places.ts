import { dayNumber, daysBefore } from '../dates.ts';
import { awayAddress } from '../names/away-addresses.ts';
import type { Random } from '../random.ts';
import type { DemoRoom } from '../rooms/rooms.ts';
import type { DemoWorld } from '../world.ts';
import type { InDistrict, PlaceClass } from './classes.ts';
import type { RoomPool } from './room-pool.ts';

/** One of a firm's three places, as a department wrote it down. */
export interface FirmPlace {
  readonly inDistrict: InDistrict;
  /** Where it truly is, when in the district. */
  readonly room?: DemoRoom;
  /** '' where the department has nothing. */
  readonly text: string;
  /** Day the department last looked. */
  readonly evidenceAt: string;
}

export interface FirmPlaces {
  readonly registered: FirmPlace;
  readonly office: FirmPlace;
  readonly tax: FirmPlace;
}

const NOWHERE = ['不详', '同注册地', '详见合同', '原址已拆迁', '待补', '新世纪大道88号'] as const;

interface Placing {
  readonly kind: PlaceClass;
  /** Where it works, or would be looked for first. */
  readonly home: DemoRoom;
  readonly establishedAt: string;
  readonly pool: RoomPool;
  readonly world: DemoWorld;
  /** Address outside the district its licence says, where the police have written it down. */
  readonly away?: string;
}

/** Gives a firm of a class its three places. */
export function placeFirm({ kind, home, establishedAt, pool, world, away }: Placing): FirmPlaces {
  const { cube, apart } = kind;
  const { random } = world;
  const other = apart ? pool.elsewhere(home, random) : home;
  const taxRoom = random.chance(0.7) ? other : home;
  const registeredRoom = apart || !random.chance(0.04) ? other : pool.neighbour(home);
  const [registered, office, tax] = [...cube] as [InDistrict, InDistrict, InDistrict];
  const age = dayNumber(world.asOf) - dayNumber(establishedAt);
  const place = (inDistrict: InDistrict, room: DemoRoom, days: number): FirmPlace =>
    writePlace(inDistrict, room, world, Math.min(age, days));
  const atRegistrar = place(registered, registeredRoom, 3_000);
  return {
    registered: registered === '0' && away ? { ...atRegistrar, text: away } : atRegistrar,
    office: place(office, home, 300),
    tax: place(tax, taxRoom, 1_500),
  };
}

function writePlace(
  inDistrict: InDistrict,
  room: DemoRoom,
  { random, addresses, district, asOf }: DemoWorld,
  days: number,
): FirmPlace {
  const evidenceAt = daysBefore(asOf, random.integer(5, days));
  if (inDistrict === '?') return { inDistrict, text: unlocatable(random), evidenceAt };
  if (inDistrict === '0') return { inDistrict, text: awayAddress(random), evidenceAt };
  const building = district.buildings[room.building]!;
  const { text } = random.chance(0.88)
    ? addresses.ofRoom(room, building, random)
    : addresses.ofBuilding(building, random);
  return { inDistrict, room, text, evidenceAt };
}

function unlocatable(random: Random): string {
  return random.chance(0.5) ? '' : random.pick(NOWHERE);
}
