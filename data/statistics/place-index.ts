import { type Basis, keptValue } from '../kept/kept-value.ts';
import { readOnce } from '../queries/once-per-snapshot.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';

/** An area level with its codes in official order; code 0 stands for none. */
export interface AreaList {
  readonly keys: readonly string[];
  readonly titles: readonly string[];
  readonly codeOf: ReadonlyMap<string, number>;
}

/** What lies in what: every building and room with its place, by slot. */
export interface PlaceIndex {
  readonly street: AreaList;
  readonly community: AreaList;
  readonly grid: AreaList;
  /** Code of the street of each community code, of the community of each grid code. */
  readonly streetOfCommunity: Uint16Array;
  readonly communityOfGrid: Uint16Array;
  readonly buildings: BuildingPlaces;
  readonly rooms: RoomPlaces;
}

/** By building slot; ids are keys, code = slot + 1. */
export interface BuildingPlaces {
  readonly size: number;
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  readonly codeOf: ReadonlyMap<string, number>;
  readonly street: Uint16Array;
  readonly community: Uint16Array;
  readonly grid: Uint16Array;
}

/** By room slot; building 0 = no such room. */
export interface RoomPlaces {
  readonly size: number;
  /** Building slot + 1. */
  readonly building: Uint32Array;
  readonly floor: Int16Array;
}

/** Areas, buildings and rooms of a snapshot, read once. */
export const placeIndex = readOnce((snapshot) =>
  keptValue(snapshot, 'places', placeBasis(snapshot), () => readPlaces(snapshot)),
);

/** What the index depends on. */
export function placeBasis({ manifest: { profile } }: OpenSnapshot): Basis {
  return { files: ['base'], rules: [profile.adcode, profile.streets] };
}

interface AreaRow {
  readonly level: string;
  readonly code: string;
  readonly name: string | null;
}

async function readPlaces(snapshot: OpenSnapshot): Promise<PlaceIndex> {
  const areas = snapshot.has('base')
    ? await snapshot.db.all<AreaRow>('SELECT level, code, name FROM base.area ORDER BY code')
    : [];
  const { streets } = snapshot.manifest.profile;
  const official = new Map(
    [
      ...streets.map(({ code }) => code),
      ...streets.flatMap(({ communities }) => communities.map(({ code }) => code)),
    ].map((code, at) => [code, at]),
  );
  const named = [
    ...streets.map(({ code, name }) => ({ level: 'street', code, name })),
    ...streets.flatMap(({ communities }) =>
      communities.map(({ code, name }) => ({ level: 'community', code, name })),
    ),
  ];
  const listOf = (level: string): AreaList =>
    areaList(
      [...named, ...areas].filter((row) => row.level === level),
      official,
    );
  const [street, community, grid] = [listOf('street'), listOf('community'), listOf('grid')];
  const buildings = await readBuildings(snapshot, { street, community, grid });
  return {
    street,
    community,
    grid,
    streetOfCommunity: parents(community, street, 9),
    communityOfGrid: parents(grid, community, 12),
    buildings,
    rooms: await readRooms(snapshot),
  };
}

function areaList(rows: readonly AreaRow[], official: ReadonlyMap<string, number>): AreaList {
  const nameOf = new Map<string, string>();
  for (const { code, name } of rows) nameOf.set(code, name ?? nameOf.get(code) ?? code);
  const rank = (code: string): number => official.get(code) ?? official.size;
  const codes = [...nameOf.keys()].sort(
    (left, right) => rank(left) - rank(right) || (left < right ? -1 : 1),
  );
  return {
    keys: ['', ...codes],
    titles: ['', ...codes.map((code) => nameOf.get(code) ?? code)],
    codeOf: new Map(codes.map((code, at) => [code, at + 1])),
  };
}

/** Code lists nest by prefix: 街道 9, 社区 12 digits (data-dictionary §1.8). */
function parents(children: AreaList, above: AreaList, digits: number): Uint16Array {
  return Uint16Array.from(children.keys, (key) => above.codeOf.get(key.slice(0, digits)) ?? 0);
}

type Lists = Pick<PlaceIndex, 'street' | 'community' | 'grid'>;

const BUILDINGS_SQL = `
  SELECT slot, building_id AS id, coalesce(name, address) AS title, street_code AS street,
    community_code AS community, grid_code AS grid FROM base.building`;

interface BuildingRow {
  readonly slot: number;
  readonly id: string;
  readonly title: string | null;
  readonly street: string | null;
  readonly community: string | null;
  readonly grid: string | null;
}

async function readBuildings(snapshot: OpenSnapshot, lists: Lists): Promise<BuildingPlaces> {
  const rows = snapshot.has('base') ? await snapshot.db.all<BuildingRow>(BUILDINGS_SQL) : [];
  const size = rows.reduce((most, { slot }) => Math.max(most, slot + 1), 0);
  const ids = new Array<string>(size).fill('');
  const titles = new Array<string>(size).fill('');
  const [street, community, grid] = [0, 0, 0].map(() => new Uint16Array(size)) as [
    Uint16Array,
    Uint16Array,
    Uint16Array,
  ];
  for (const row of rows) {
    ids[row.slot] = row.id;
    titles[row.slot] = row.title ?? row.id;
    grid[row.slot] = lists.grid.codeOf.get(row.grid ?? '') ?? 0;
    community[row.slot] =
      lists.community.codeOf.get(row.community ?? row.grid?.slice(0, 12) ?? '') ?? 0;
    const streetCode = row.community?.slice(0, 9) ?? row.street ?? '';
    street[row.slot] = lists.street.codeOf.get(streetCode) ?? 0;
  }
  const codeOf = new Map(rows.map(({ id, slot }) => [id, slot + 1]));
  return { size, ids, titles, codeOf, street, community, grid };
}

const ROOMS_SQL = `
  SELECT json_group_array(slot) AS slots, json_group_array(building_slot) AS buildings,
    json_group_array(floor_no) AS floors FROM base.room`;

async function readRooms(snapshot: OpenSnapshot): Promise<RoomPlaces> {
  const packed = snapshot.has('base')
    ? await snapshot.db.get<{ slots: string; buildings: string; floors: string }>(ROOMS_SQL)
    : undefined;
  const numbers = (text: string | undefined): number[] => JSON.parse(text ?? '[]') as number[];
  const slots = numbers(packed?.slots);
  const [buildings, floors] = [numbers(packed?.buildings), numbers(packed?.floors)];
  const size = slots.reduce((most, slot) => Math.max(most, slot + 1), 0);
  const building = new Uint32Array(size);
  const floor = new Int16Array(size);
  for (const [at, slot] of slots.entries()) {
    building[slot] = (buildings[at] ?? -1) + 1;
    floor[slot] = floors[at] ?? 0;
  }
  return { size, building, floor };
}
