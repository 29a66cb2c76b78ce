import { daysBefore } from '../dates.ts';
import type { DemoRoom } from '../rooms/rooms.ts';
import { takeRoom } from '../rooms/take-room.ts';
import { communityNames } from '../units/community-names.ts';
import { CARE_SCOPE } from '../units/institution-kinds.ts';
import type { DemoWorld } from '../world.ts';

/** A facility for old people (养老设施) in a room of the district. */
export interface CareFacility {
  readonly no: string;
  readonly name: string;
  readonly kind: string;
  readonly room: DemoRoom;
  /** 核定 ≥ 开放 ≥ 护理型; 0 where nobody sleeps. */
  readonly beds: number;
  readonly bedsOpen: number;
  readonly bedsNursing: number;
  readonly staff: number;
  readonly grade: string;
  readonly openedAt: string;
}

interface Kind {
  readonly kind: string;
  readonly title: string;
  readonly count: number;
  readonly beds: readonly [number, number];
}

/** 120 facilities: 17 with beds, about 2,400 of them. */
const KINDS: readonly Kind[] = [
  { kind: '福利院', title: '社会福利院', count: 3, beds: [220, 320] },
  { kind: '养老院', title: '颐养院', count: 14, beds: [60, 180] },
  { kind: '日间照料中心', title: '日间照料中心', count: 30, beds: [0, 0] },
  { kind: '居家养老服务站', title: '居家养老服务站', count: 45, beds: [0, 0] },
  { kind: '助餐点', title: '老年助餐点', count: 14, beds: [0, 0] },
  { kind: '老年大学', title: '老年学校', count: 2, beds: [0, 0] },
  { kind: '老年活动中心', title: '老年活动中心', count: 12, beds: [0, 0] },
];

const HOUSE_USES: ReadonlySet<string> = new Set(['商业', '办公', '其他', '医疗']);
const HIGHEST_FLOOR = 3;
const ATTEMPTS = 100;

/** Invents the facilities, each in a room of its own on a low floor; homes with beds are where the police have them as units. */
export function inventFacilities(world: DemoWorld): CareFacility[] {
  const { random, rooms, scaled, units, profile } = world;
  const inUse = new Set(units.map(({ roomId }) => roomId));
  const free = rooms.filter(
    ({ id, use, tenure, floorNumber }) =>
      HOUSE_USES.has(use) &&
      tenure !== '空置' &&
      !inUse.has(id) &&
      floorNumber > 0 &&
      floorNumber <= HIGHEST_FLOOR,
  );
  const homes = homesByTitle(world);
  const communities = communityNames(profile.streets);
  const taken = new Set<DemoRoom>();
  const facilities: CareFacility[] = [];
  for (const kind of KINDS)
    for (let number = 0; number < scaled(kind.count); number++) {
      const spare = takeRoom(free, taken, random, ATTEMPTS);
      const room = homes.get(kind.title)?.shift() ?? spare;
      if (room) facilities.push(facilityOf(kind, room, facilities.length + 1, world, communities));
    }
  return facilities;
}

/** Rooms of the homes the police know as units, by what their names end with: 福利院, 颐养院. */
function homesByTitle({ units, roomById }: DemoWorld): Map<string, DemoRoom[]> {
  const homes = units.filter(({ scope }) => scope === CARE_SCOPE);
  return new Map(
    KINDS.map(({ title }) => [
      title,
      homes.filter(({ name }) => name.endsWith(title)).map(({ roomId }) => roomById.get(roomId)!),
    ]),
  );
}

function facilityOf(
  { kind, title, beds: [least, most] }: Kind,
  room: DemoRoom,
  serial: number,
  { random, district, asOf, scale }: DemoWorld,
  communities: ReadonlyMap<string, string>,
): CareFacility {
  const code = district.buildings[room.building]!.communityCode;
  const community = communities.get(code) ?? '';
  const beds =
    most === 0 ? 0 : Math.max(8, Math.round(random.integer(least, most) * bedShare(scale)));
  const bedsOpen = Math.round(beds * random.between(0.85, 1));
  return {
    no: `YL${String(serial).padStart(5, '0')}`,
    name: `${community}${title}`,
    kind,
    room,
    beds,
    bedsOpen,
    bedsNursing: Math.round(bedsOpen * random.between(0.3, 0.6)),
    staff: beds === 0 ? random.integer(2, 8) : Math.max(2, Math.round(bedsOpen / 6)),
    grade: random.pick(['三级', '二级', '一级', '']),
    openedAt: daysBefore(asOf, random.integer(300, 7_000)),
  };
}

/** Small demos have one home of each kind and shrink its beds instead. */
function bedShare(scale: number): number {
  return Math.min(1, scale * 5);
}
