import { dayNumber, isoOfDay } from '../dates.ts';
import type { Random } from '../random.ts';
import type { DemoRoom } from '../rooms/rooms.ts';
import { isLetByTheBed } from './crowding.ts';
import { drawBeds, drawHousehold, type Member } from './households.ts';
import type { Identity, IdentityIssuer } from './identities.ts';
import {
  absentPlace,
  bedPlace,
  currentPlace,
  pastPlace,
  placeOf,
  type Registration,
} from './registrations.ts';

/** One resident record (条) as the police system keeps it. */
export interface ResidentRecord {
  readonly recordNo: string;
  readonly person: Identity;
  readonly state: '现行' | '历史';
  readonly category: string;
  readonly householdNo: string;
  readonly relation: string;
  readonly residenceRelation: string;
  readonly roomId: string;
  readonly registeredAddress: string;
  readonly registeredAt: string;
  readonly cancelledAt: string;
  readonly permitTo: string;
  readonly verifiedAt: string;
}

/** How many records a room holds beside others: nearly all belong to dwellings. */
export function recordWeight(room: DemoRoom): number {
  return room.use === '住宅' ? 1 : room.use === '商业' ? 0.04 : 0;
}

/** Writes the records of rooms one after another; keeps moved people for later rooms' histories. */
export interface RecordMaker {
  /** Current records first, then historical ones, `quota` in all but never fewer than the current ones. */
  recordsOf(room: DemoRoom, quota: number): ResidentRecord[];
}

const MOVED_KEPT = 20_000;

/** Opens a maker; `numberPrefix` begins every record number. */
export function createRecordMaker(
  issuer: IdentityIssuer,
  cityName: string,
  asOf: string,
  random: Random,
): RecordMaker {
  const today = dayNumber(asOf);
  const moved: Identity[] = [];
  const beds = random.fork('beds');
  let serial = 0;
  const record = (
    room: DemoRoom,
    { person, relation }: Member,
    more: Registration,
  ): ResidentRecord => ({
    recordNo: `RK${String(++serial).padStart(9, '0')}`,
    person,
    relation,
    roomId: room.id,
    ...more,
  });
  const current = (room: DemoRoom): ResidentRecord[] => {
    const records: ResidentRecord[] = [];
    if (lives(room)) {
      const place = currentPlace(room, cityName, today, serial, random);
      const members =
        place.category === '境外'
          ? [foreignHead(issuer, today, random)]
          : household(room, issuer, today, random);
      for (const member of members) records.push(record(room, member, placeOf(member, place)));
      if (isLetByTheBed(room)) {
        for (const member of drawBeds(issuer, beds.integer(9, 13), yearOf(today), beds))
          records.push(record(room, member, bedPlace(room, today, serial, beds)));
      }
    }
    if (room.use === '住宅' && random.chance(0.48)) {
      const place = absentPlace(room, cityName, today, serial, random);
      for (const member of drawHousehold(issuer, false, 2012, random).slice(0, 2))
        records.push(record(room, member, place));
    }
    return records;
  };
  const historical = (room: DemoRoom, count: number): ResidentRecord[] => {
    const records: ResidentRecord[] = [];
    let end = today - random.integer(30, 900);
    while (records.length < count) {
      const place = pastPlace(room, cityName, end, today, serial, random);
      const members = pastMembers(issuer, moved, place.category !== '常住户籍', random);
      for (const member of members.slice(0, count - records.length)) {
        records.push(record(room, member, place));
        remember(moved, member.person, random);
      }
      end = Math.max(today - 12_000, end - random.integer(120, 1500));
    }
    return records;
  };
  return {
    recordsOf: (room, quota) => {
      const records = current(room);
      for (const { person } of records) remember(moved, person, random);
      return [...records, ...historical(room, Math.max(0, quota - records.length))];
    },
  };
}

function lives(room: DemoRoom): boolean {
  return room.use === '住宅' && room.tenure !== '空置';
}

function household(
  room: DemoRoom,
  issuer: IdentityIssuer,
  today: number,
  random: Random,
): Member[] {
  return drawHousehold(issuer, room.tenure === '出租', yearOf(today), random);
}

function foreignHead(issuer: IdentityIssuer, today: number, random: Random): Member {
  return { person: issuer.foreigner(yearOf(today) - random.integer(22, 58)), relation: '户主' };
}

/** A person's earlier home lies in the district too, now and then: the same number in two rooms. */
function pastMembers(
  issuer: IdentityIssuer,
  moved: readonly Identity[],
  tenants: boolean,
  random: Random,
): Member[] {
  if (moved.length > 50 && random.chance(0.35))
    return [{ person: random.pick(moved), relation: '户主' }];
  return drawHousehold(issuer, tenants, random.integer(1998, 2014), random);
}

function remember(moved: Identity[], person: Identity, random: Random): void {
  if (moved.length < MOVED_KEPT) moved.push(person);
  else if (random.chance(0.1)) moved[random.integer(0, MOVED_KEPT - 1)] = person;
}

function yearOf(day: number): number {
  return Number(isoOfDay(day).slice(0, 4));
}
