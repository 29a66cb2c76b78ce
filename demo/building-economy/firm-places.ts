import { dayNumber, daysBefore } from '../dates.ts';
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

const AWAY = [
  '宁波市江东区中山东路',
  '宁波市江东区百丈东路',
  '宁波市鄞州区天童北路',
  '宁波市鄞州区首南街道日丽中路',
  '宁波市江北区人民路',
  '宁波市江北区大闸南路',
  '宁波高新区扬帆路',
  '宁波保税区兴业大道',
  '余姚市南雷路',
  '慈溪市浒山街道孙塘北路',
  '杭州市西湖区文三路',
  '上海市浦东新区张杨路',
] as const;

const NOWHERE = ['不详', '同注册地', '详见合同', '原址已拆迁', '待补', '新世纪大道88号'] as const;

/** Gives a firm of a class its three places. `home` is where it works, or would be looked for first. */
export function placeFirm(
  { cube, apart }: PlaceClass,
  home: DemoRoom,
  establishedAt: string,
  pool: RoomPool,
  world: DemoWorld,
): FirmPlaces {
  const { random } = world;
  const other = apart ? pool.elsewhere(home, random) : home;
  const taxRoom = random.chance(0.7) ? other : home;
  const registeredRoom = apart || !random.chance(0.08) ? other : pool.neighbour(home);
  const [registered, office, tax] = [...cube] as [InDistrict, InDistrict, InDistrict];
  const age = dayNumber(world.asOf) - dayNumber(establishedAt);
  const place = (inDistrict: InDistrict, room: DemoRoom, days: number): FirmPlace =>
    writePlace(inDistrict, room, world, Math.min(age, days));
  return {
    registered: place(registered, registeredRoom, 3_000),
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

/** An address in another district or city. */
export function awayAddress(random: Random): string {
  const house = `${random.pick(AWAY)}${random.integer(1, 980)}号`;
  return random.chance(0.6) ? `${house}${random.integer(2, 22)}0${random.integer(1, 9)}室` : house;
}
