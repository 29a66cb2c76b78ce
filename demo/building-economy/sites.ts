import type { DemoBuilding } from '../city/building.ts';
import { areaOf } from '../geometry/polygon.ts';
import type { DemoRoom } from '../rooms/rooms.ts';
import { PUBLISHED_OF_HAISHU } from '../published-figures.ts';
import type { DemoWorld } from '../world.ts';

/** An office building or podium the commerce bureau keeps a card of (商务楼宇); a site (载体) has one or two. */
export interface CommercialBuilding {
  /** Site LY0001 and the building's number in it: LY0001-1. */
  readonly id: string;
  readonly building: DemoBuilding;
  /** Rooms for business, from the bottom up. */
  readonly rooms: readonly DemoRoom[];
  readonly grossSquareMetres: number;
  readonly businessSquareMetres: number;
  readonly kind: '纯写字楼' | '商住' | '综合';
  readonly grade: '甲级' | '乙级' | '丙级';
}

/** Haishu at the end of 2013: sites and buildings, those of them above nine floors, pure offices. */
const FULL = {
  sites: PUBLISHED_OF_HAISHU.楼宇载体.value,
  buildings: PUBLISHED_OF_HAISHU.商务楼宇.value,
  tall: PUBLISHED_OF_HAISHU.九层以上商务楼宇.value,
  offices: PUBLISHED_OF_HAISHU.纯写字楼.value,
} as const;

/** What a 纯写字楼 has of offices at least; the rest are shops on its lowest floors. */
const OFFICE_SHARE = 0.65;

const BUSINESS_USES: ReadonlySet<string> = new Set(['办公', '商业']);

/** What choosing buildings needs to know of the world. */
type Ground = Pick<DemoWorld, 'rooms' | 'district' | 'scaled'>;

type Candidate = Omit<CommercialBuilding, 'id' | 'kind' | 'grade'> & {
  readonly officeShare: number;
};

/** The largest office buildings, department stores and podiums of the district, in the order of their ids. */
export function chooseCommercialBuildings(world: Ground): CommercialBuilding[] {
  const chosen = largest(candidates(world), world);
  const offices = new Set(
    largestFirst(chosen.filter(({ officeShare }) => officeShare >= OFFICE_SHARE)).slice(
      0,
      Math.round((chosen.length * FULL.offices) / FULL.buildings),
    ),
  );
  const siteIds = numberSites(
    chosen,
    Math.round(chosen.length * (1 - FULL.sites / FULL.buildings)),
  );
  return chosen.map((candidate, index) => ({
    ...candidate,
    id: siteIds[index]!,
    kind: offices.has(candidate) ? '纯写字楼' : candidate.officeShare > 0.4 ? '综合' : '商住',
    grade: gradeOf(candidate),
  }));
}

function candidates({ rooms, district }: Ground): Candidate[] {
  const byBuilding = new Map<number, DemoRoom[]>();
  for (const room of rooms) {
    if (!BUSINESS_USES.has(room.use)) continue;
    const kind = district.buildings[room.building]!.kind;
    if (kind !== 'office' && kind !== 'mall') continue;
    const known = byBuilding.get(room.building);
    if (known) known.push(room);
    else byBuilding.set(room.building, [room]);
  }
  return [...byBuilding].map(([index, own]) => describe(district.buildings[index]!, own));
}

function describe(building: DemoBuilding, rooms: readonly DemoRoom[]): Candidate {
  const business = sumOfAreas(rooms);
  const aboveGround = building.parts.reduce(
    (sum, { polygon, floorFrom, floorTo }) =>
      sum + areaOf(polygon[0]!) * (floorTo - Math.max(0, floorFrom) + 1),
    0,
  );
  const gross = aboveGround + areaOf(building.parts[0]!.polygon[0]!) * building.floorsDown;
  return {
    building,
    rooms,
    businessSquareMetres: business,
    grossSquareMetres: Math.max(Math.round(gross), business),
    officeShare: sumOfAreas(rooms.filter(({ use }) => use === '办公')) / business,
  };
}

/** Area of rooms, rounded to a hundredth of a square metre. */
export function sumOfAreas(rooms: readonly DemoRoom[]): number {
  return Math.round(rooms.reduce((sum, room) => sum + room.areaSquareMetres, 0) * 100) / 100;
}

function largestFirst(all: readonly Candidate[]): Candidate[] {
  return [...all].sort((a, b) => b.businessSquareMetres - a.businessSquareMetres);
}

function largest(all: readonly Candidate[], world: Ground): Candidate[] {
  const bySize = largestFirst(all);
  const tall = bySize
    .filter(({ building }) => building.floorsUp > 9)
    .slice(0, world.scaled(FULL.tall));
  const taken = new Set(tall);
  const rest = bySize.filter((candidate) => !taken.has(candidate));
  const low = rest.filter(({ building }) => building.floorsUp <= 9);
  const wanted = Math.max(1, world.scaled(FULL.buildings) - tall.length);
  const chosen = [...tall, ...low.slice(0, wanted)];
  return chosen.sort((a, b) => (a.building.id < b.building.id ? -1 : 1));
}

/** Ids of the buildings: the `pairs` nearest neighbours share a site. */
function numberSites(chosen: readonly Candidate[], pairs: number): string[] {
  const partner = nearestPairs(chosen, pairs);
  const ids = new Array<string>(chosen.length).fill('');
  let site = 0;
  chosen.forEach((_, index) => {
    if (ids[index] !== '') return;
    const number = `LY${String(++site).padStart(4, '0')}`;
    ids[index] = `${number}-1`;
    const other = partner.get(index);
    if (other !== undefined) ids[other] = `${number}-2`;
  });
  return ids;
}

function nearestPairs(chosen: readonly Candidate[], wanted: number): Map<number, number> {
  const distances = chosen.flatMap((a, first) =>
    chosen.slice(first + 1).map((b, offset) => ({
      first,
      second: first + 1 + offset,
      metres: Math.hypot(
        a.building.centre[0] - b.building.centre[0],
        a.building.centre[1] - b.building.centre[1],
      ),
    })),
  );
  distances.sort((a, b) => a.metres - b.metres || a.first - b.first);
  const partner = new Map<number, number>();
  for (const { first, second } of distances) {
    if (partner.size >= wanted * 2) break;
    if (partner.has(first) || partner.has(second)) continue;
    partner.set(first, second).set(second, first);
  }
  return partner;
}

function gradeOf({ building, businessSquareMetres }: Candidate): CommercialBuilding['grade'] {
  if (building.yearBuilt >= 2004 && businessSquareMetres > 12_000) return '甲级';
  return building.yearBuilt >= 1998 || businessSquareMetres > 15_000 ? '乙级' : '丙级';
}
