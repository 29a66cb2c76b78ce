import { z } from 'zod';
import { HAZARD_OBJECTS, HAZARD_STEPS, RISK_LEVELS } from '../schema/work-safety.ts';
import { personCountSchema } from './people.ts';

const keysOf = <Key extends string>(codes: Readonly<Record<Key, unknown>>) =>
  z.enum(Object.keys(codes) as [Key, ...Key[]]);

const riskSchema = keysOf(RISK_LEVELS).nullable();

/** Work lists of hazards. */
export const HAZARD_LISTS = [
  'open',
  'overdue',
  'recheck',
  'major',
  'returned',
  /** 未经复查销号: not counted as closed. */
  'unreviewed',
  'incomplete',
  'all',
] as const;
export type HazardList = (typeof HAZARD_LISTS)[number];

const pageSchema = z.object({
  offset: z.number().int().nonnegative().default(0),
  limit: z.number().int().min(1).max(5000).default(200),
});

/** What part of the premises is looked at. */
export const safetyFilterSchema = z.object({
  streetCode: z.string().optional(),
  /** Code of a 街道, 社区 or 单元网格. */
  areaCode: z
    .string()
    .regex(/^\d{9,15}$/)
    .optional(),
  team: z.string().optional(),
  risk: keysOf(RISK_LEVELS).optional(),
  object: keysOf(HAZARD_OBJECTS).optional(),
  level: z.enum(['general', 'major']).optional(),
});
export type SafetyFilter = z.infer<typeof safetyFilterSchema>;

const placedSchema = z.object({
  buildingId: z.string().nullable(),
  buildingName: z.string().nullable(),
  roomId: z.string().nullable(),
  roomNo: z.string().nullable(),
  streetCode: z.string().nullable(),
  longitudeDegrees: z.number().nullable(),
  latitudeDegrees: z.number().nullable(),
});

export const hazardRowSchema = placedSchema.extend({
  hazardNo: z.string(),
  premisesNo: z.string(),
  premisesName: z.string().nullable(),
  risk: riskSchema,
  team: z.string().nullable(),
  placeText: z.string().nullable(),
  description: z.string(),
  level: z.enum(['general', 'major']),
  object: keysOf(HAZARD_OBJECTS).nullable(),
  state: keysOf(HAZARD_STEPS).nullable(),
  foundAt: z.string(),
  dueAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  returns: z.number().int(),
  listed: z.string().nullable(),
  /** Days past the deadline on the as-of date; null for what is closed or not yet due. */
  daysOverdue: z.number().int().nullable(),
  /** Why the row is greyed: check codes of the import. */
  greyed: z.array(z.string()),
  /** Contradicts itself: in no figure (存疑未计入). */
  setAside: z.boolean(),
  /** Photographs there are to show; 0 for callers without personal rows. */
  pictures: z.number().int(),
});
export type HazardRow = z.infer<typeof hazardRowSchema>;

export const planRowSchema = placedSchema.extend({
  inspectionNo: z.string(),
  premisesNo: z.string(),
  premisesName: z.string().nullable(),
  risk: riskSchema,
  team: z.string().nullable(),
  kind: z.string().nullable(),
  plannedAt: z.string(),
  /** Planned before the as-of date and not made. */
  overdue: z.boolean(),
  openHazards: z.number().int(),
  lastVisitedAt: z.string().nullable(),
});
export type PlanRow = z.infer<typeof planRowSchema>;

/** 上、下、旁: how a room lies to another. */
export const AROUND = ['above', 'below', 'beside'] as const;

export const aroundRoomSchema = z.object({
  roomId: z.string(),
  roomNo: z.string(),
  unitNo: z.string().nullable(),
  floorLabel: z.string(),
  lies: z.enum(AROUND),
  /** The same place on the next floor, by unit and number. */
  direct: z.boolean(),
  use: z.string().nullable(),
  /** Units and premises in the room, by name. */
  units: z.array(z.string()),
  premises: z.array(
    z.object({
      premisesNo: z.string(),
      name: z.string(),
      trade: z.string().nullable(),
      risk: riskSchema,
    }),
  ),
  openHazards: z.number().int(),
  careFacility: z.string().nullable(),
  /** People of eighty and over who live there. */
  residentsOver80: personCountSchema,
  /** Fire and smoke concern it: a kitchen, store or works next to people who cannot run. */
  sensitive: z.boolean(),
});
export type AroundRoom = z.infer<typeof aroundRoomSchema>;

export const safetyFireSchema = z.object({
  /** 消防重点单位, 三合一场所, 消火栓及消防设施, 占用消防通道隐患 by street; '' where the street is not known. */
  streets: z.array(
    z.object({
      streetCode: z.string(),
      keyUnits: z.number().int(),
      threeInOne: z.number().int(),
      hydrants: z.number().int(),
      blockedWays: z.number().int(),
    }),
  ),
  places: z.array(
    placedSchema.extend({
      kind: z.enum(['keyUnit', 'threeInOne', 'hydrant', 'blockedWay']),
      table: z.enum(['premises', 'component', 'hazard']),
      key: z.string(),
      name: z.string(),
    }),
  ),
});
export type SafetyFire = z.infer<typeof safetyFireSchema>;

const filter = safetyFilterSchema.default({});

export const workSafetyQueries = {
  'safety.hazards': {
    params: pageSchema.extend({ filter, list: z.enum(HAZARD_LISTS).default('open') }),
    /** `setAside`: how many of the list contradict themselves and are in no figure. */
    result: z.object({
      total: z.number().int(),
      setAside: z.number().int(),
      rows: z.array(hazardRowSchema),
    }),
  },
  /** 检查计划: visits not yet made, highest risk and earliest day first. */
  'safety.plan': {
    params: pageSchema.extend({
      filter,
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
    }),
    result: z.object({ total: z.number().int(), rows: z.array(planRowSchema) }),
  },
  /** What is above, below and beside a room, sensitive neighbours first. */
  'safety.around': {
    params: z.object({ roomId: z.string() }),
    result: z.object({ roomId: z.string(), rooms: z.array(aroundRoomSchema) }),
  },
  'safety.fire': { params: z.object({ filter }), result: safetyFireSchema },
} as const;
