import { z } from 'zod';
import { ROOM_CLASSES } from './buildings.ts';

/** 人户: nobody on record, all 人户一致, 人户分离, only 户在人不在 (空挂). */
export const HOUSEHOLD_CLASSES = ['none', 'both', 'apart', 'hollow'] as const;
/** 单位 registered in the room: none, one, several, or one recorded as 不在此处. */
export const UNIT_CLASSES = ['none', 'one', 'several', 'gone'] as const;
/** 隐患 not yet 销号: none, 一般 within its time, past its time (超期), 重大. */
export const HAZARD_CLASSES = ['none', 'open', 'overdue', 'major'] as const;
/** 老人 of the ageing office's base: none, 60–79, 80 and older, 80 and older living alone (独居). */
export const ELDER_CLASSES = ['none', 'elder', 'aged', 'alone'] as const;
/** 税 of the firms surveyed in the room over the last 12 months, as a class: none, < 10 万, 10–100 万, 100–1,000 万, ≥ 1,000 万元. */
export const TAX_CLASSES = ['none', 'under10', 'under100', 'under1000', 'from1000'] as const;

/** Classes of each theme inside a building, in the legend's order. */
export const INTERIOR_CLASSES = {
  household: HOUSEHOLD_CLASSES,
  tenure: ROOM_CLASSES,
  unit: UNIT_CLASSES,
  hazard: HAZARD_CLASSES,
  elder: ELDER_CLASSES,
  tax: TAX_CLASSES,
} as const;

/** One room by all six themes; null where the caller may not see it or the snapshot has no such data. */
const interiorRoomSchema = z.object({
  slot: z.number().int(),
  household: z.enum(HOUSEHOLD_CLASSES).nullable(),
  tenure: z.enum(ROOM_CLASSES),
  unit: z.enum(UNIT_CLASSES).nullable(),
  hazard: z.enum(HAZARD_CLASSES).nullable(),
  elder: z.enum(ELDER_CLASSES).nullable(),
  tax: z.enum(TAX_CLASSES).nullable(),
});
export type InteriorRoom = z.infer<typeof interiorRoomSchema>;

export const interiorQueries = {
  /** 楼内: every room of a building with its class in each of the six themes. Wall handles get no people and no tax. */
  'building.interior': {
    params: z.union([
      z.object({ id: z.string().min(1) }),
      z.object({ slot: z.number().int().nonnegative() }),
    ]),
    result: z.object({ buildingId: z.string(), rooms: z.array(interiorRoomSchema) }),
  },
} as const;
