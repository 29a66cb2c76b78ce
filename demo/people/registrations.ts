import { isoOfDay } from '../dates.ts';
import type { Random } from '../random.ts';
import { weighted } from '../random.ts';
import type { DemoRoom } from '../rooms/rooms.ts';
import type { Member } from './households.ts';
import type { ResidentRecord } from './residents.ts';

/** What the members of one household share in their records. */
export type Registration = Omit<ResidentRecord, 'recordNo' | 'person' | 'relation' | 'roomId'>;

const HOMES = [
  '江西省上饶市',
  '安徽省阜阳市',
  '四川省达州市',
  '贵州省毕节市',
  '河南省信阳市',
  '湖南省邵阳市',
  '浙江省台州市',
  '浙江省绍兴市',
];

const lodgerCategory = weighted([
  ['流动', 84],
  ['寄住', 16],
] as const);

/** A member's own version of the household's registration: the unregistered, and nobody before birth. */
export function placeOf({ person }: Member, place: Registration): Registration {
  const category = person.idType === '其他' ? '未落户' : place.category;
  const registeredAt =
    place.registeredAt < person.birthDate ? person.birthDate : place.registeredAt;
  return { ...place, category, registeredAt };
}

/** How the people who live in a room are registered. */
export function currentPlace(
  room: DemoRoom,
  cityName: string,
  today: number,
  serial: number,
  random: Random,
): Registration {
  const rented = room.tenure === '出租';
  const category = random.chance(0.004)
    ? '境外'
    : rented
      ? lodgerCategory(random)
      : random.chance(0.1)
        ? '寄住'
        : '常住户籍';
  const here = category === '常住户籍';
  const since = today - random.integer(20, rented ? 1800 : 9000);
  return {
    state: '现行',
    category,
    householdNo: householdNo(serial),
    residenceRelation: here ? '人户一致' : '人在户不在',
    registeredAddress: here ? room.address : elsewhere(category, cityName, random),
    registeredAt: isoOfDay(since),
    cancelledAt: '',
    permitTo: category === '流动' ? isoOfDay(today + random.integer(-40, 360)) : '',
    verifiedAt: isoOfDay(Math.max(since, today - random.integer(0, random.chance(0.7) ? 90 : 500))),
  };
}

/** How one who rents a bed is registered: by itself, from elsewhere, with a household number of its own. */
export function bedPlace(
  room: DemoRoom,
  today: number,
  serial: number,
  random: Random,
): Registration {
  const since = today - random.integer(20, 500);
  return {
    state: '现行',
    category: '流动',
    householdNo: householdNo(serial),
    residenceRelation: '人在户不在',
    registeredAddress: random.pick(HOMES),
    registeredAt: isoOfDay(since),
    cancelledAt: '',
    permitTo: isoOfDay(today + random.integer(-40, 360)),
    verifiedAt: room.verifiedAt,
  };
}

/** Registered here, living elsewhere (户在人不在). */
export function absentPlace(
  room: DemoRoom,
  cityName: string,
  today: number,
  serial: number,
  random: Random,
): Registration {
  const since = today - random.integer(900, 9000);
  return {
    state: '现行',
    category: '常住户籍',
    householdNo: householdNo(serial),
    residenceRelation: '户在人不在',
    registeredAddress: room.address || cityName,
    registeredAt: isoOfDay(since),
    cancelledAt: '',
    permitTo: '',
    verifiedAt: isoOfDay(today - random.integer(10, 800)),
  };
}

/** How people were registered who left on day `end`. */
export function pastPlace(
  room: DemoRoom,
  cityName: string,
  end: number,
  today: number,
  serial: number,
  random: Random,
): Registration {
  const category = random.chance(0.55) ? '流动' : random.chance(0.2) ? '寄住' : '常住户籍';
  const start = end - random.integer(60, category === '常住户籍' ? 4000 : 900);
  return {
    state: '历史',
    category,
    householdNo: householdNo(serial),
    residenceRelation: category === '常住户籍' ? '人户一致' : '人在户不在',
    registeredAddress:
      category === '常住户籍' ? room.address : elsewhere(category, cityName, random),
    registeredAt: isoOfDay(start),
    cancelledAt: isoOfDay(end),
    permitTo: category === '流动' ? isoOfDay(start + 365) : '',
    verifiedAt: isoOfDay(Math.min(today, end + random.integer(0, 30))),
  };
}

function elsewhere(category: string, cityName: string, random: Random): string {
  if (category === '境外') return '';
  return category === '寄住' ? `${cityName}其他区县` : random.pick(HOMES);
}

function householdNo(serial: number): string {
  return `H${String(serial + 1).padStart(9, '0')}`;
}
