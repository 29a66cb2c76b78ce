import type { DemoBuilding } from '../city/building.ts';
import type { Invention } from '../invention.ts';
import type { DemoRoom } from '../rooms/rooms.ts';
import { communityNames } from './community-names.ts';
import { HIGH_SCHOOL, HOSPITAL, SCHOOL } from './institution-kinds.ts';
import type { Institution } from './institutions.ts';

/** Buildings of one use so near together belong to one school or hospital. */
const CAMPUS_METRES = 170;
const HIGH_SCHOOL_ROOMS = 70;
const NUMBERS = '一二三四五六七八九';

interface Campus {
  readonly use: string;
  readonly buildings: DemoBuilding[];
  readonly rooms: DemoRoom[];
}

/** A school or hospital for each campus, known in its first room. */
export function inventCampuses({
  profile,
  districtName,
  rooms,
  district: { buildings },
}: Invention): Institution[] {
  const place = `${profile.city.name}${districtName}`;
  const names = communityNames(profile.streets);
  const given = new Set<string>();
  let hospitals = 0;
  return campusesOf(rooms, buildings).map(({ use, buildings: own, rooms: [room, ...others] }) => {
    if (use === '医疗')
      return { kind: HOSPITAL, name: `${place}第${NUMBERS[hospitals++ % 9]}医院`, room: room! };
    const kind = others.length >= HIGH_SCHOOL_ROOMS ? HIGH_SCHOOL : SCHOOL;
    const stem = place + (names.get(own[0]!.communityCode) ?? '');
    const candidates = ['', '实验', '第二', '第三'].map((word) => stem + word + kind.title);
    const name = candidates.find((candidate) => !given.has(candidate)) ?? candidates[0]!;
    given.add(name);
    return { kind, name, room: room! };
  });
}

function campusesOf(rooms: readonly DemoRoom[], buildings: readonly DemoBuilding[]): Campus[] {
  const campuses: Campus[] = [];
  const of = new Map<DemoBuilding, Campus>();
  for (const room of rooms) {
    if (room.use !== '教育' && room.use !== '医疗') continue;
    const building = buildings[room.building]!;
    const campus = of.get(building) ?? campusAt(campuses, building);
    of.set(building, campus);
    campus.rooms.push(room);
  }
  return campuses;
}

/** The campus beside a building, the building then part of it; a new one where there is none. */
function campusAt(campuses: Campus[], building: DemoBuilding): Campus {
  const near = campuses.find(
    ({ use, buildings }) =>
      use === building.use && buildings.some((other) => metres(other, building) < CAMPUS_METRES),
  );
  if (near) {
    near.buildings.push(building);
    return near;
  }
  const campus = { use: building.use, buildings: [building], rooms: [] };
  campuses.push(campus);
  return campus;
}

function metres(a: DemoBuilding, b: DemoBuilding): number {
  return Math.hypot(a.centre[0] - b.centre[0], a.centre[1] - b.centre[1]);
}
