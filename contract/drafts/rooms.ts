import { TwinError } from '../errors.ts';
import { say } from '../sentence.ts';
import { byNumber, type DraftBuilding, type DraftFloor, type DraftRoom } from './draft.ts';

/**
 * How rooms are numbered. `per-unit`: floor and place, beginning anew in each unit (501, 502 | 501, 502). `through`: on
 * through the units of a floor (501, 502 | 503, 504). `letters`: floor and letter (5A, 5B).
 */
export const NUMBERINGS = ['per-unit', 'through', 'letters'] as const;
type Numbering = (typeof NUMBERINGS)[number];

export interface RoomScheme {
  /** [''] for a building without units. */
  readonly unitNos: readonly string[];
  /** Physical floors, both ends included. */
  readonly floorFrom: number;
  readonly floorTo: number;
  /** Rooms of one unit on one floor. */
  readonly perFloor: number;
  readonly numbering: Numbering;
  readonly areaSquareMetres: number | null;
  readonly use: string | null;
  readonly tenure: string | null;
}

/** Number of the `place`-th room (from 1) of a floor: 501, 3A02, B103; on a 夹层 M01. */
export function roomNumber(label: string, place: number, numbering: Numbering): string {
  const floor = label === '夹层' ? 'M' : label;
  if (numbering === 'letters') return floor + String.fromCharCode(64 + Math.min(place, 26));
  return floor + String(place).padStart(2, '0');
}

/** Fills floors with rooms; new rooms that stood there go, rooms the snapshot has stay where they are. */
export function fillRooms(building: DraftBuilding, scheme: RoomScheme): DraftBuilding {
  const floors = floorsBetween(building, scheme);
  const filled = new Set(floors.map(({ floorNo }) => floorNo));
  const units = new Set(scheme.unitNos);
  const kept = building.rooms.filter(
    ({ known, floorNo, unitNo }) => known || !filled.has(floorNo) || !units.has(unitNo),
  );
  const taken = new Set(kept.map(({ unitNo, roomNo }) => `${unitNo} ${roomNo}`));
  const rooms: DraftRoom[] = [...kept];
  for (const floor of floors) {
    scheme.unitNos.forEach((unitNo, unit) => {
      for (let at = 1; at <= scheme.perFloor; at++) {
        const place = scheme.numbering === 'through' ? unit * scheme.perFloor + at : at;
        const roomNo = roomNumber(floor.label, place, scheme.numbering);
        if (taken.has(`${unitNo} ${roomNo}`)) continue;
        rooms.push(newRoom(rooms, floor, unitNo, roomNo, scheme));
      }
    });
  }
  return { ...building, rooms };
}

function floorsBetween(
  { floors }: DraftBuilding,
  { floorFrom, floorTo }: Pick<RoomScheme, 'floorFrom' | 'floorTo'>,
): DraftFloor[] {
  return floors.filter(({ floorNo }) => floorNo >= floorFrom && floorNo <= floorTo);
}

function newRoom(
  rooms: readonly DraftRoom[],
  { floorNo }: DraftFloor,
  unitNo: string,
  roomNo: string,
  { areaSquareMetres, use, tenure }: Pick<RoomScheme, 'areaSquareMetres' | 'use' | 'tenure'>,
): DraftRoom {
  const key = freeKey(rooms, `${floorNo}/${unitNo}/${roomNo}`);
  return {
    ...{ key, known: false, unitNo, floorNo, floorNoTop: floorNo, roomNo },
    ...{ areaSquareMetres, use, tenure },
  };
}

function freeKey(rooms: readonly DraftRoom[], wish: string): string {
  const taken = new Set(rooms.map(({ key }) => key));
  if (!taken.has(wish)) return wish;
  let number = 2;
  while (taken.has(`${wish}#${number}`)) number++;
  return `${wish}#${number}`;
}

/**
 * Cuts a room into `parts` of equal area (拆分). The first keeps key and number — who is registered there stays — the
 * others get its number with A, B … Errors: `not-found`.
 */
export function splitRoom(building: DraftBuilding, key: string, parts = 2): DraftBuilding {
  const room = requireRoom(building, key);
  const area = room.areaSquareMetres;
  const each = area === null ? null : Math.round((area / parts) * 100) / 100;
  const rooms = [...building.rooms];
  const pieces: DraftRoom[] = [{ ...room, areaSquareMetres: each }];
  for (let at = 1; at < parts; at++) {
    const roomNo = freeNumber([...rooms, ...pieces], room);
    const own = freeKey([...rooms, ...pieces], `${room.floorNo}/${room.unitNo}/${roomNo}`);
    pieces.push({ ...room, key: own, known: false, roomNo, areaSquareMetres: each });
  }
  rooms.splice(rooms.indexOf(room), 1, ...pieces);
  return { ...building, rooms };
}

function freeNumber(rooms: readonly DraftRoom[], { unitNo, roomNo }: DraftRoom): string {
  const taken = new Set(rooms.filter((room) => room.unitNo === unitNo).map((room) => room.roomNo));
  let letter = 65;
  while (taken.has(roomNo + String.fromCharCode(letter))) letter++;
  return roomNo + String.fromCharCode(letter);
}

/**
 * Makes one room of several (合并): of one unit, on one floor, or above one another (跃层). The first by number keeps its
 * key, a known one before a new one. Errors: `invalid` with what does not fit.
 */
export function mergeRooms(building: DraftBuilding, keys: readonly string[]): DraftBuilding {
  const chosen = keys.map((key) => requireRoom(building, key)).sort(firstToStay);
  const [first] = chosen;
  if (!first || chosen.length < 2)
    throw new TwinError('invalid', say`Choose two rooms or more to make one of them.`);
  if (chosen.some(({ unitNo }) => unitNo !== first.unitNo))
    throw new TwinError('invalid', say`Rooms of two units cannot be made one.`);
  const levels = [...new Set(chosen.flatMap(floorsOf))].sort((a, b) => a - b);
  const order = building.floors.map(({ floorNo }) => floorNo);
  const places = levels.map((level) => order.indexOf(level));
  if (places.some((place, at) => at > 0 && place !== (places[at - 1] as number) + 1))
    throw new TwinError('invalid', say`There is a floor between these rooms: they cannot be one.`);
  const areas = chosen.map(({ areaSquareMetres }) => areaSquareMetres);
  const known = areas.filter((area) => area !== null);
  const merged: DraftRoom = {
    ...first,
    floorNo: levels[0] as number,
    floorNoTop: levels.at(-1) as number,
    areaSquareMetres:
      known.length === areas.length
        ? Math.round(known.reduce((sum, area) => sum + area, 0) * 100) / 100
        : null,
  };
  const gone = new Set(chosen.slice(1));
  return {
    ...building,
    rooms: building.rooms
      .filter((room) => !gone.has(room))
      .map((room) => (room === first ? merged : room)),
  };
}

function floorsOf({ floorNo, floorNoTop }: DraftRoom): number[] {
  return Array.from({ length: floorNoTop - floorNo + 1 }, (_, at) => floorNo + at).filter(
    (number) => number !== 0,
  );
}

function firstToStay(a: DraftRoom, b: DraftRoom): number {
  return Number(b.known) - Number(a.known) || a.floorNo - b.floorNo || byNumber(a.roomNo, b.roomNo);
}

/** Changes some rooms: number, area, use, tenure. */
export function changeRooms(
  building: DraftBuilding,
  keys: readonly string[],
  change: Partial<Pick<DraftRoom, 'roomNo' | 'areaSquareMetres' | 'use' | 'tenure'>>,
): DraftBuilding {
  return {
    ...building,
    rooms: building.rooms.map((room) => (keys.includes(room.key) ? { ...room, ...change } : room)),
  };
}

/** Numbers the rooms of some floors anew, in the order their numbers have now. */
export function renumberFloors(
  building: DraftBuilding,
  floorNos: readonly number[],
  numbering: Numbering,
): DraftBuilding {
  const labels = new Map(building.floors.map(({ floorNo, label }) => [floorNo, label]));
  const numbers = new Map<string, string>();
  for (const floorNo of floorNos) {
    const onFloor = building.rooms
      .filter((room) => room.floorNo === floorNo)
      .sort((a, b) => byNumber(a.unitNo, b.unitNo) || byNumber(a.roomNo, b.roomNo));
    let [place, unit] = [0, onFloor[0]?.unitNo];
    for (const room of onFloor) {
      if (numbering !== 'through' && room.unitNo !== unit) [place, unit] = [0, room.unitNo];
      place += 1;
      numbers.set(room.key, roomNumber(labels.get(floorNo) ?? '', place, numbering));
    }
  }
  return {
    ...building,
    rooms: building.rooms.map((room) => ({
      ...room,
      roomNo: numbers.get(room.key) ?? room.roomNo,
    })),
  };
}

/** Takes rooms out of a building. */
export function removeRooms(building: DraftBuilding, keys: readonly string[]): DraftBuilding {
  return { ...building, rooms: building.rooms.filter(({ key }) => !keys.includes(key)) };
}

function requireRoom({ rooms }: DraftBuilding, key: string): DraftRoom {
  const room = rooms.find((each) => each.key === key);
  if (room) return room;
  throw new TwinError('not-found', say`The draft has no room ${key} any more.`);
}
