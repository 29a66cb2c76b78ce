import type { CodeColumn } from './columns.ts';
import type { PlaceIndex } from './place-index.ts';

/** Raw codes of the rows of a fact that say where they are; 0 = none, building and room are slot + 1. */
export interface RawPlaces {
  readonly street: Uint16Array;
  readonly community: Uint16Array;
  readonly grid: Uint16Array;
  readonly building: Uint32Array;
  readonly room: Uint32Array;
}

/** The area columns of a fact by level name. */
export type PlaceColumns = Readonly<
  Record<'district' | 'street' | 'community' | 'grid' | 'building' | 'floor' | 'room', CodeColumn>
>;

/** Floors are codes from 1; the lowest basement a room may have. */
const LOWEST_FLOOR = -20;
const FLOORS = 220;

/**
 * Where each row lies, consistent from the room up: a room decides floor and building, a grid cell its community, a
 * community its street. What is not known stays 0 and is a part of its own.
 */
export function placeColumns(
  index: PlaceIndex,
  raw: RawPlaces,
  anchor: 'room' | 'area',
  district: string,
): PlaceColumns {
  const length = raw.room.length;
  const floor = new Uint16Array(length);
  for (let at = 0; at < length; at++) placeRow(index, raw, floor, anchor, at);
  const { buildings, rooms } = index;
  const code = (codes: Uint16Array | Uint32Array, keys: readonly string[]): CodeColumn => ({
    kind: 'code',
    codes,
    keys,
    size: keys.length,
  });
  return {
    district: code(new Uint16Array(length).fill(1), ['', district]),
    street: code(raw.street, index.street.keys),
    community: code(raw.community, index.community.keys),
    grid: code(raw.grid, index.grid.keys),
    building: code(raw.building, ['', ...buildings.ids]),
    floor: code(floor, FLOOR_KEYS),
    room: { kind: 'code', codes: raw.room, keys: [], size: rooms.size + 1 },
  };
}

const FLOOR_KEYS: readonly string[] = [
  '',
  ...Array.from({ length: FLOORS }, (_, at) => String(LOWEST_FLOOR + at)),
];

function placeRow(
  { buildings, rooms, streetOfCommunity, communityOfGrid }: PlaceIndex,
  raw: RawPlaces,
  floor: Uint16Array,
  anchor: 'room' | 'area',
  at: number,
): void {
  const room = raw.room[at]!;
  const building = (room > 0 && rooms.building[room - 1]) || raw.building[at]!;
  const slot = building - 1;
  const community = communityOfGrid[raw.grid[at]!] || raw.community[at]!;
  if (community > 0) {
    raw.community[at] = community;
    raw.street[at] = streetOfCommunity[community] || raw.street[at]!;
  }
  const inside =
    slot >= 0 &&
    (anchor === 'room' ||
      raw.community[at] === 0 ||
      raw.community[at] === buildings.community[slot]);
  raw.building[at] = inside ? building : 0;
  if (!inside) {
    raw.room[at] = 0;
    return;
  }
  if (room > 0) floor[at] = Math.max(1, rooms.floor[room - 1]! - LOWEST_FLOOR + 1);
  if (anchor === 'area' && raw.community[at] !== 0) return;
  raw.grid[at] = buildings.grid[slot]!;
  raw.community[at] = buildings.community[slot]!;
  raw.street[at] = buildings.street[slot]!;
}
