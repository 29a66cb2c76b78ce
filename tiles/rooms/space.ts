import type { Polygon } from '../geometry/polygon.ts';

/** Kinds of space, numbered as the property table stores them (contract/tiles.ts). */
export const SPACE_KINDS = { room: 0, stairs: 1, lift: 2, corridor: 3, other: 4 } as const;
export type SpaceKind = (typeof SPACE_KINDS)[keyof typeof SPACE_KINDS];

/** A room as the snapshot describes it; what the cutter needs of it. */
export interface RoomDemand {
  readonly slot: number;
  /** 单元; undefined where the building has none. */
  readonly unit: string | undefined;
  readonly roomNo: string;
  /** Physical floors (物理层), both ends included; no floor 0. */
  readonly floorFrom: number;
  readonly floorTo: number;
  readonly areaSquareMetres: number | undefined;
}

/** A piece of one floor: a room where `room` is set, else a common part. */
export interface Cell {
  readonly kind: SpaceKind;
  readonly room?: RoomDemand;
  readonly polygon: Polygon;
}

/** A cell with its floor. */
export interface Space extends Cell {
  readonly floor: number;
}

/** Weights by which rooms share a floor: their areas; the mean where one lacks; never so unequal that slivers arise. */
export function roomWeights(rooms: readonly RoomDemand[]): number[] {
  const known = rooms.flatMap(({ areaSquareMetres: area }) => (area && area > 0 ? [area] : []));
  const mean = known.length > 0 ? known.reduce((sum, area) => sum + area, 0) / known.length : 1;
  return rooms.map(({ areaSquareMetres: area }) =>
    area && area > 0 ? Math.min(Math.max(area, mean * 0.15), mean * 12) : mean,
  );
}

const natural = new Intl.Collator('zh-CN', { numeric: true });

/** Order in which rooms stand along a floor: by unit, then by room number read as people read it. */
export function compareRooms(a: RoomDemand, b: RoomDemand): number {
  return (
    natural.compare(a.unit ?? '', b.unit ?? '') ||
    natural.compare(a.roomNo, b.roomNo) ||
    a.slot - b.slot
  );
}

/** Order of units: 1, 2, 10; 甲, 乙. */
export function compareUnits(a: string, b: string): number {
  return natural.compare(a, b);
}

/** Rooms of each unit; rooms without one are not counted. */
export function countUnits(rooms: readonly RoomDemand[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { unit } of rooms) if (unit) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return counts;
}
