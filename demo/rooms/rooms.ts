import type { DemoBuilding } from '../city/building.ts';
import { daysBefore } from '../dates.ts';
import type { Random } from '../random.ts';
import { weighted } from '../random.ts';
import { roomNumber } from './labels.ts';
import type { FloorShare } from './layout.ts';

/** A virtual room of the demo. */
export interface DemoRoom {
  /** Building 16 + unit 2 + floor 3 + room 2; stable for life. */
  readonly id: string;
  /** Index of its building. */
  readonly building: number;
  readonly unitNo: string;
  readonly floorNumber: number;
  readonly floorTopNumber: number;
  readonly floorLabel: string;
  readonly topLabel: string;
  readonly roomNo: string;
  readonly areaSquareMetres: number;
  readonly use: string;
  readonly tenure: string;
  readonly address: string;
  readonly verifiedAt: string;
}

const dwellingTenure = weighted([
  ['自住', 62],
  ['出租', 23],
  ['空置', 9],
  ['公房', 6],
] as const);

const businessTenure = weighted([
  ['单位用房', 74],
  ['出租', 12],
  ['空置', 14],
] as const);

const verifiedDays = weighted<readonly [number, number]>([
  [[0, 30], 34],
  [[31, 90], 33],
  [[91, 240], 24],
  [[241, 900], 9],
]);

/** Rooms of all buildings, building by building, floor by floor from the bottom. */
export function makeRooms(
  buildings: readonly DemoBuilding[],
  shares: readonly FloorShare[],
  asOf: string,
  random: Random,
): DemoRoom[] {
  const rooms: DemoRoom[] = [];
  for (const share of shares) {
    const building = buildings[share.building]!;
    const before = rooms.length;
    for (let running = 1; running <= share.roomCount; running++) {
      rooms.push(makeRoom(building, share, running, asOf, random));
    }
    spreadAreas(rooms, before, share.areaSquareMetres, random);
  }
  return rooms;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function makeRoom(
  building: DemoBuilding,
  share: FloorShare,
  running: number,
  asOf: string,
  random: Random,
): Writable<DemoRoom> {
  const { floor, top, unitNo, use } = share;
  const roomNo = roomNumber(floor.label, running);
  return {
    id: roomId(building.id, unitNo, floor.number, running),
    building: share.building,
    unitNo,
    floorNumber: floor.number,
    floorTopNumber: top.number,
    floorLabel: floor.label,
    topLabel: top.label,
    roomNo,
    areaSquareMetres: 0,
    use,
    tenure: tenureOf(use, random),
    address: `${building.address}${building.name}${unitNo && `${unitNo}单元`}${roomNo}室`,
    verifiedAt: daysBefore(asOf, random.integer(...verifiedDays(random))),
  };
}

/** Schools and hospitals use their rooms themselves. */
const OWN_USE: ReadonlySet<string> = new Set(['教育', '医疗']);

function tenureOf(use: string, random: Random): string {
  if (use === '住宅') return dwellingTenure(random);
  const drawn = businessTenure(random);
  return OWN_USE.has(use) ? '单位用房' : drawn;
}

/** 房屋编码 from its parts. */
export function roomId(
  buildingId: string,
  unitNo: string,
  floorNumber: number,
  running: number,
): string {
  const floor =
    floorNumber < 0
      ? `B${String(-floorNumber).padStart(2, '0')}`
      : String(floorNumber).padStart(3, '0');
  return buildingId + (unitNo || '0').padStart(2, '0') + floor + String(running).padStart(2, '0');
}

/** Unequal rooms that together fill their share of the plate. */
function spreadAreas(
  rooms: DemoRoom[],
  from: number,
  areaSquareMetres: number,
  random: Random,
): void {
  const weights: number[] = [];
  for (let index = from; index < rooms.length; index++) weights.push(random.between(0.85, 1.15));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  weights.forEach((weight, index) => {
    const room = rooms[from + index]! as Writable<DemoRoom>;
    room.areaSquareMetres = Math.max(
      6,
      Math.round(((areaSquareMetres * weight) / sum) * 100) / 100,
    );
  });
}
