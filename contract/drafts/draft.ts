import { z } from 'zod';
import { lonLatSchema } from '../region.ts';

/** Most floors and rooms of a draft: above any building of a district. */
const MOST_FLOORS = 160;
const MOST_ROOMS = 3000;

/** 楼栋形体 of a draft: one ring, not closed twice, WGS-84 degrees; physical floors (物理层), both ends included. */
export const draftPartSchema = z.object({
  kind: z.enum(['body', 'podium', 'tower']),
  ring: z.array(lonLatSchema).max(500),
  floorFrom: z.number().int().min(1).max(MOST_FLOORS),
  floorTo: z.number().int().min(1).max(MOST_FLOORS),
});
export type DraftPart = z.infer<typeof draftPartSchema>;

/** A floor as it is counted (物理层: 1 = ground, -1 = first basement) and as the lift button names it (名义层). */
const draftFloorSchema = z.object({
  floorNo: z.number().int().min(-10).max(MOST_FLOORS),
  label: z.string().max(12),
});
export type DraftFloor = z.infer<typeof draftFloorSchema>;

const shortText = z.string().max(60);

const draftRoomSchema = z.object({
  /** What the room is called inside the draft; of a room the snapshot has, its 房屋编码. */
  key: shortText.min(1),
  /** The snapshot has this room: its 房屋编码 stays. */
  known: z.boolean(),
  /** '' in a building without staircase units. */
  unitNo: z.string().max(12),
  floorNo: z.number().int(),
  /** Above `floorNo` for 跃层. */
  floorNoTop: z.number().int(),
  roomNo: z.string().max(20),
  areaSquareMetres: z.number().positive().max(1_000_000).nullable(),
  use: shortText.nullable(),
  tenure: shortText.nullable(),
});
export type DraftRoom = z.infer<typeof draftRoomSchema>;

/** A building as it is being built (搭建): footprint, floors, units, rooms. Plain data. */
export const draftBuildingSchema = z.object({
  /** 楼幢编号; '' until somebody gives one. */
  buildingId: shortText,
  name: z.string().max(100),
  address: z.string().max(200),
  use: shortText.nullable(),
  structure: shortText.nullable(),
  parts: z.array(draftPartSchema).max(20),
  /** From the deepest basement up. */
  floors: z.array(draftFloorSchema).max(MOST_FLOORS + 10),
  rooms: z.array(draftRoomSchema).max(MOST_ROOMS),
  /** Corrects a building of this snapshot: the rooms it had there, by 房屋编码. Absent for a building that is new. */
  corrects: z
    .object({
      snapshotId: z.string(),
      /** Equal as long as no delivery changed the building. */
      digest: z.string(),
      roomIds: z.array(shortText).max(MOST_ROOMS),
    })
    .optional(),
});
export type DraftBuilding = z.infer<typeof draftBuildingSchema>;

/** A building nobody has drawn yet. */
export const EMPTY_DRAFT: DraftBuilding = {
  buildingId: '',
  name: '',
  address: '',
  use: 'residential',
  structure: null,
  parts: [],
  floors: [],
  rooms: [],
};

/** 房屋编码 of a room: the snapshot's, or as the importer makes one of building, unit, floor label and number. */
export function roomIdOf({ buildingId, floors }: DraftBuilding, room: DraftRoom): string {
  if (room.known) return room.key;
  const label = floors.find(({ floorNo }) => floorNo === room.floorNo)?.label ?? '';
  return [buildingId, room.unitNo, label, room.roomNo].join('-');
}

/** Staircase units that have rooms, in order; [''] for a building without any. */
export function unitNosOf({ rooms }: DraftBuilding): string[] {
  const found = new Set(rooms.map(({ unitNo }) => unitNo));
  return found.size === 0 ? [''] : [...found].sort(byNumber);
}

/** 2 before 10, 3A after 3. */
export function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'zh-CN', { numeric: true });
}

/** Known rooms of the building a draft corrects that the draft no longer has. */
export function removedRoomIds({ corrects, rooms }: DraftBuilding): string[] {
  const kept = new Set(rooms.filter(({ known }) => known).map(({ key }) => key));
  return (corrects?.roomIds ?? []).filter((id) => !kept.has(id));
}
