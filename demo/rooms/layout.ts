import type { BuildingKind } from '../city/massing.ts';
import type { DemoBuilding } from '../city/building.ts';
import { areaOf } from '../geometry/polygon.ts';
import type { Random } from '../random.ts';
import { shuffle } from '../random.ts';
import { chooseNaming, nameFloors, type Floor } from './labels.ts';

/** One staircase's share of one floor; holds one or more rooms. */
export interface FloorShare {
  readonly building: number;
  readonly floor: Floor;
  /** Top floor of the rooms, when they are 跃层. */
  readonly top: Floor;
  /** 单元, '' where the building has a single staircase. */
  readonly unitNo: string;
  readonly areaSquareMetres: number;
  readonly use: string;
  /** What a room of this use usually measures. */
  readonly usualSquareMetres: number;
  roomCount: number;
}

const USUAL_SQUARE_METRES: Readonly<Record<BuildingKind, number>> = {
  'lane-house': 58,
  'courtyard-house': 75,
  slab: 76,
  'slab-tower': 102,
  'point-tower': 108,
  villa: 150,
  'shop-row': 62,
  office: 150,
  mall: 170,
  school: 150,
  gym: 500,
  hospital: 130,
  shed: 420,
  station: 900,
  pavilion: 90,
};

/** Share of a plate that counts as rooms; the rest is stairs, lifts and corridors, which business rooms are let with (公摊). */
const ROOM_SHARE: Readonly<Partial<Record<BuildingKind, number>>> = {
  office: 1,
  mall: 1,
  hospital: 0.8,
  school: 0.84,
  'point-tower': 0.84,
  'slab-tower': 0.87,
  slab: 0.9,
};

const BASEMENT_KINDS: ReadonlySet<BuildingKind> = new Set(['office', 'mall']);

/** Divides every building into floor shares and settles room counts so that they add up to `roomTotal`. */
export function layOutFloors(
  buildings: readonly DemoBuilding[],
  roomTotal: number,
  random: Random,
): FloorShare[] {
  const shares = buildings.flatMap((building, index) =>
    sharesOf(building, index, random.fork(index)),
  );
  settleCounts(shares, roomTotal, random.fork('counts'));
  return shares;
}

function sharesOf(building: DemoBuilding, index: number, random: Random): FloorShare[] {
  const floors = floorsOf(building, random);
  const duplexTop = hasDuplexTop(building, random);
  const ups = floors.filter((floor) => floor.number > 0);
  const last = ups[ups.length - 1]!;
  const duplex = duplexTop ? ups[ups.length - 2]! : undefined;
  return floors
    .filter((floor) => !(duplex && floor === last))
    .flatMap((floor) => floorShares(building, index, floor, floor === duplex ? last : floor));
}

function floorsOf(building: DemoBuilding, random: Random): Floor[] {
  const podium = building.parts.length > 1;
  const basements =
    BASEMENT_KINDS.has(building.kind) && random.chance(0.5) ? Math.min(1, building.floorsDown) : 0;
  return nameFloors(
    building.floorsUp,
    basements,
    chooseNaming(building, random),
    podium && random.chance(0.25),
  );
}

function hasDuplexTop(building: DemoBuilding, random: Random): boolean {
  if (building.kind === 'villa') return building.floorsUp >= 2;
  const dwelling =
    building.kind === 'slab' || building.kind === 'slab-tower' || building.kind === 'point-tower';
  return dwelling && building.floorsUp >= 5 && random.chance(0.18);
}

function floorShares(
  building: DemoBuilding,
  index: number,
  floor: Floor,
  top: Floor,
): FloorShare[] {
  const plate =
    plateArea(building, Math.max(1, floor.number)) * (ROOM_SHARE[building.kind] ?? 0.94);
  const shop = building.shopfront && floor.number === 1;
  const use = shop ? '商业' : roomUse(building, floor);
  const usual = shop ? USUAL_SQUARE_METRES['shop-row'] : USUAL_SQUARE_METRES[building.kind];
  const stairs = building.stairs;
  return Array.from({ length: stairs }, (_, stair) => ({
    building: index,
    floor,
    top,
    unitNo: stairs > 1 ? String(stair + 1) : '',
    areaSquareMetres: (plate * (top.number - floor.number + 1)) / stairs,
    use,
    usualSquareMetres: usual * (top.number > floor.number ? 1.6 : 1),
    roomCount: 1,
  }));
}

function roomUse(building: DemoBuilding, floor: Floor): string {
  if (floor.number < 0) return building.kind === 'mall' ? '商业' : '仓储';
  const podium = building.parts.find((part) => part.kind === '裙楼');
  if (building.kind === 'office' && podium && floor.number <= podium.floorTo) return '商业';
  return building.use === '商住' ? '住宅' : building.use;
}

/** Area of a physical floor's plate, holes taken off, m². */
export function plateArea(building: DemoBuilding, floorNumber: number): number {
  return building.parts
    .filter((part) => part.floorFrom <= floorNumber && floorNumber <= part.floorTo)
    .reduce(
      (sum, part) =>
        sum +
        areaOf(part.polygon[0]!) -
        part.polygon.slice(1).reduce((holes, ring) => holes + areaOf(ring), 0),
      0,
    );
}

/** Share of all rooms that should be dwellings, as far as flats stay between these factors of their usual size. */
const DWELLING_SHARE = 0.73;
const DWELLING_FACTORS = [0.78, 2] as const;

/** Settles dwellings first, then gives what is left of the total to all other rooms. */
function settleCounts(shares: readonly FloorShare[], roomTotal: number, random: Random): void {
  const dwellings = shares.filter((share) => share.use === '住宅');
  const others = shares.filter((share) => share.use !== '住宅');
  const housed = spreadCounts(dwellings, roomTotal * DWELLING_SHARE, ...DWELLING_FACTORS);
  const total = housed + spreadCounts(others, roomTotal - housed, 0.1, 20);
  joinRooms(shares, total - roomTotal, random);
}

/** Finds the room size that gives just more than the wanted number, within bounds; returns how many it gave. */
function spreadCounts(
  shares: readonly FloorShare[],
  wanted: number,
  least: number,
  most: number,
): number {
  const count = (share: FloorShare, factor: number): number =>
    Math.max(1, Math.round(share.areaSquareMetres / (share.usualSquareMetres * factor)));
  let [low, high] = [least, most];
  for (let turn = 0; turn < 40; turn++) {
    const middle = (low + high) / 2;
    const sum = shares.reduce((total, share) => total + count(share, middle), 0);
    if (sum >= wanted) low = middle;
    else high = middle;
  }
  let given = 0;
  for (const share of shares) given += share.roomCount = count(share, low);
  return given;
}

/** Joins neighbouring rooms, a little everywhere, until the surplus is gone. */
function joinRooms(shares: readonly FloorShare[], surplus: number, random: Random): void {
  const order = shuffle(
    shares.filter((share) => share.roomCount > 1),
    random,
  );
  for (let left = surplus, at = 0; left > 0 && order.length > 0; at = (at + 1) % order.length) {
    if (order[at]!.roomCount > 1) {
      order[at]!.roomCount--;
      left--;
    } else if (order.every((share) => share.roomCount === 1)) return;
  }
}
