import { z } from 'zod';
import { lonLatSchema } from '../region.ts';

const day = z.iso.date();
const beatCode = z.string().min(1).max(40);

const dutySchema = z.object({
  officerNo: z.string(),
  officerName: z.string(),
  /** 主责 or 协助; null where the export does not say. */
  role: z.enum(['lead', 'assist']).nullable(),
  from: day,
  /** Last day, included; null while it runs. */
  to: day.nullable(),
});
export type Duty = z.infer<typeof dutySchema>;

const beatSchema = z.object({
  code: z.string(),
  name: z.string(),
  station: z.string().nullable(),
  /** On the day asked for, lead officers first. */
  officers: z.array(dutySchema),
  /** Lead officer of the period that ended last before that day. */
  former: dutySchema.nullable(),
  buildings: z.number().int(),
  rooms: z.number().int(),
});
export type Beat = z.infer<typeof beatSchema>;

/** Most beats of one answer; a district has some hundred. */
const MOST_BEATS = 2000;

export const beatQueries = {
  /** 责任区 of the caller's area with who is responsible on a day (the as-of date unless said). */
  'beat.list': {
    params: z.object({ on: day.optional() }),
    result: z.array(beatSchema).max(MOST_BEATS),
  },
  /** The beat of a building or room and who was responsible on a day; null outside all beats. */
  'beat.of': {
    params: z.object({ buildingId: z.string().min(1), on: day.optional() }),
    result: z.object({
      beat: beatSchema.omit({ buildings: true, rooms: true }).nullable(),
      on: day,
    }),
  },
  /** Outline of a beat: rings of its communities and grid cells joined. */
  'beat.outline': {
    params: z.object({ code: beatCode }),
    result: z.object({ rings: z.array(z.array(lonLatSchema)).max(100) }),
  },
} as const;

export const beatCommands = {
  /** 我的责任区 of the account; null where none was chosen or it is gone. */
  'beat.mine': { params: z.object({}), result: z.object({ code: z.string().nullable() }) },
  'beat.choose': {
    params: z.object({ code: beatCode.nullable() }),
    result: z.object({ code: z.string().nullable() }),
  },
} as const;
