import { scaledCount, type Invention } from '../invention.ts';
import type { Random } from '../random.ts';
import type { DemoRoom } from '../rooms/rooms.ts';
import { inventCampuses } from './campuses.ts';
import { communityNames } from './community-names.ts';
import { creditCode } from './credit-code.ts';
import { isLow, listed, openFreeRooms, type FreeRooms } from './free-rooms.ts';
import {
  ASSOCIATION,
  ASSOCIATION_NAMES,
  AUTHORITY,
  AUTHORITY_NAMES,
  CARE_HOMES,
  COMMUNITY_KINDS,
  INSTITUTE,
  INSTITUTE_NAMES,
  STREET_KINDS,
  type InstitutionKind,
} from './institution-kinds.ts';
import { contactOf, unitIdOf, type DemoUnit, type UnitSetting } from './units.ts';

/** An institution and the room it is known in. */
export interface Institution {
  readonly kind: InstitutionKind;
  readonly name: string;
  readonly room: DemoRoom;
}

/**
 * Invents the institutions: a school or hospital for each campus, what communities and streets have, departments of the
 * district in its office buildings, associations. Each has its room for itself; `closed` rooms are left to firms.
 */
export function inventInstitutions(
  invention: Invention,
  closed: ReadonlySet<DemoRoom>,
  random: Random,
): Institution[] {
  const rooms = openFreeRooms(invention, closed);
  return [
    ...inventCampuses(invention),
    ...careHomes(invention, rooms, random),
    ...ofCommunities(invention, rooms, random),
    ...ofStreets(invention, rooms, random),
    ...ofDistrict(invention, rooms, random),
  ];
}

/** Writes an institution as the police list it. */
export function institutionUnit(
  { kind, name, room }: Institution,
  serial: number,
  setting: UnitSetting,
  random: Random,
): DemoUnit {
  const { category, registeredAs, scope, staff } = kind;
  return {
    unitId: unitIdOf(serial),
    name,
    actualName: '',
    uscc: registeredAs ? creditCode(registeredAs, serial, setting.idPrefix) : '',
    registration: 'institutions',
    company: false,
    category,
    status: '开业',
    onSite: '在此处',
    staff: random.integer(...staff),
    roomId: room.id,
    registeredAddress: room.address,
    actualAddress: room.address,
    scope,
    fireKey: /医院|教育|养老/u.test(scope) ? '是' : '否',
    ...contactOf(serial, setting, random),
  };
}

const CARE_ROOM_SQUARE_METRES = 220;

function careHomes(
  { profile, districtName, scale }: Invention,
  free: FreeRooms,
  random: Random,
): Institution[] {
  const names = communityNames(profile.streets);
  const large = free.all.filter(
    (room) => isLow(room) && room.areaSquareMetres > CARE_ROOM_SQUARE_METRES,
  );
  return CARE_HOMES.flatMap((kind) =>
    Array.from({ length: scaledCount(kind.count, scale) }).flatMap(() => {
      const room = free.take(large, random);
      if (!room) return [];
      const community = names.get(free.buildings[room.building]!.communityCode) ?? '';
      return [{ kind, name: `${profile.city.name}${districtName}${community}${kind.title}`, room }];
    }),
  );
}

function ofCommunities(
  { profile, districtName }: Invention,
  free: FreeRooms,
  random: Random,
): Institution[] {
  return [...communityNames(profile.streets)].flatMap(([code, community], index) =>
    COMMUNITY_KINDS.filter(({ every }) => index % every === 0).flatMap((kind) => {
      const room = free.take(free.low(code), random);
      const name = `${profile.city.name}${districtName}${community}${kind.title}`;
      return room ? [{ kind, name, room }] : [];
    }),
  );
}

function ofStreets(
  { profile, districtName }: Invention,
  free: FreeRooms,
  random: Random,
): Institution[] {
  const { name: city } = profile.city;
  return profile.streets.flatMap(({ code, name }) =>
    STREET_KINDS.flatMap((kind) => {
      const room = free.take(free.offices(code), random);
      const stem = name.replace(/街道$/u, '');
      const full =
        kind.title === '派出所'
          ? `${city}公安局${districtName.replace(/区$/u, '')}分局${stem}派出所`
          : `${city}${districtName}${stem}${kind.title}`;
      return room ? [{ kind, name: full, room }] : [];
    }),
  );
}

/** Departments sit together in the largest office building firms leave free; the others anywhere. */
function ofDistrict(
  { profile, districtName, scale }: Invention,
  free: FreeRooms,
  random: Random,
): Institution[] {
  const place = `${profile.city.name}${districtName}`;
  const offices = free.all.filter(({ use }) => use === '办公');
  const seat = largestBuilding(offices);
  const at = (
    names: string,
    kind: InstitutionKind,
    candidates: readonly DemoRoom[],
  ): Institution[] => {
    const all = names.split(' ');
    return all.slice(0, Math.max(1, Math.ceil(all.length * Math.sqrt(scale)))).flatMap((name) => {
      const room = free.take(candidates, random);
      return room ? [{ kind, name: place + name, room }] : [];
    });
  };
  return [
    ...at(AUTHORITY_NAMES, AUTHORITY, seat),
    ...at(INSTITUTE_NAMES, INSTITUTE, offices),
    ...at(ASSOCIATION_NAMES, ASSOCIATION, offices),
  ];
}

function largestBuilding(rooms: readonly DemoRoom[]): DemoRoom[] {
  const byBuilding = new Map<number, DemoRoom[]>();
  for (const room of rooms) listed(byBuilding, room.building).push(room);
  return [...byBuilding.values()].reduce(
    (best, own) => (own.length > best.length ? own : best),
    [],
  );
}
