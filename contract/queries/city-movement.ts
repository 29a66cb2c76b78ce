import { z } from 'zod';
import { LIMIT_UNITS } from '../working-time.ts';
import { periodChoiceSchema, statisticsFilterSchema } from './statistics.ts';

const day = z.iso.date();
const period = z.object({ from: day, to: day });
const place = { longitudeDegrees: z.number(), latitudeDegrees: z.number() };

/** Picture of the ground as classes: rows from north to south, metres of the district frame; 0 is nothing. */
export const groundRasterSchema = z.object({
  columns: z.number().int(),
  rows: z.number().int(),
  westMetres: z.number(),
  southMetres: z.number(),
  cellMetres: z.number(),
  classes: z.instanceof(Uint8Array),
});
export type GroundRaster = z.infer<typeof groundRasterSchema>;

/** Ways to look at where cases crowd: 核密度, and Getis–Ord Gi* over square cells. */
export const HOT_SPOT_KINDS = ['density', 'gi'] as const;

/** Confidence of Gi*: class 1 is 冷点 99 %, 2 冷点 95 %, 3 不显著, 4 热点 95 %, 5 热点 99 %. */
export const GI_BOUNDS = [-2.576, -1.96, 1.96, 2.576] as const;

const hotCellSchema = z.object({
  ...place,
  /** Community most of the cell's cases lie in; null where they name none. */
  area: z.string().nullable(),
  count: z.number().int(),
  before: z.number().int(),
  /** Gi* of the cell, standard deviations. */
  z: z.number(),
});
export type HotCell = z.infer<typeof hotCellSchema>;

export const hotSpotsSchema = z.object({
  period,
  /** 环比: the period the counts `before` are of. */
  previous: period,
  asOf: z.string(),
  total: z.number().int(),
  /** Cases of the period without a place. */
  unplaced: z.number().int(),
  /** Side of a cell of Gi*, and radius of the kernel, metres. */
  cellMetres: z.number(),
  bandwidthMetres: z.number(),
  /** Cells Gi* is taken over. */
  cells: z.number().int(),
  /** Cases per km²: lower bound of each class of the raster. Gi*: the four bounds between its five classes. */
  bounds: z.array(z.number()),
  raster: groundRasterSchema,
  top: z.array(hotCellSchema),
});
export type HotSpots = z.infer<typeof hotSpotsSchema>;

const patrolSums = {
  fixes: z.number().int(),
  kilometres: z.number(),
  /** Working time between first and last fix, gaps left out. */
  hours: z.number(),
  /** 单元网格 with at least one fix. */
  cells: z.number().int(),
  overspeeds: z.number().int(),
  gaps: z.number().int(),
};

const patrolFindingSchema = z.object({
  kind: z.enum(['overspeed', 'gap']),
  patrolNo: z.string(),
  from: z.string(),
  to: z.string(),
  /** Where it began. */
  ...place,
  /** 超速: km/h between the two fixes; 断点: minutes of working time without a fix. */
  value: z.number(),
});
export type PatrolFinding = z.infer<typeof patrolFindingSchema>;

const patrolRules = z.object({
  kilometresPerHour: z.number(),
  gapMinutes: z.number(),
  source: z.string(),
  sourceEn: z.string(),
});

export const cityPatrolsSchema = z.object({
  asOf: z.string(),
  rules: patrolRules,
  /** 单元网格 of the district. */
  cellsTotal: z.number().int(),
  /** Days with fixes, the latest first. */
  days: z.array(z.object({ day, patrols: z.number().int(), ...patrolSums })),
  /** Patrols of the day asked for, by number. */
  day: day.nullable(),
  patrols: z.array(z.object({ patrolNo: z.string(), ...patrolSums })),
  findings: z.array(patrolFindingSchema),
  /** Findings of the day; `findings` holds the first of them. */
  findingsTotal: z.number().int(),
});
export type CityPatrols = z.infer<typeof cityPatrolsSchema>;

export const cityCoverageSchema = z.object({
  asOf: z.string(),
  day: day.nullable(),
  cells: z.number().int(),
  covered: z.number().int(),
  /** Lower bounds of the classes of the raster: fixes in a cell; the first class is cells without any. */
  bounds: z.array(z.number().int()),
  raster: groundRasterSchema,
});
export type CityCoverage = z.infer<typeof cityCoverageSchema>;

/** A case's clock (时限) as delivered and as computed. */
export const caseClockSchema = z.object({
  limit: z.object({ value: z.number(), unit: z.enum(LIMIT_UNITS) }).nullable(),
  begunAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  computedAt: z.string().nullable(),
  /** `extended`: the export does not say by how much; `paused`: the clock stands. */
  verdict: z.enum(['same', 'different', 'extended', 'paused', 'no-limit', 'not-begun']),
  /** Time used until handled or the as-of date, on the limit's own clock, pauses left out, minutes. */
  usedMinutes: z.number().nullable(),
  pausedMinutes: z.number().nullable(),
  overdueMultiple: z.number().nullable(),
  /** Years the holiday calendar does not know. */
  unknownYears: z.array(z.number().int()),
});
export type CaseClock = z.infer<typeof caseClockSchema>;

export const cityCaseSchema = z.object({
  caseNo: z.string(),
  clock: caseClockSchema,
  /** Distance to its component; null where the case names none or either has no place. */
  component: z
    .object({ compId: z.string(), name: z.string().nullable(), metres: z.number().int() })
    .nullable(),
  /** Patrols nearest when it was reported; null for callers who may not see tracks. */
  nearest: z
    .array(z.object({ patrolNo: z.string(), at: z.string(), metres: z.number().int() }))
    .nullable(),
  nearbyMinutes: z.number(),
  /** 漏报: the last patrol within 30 m in the 24 hours before a public report; null: none, or not for the caller. */
  missedBy: z.object({ patrolNo: z.string(), at: z.string(), metres: z.number().int() }).nullable(),
});
export type CityCase = z.infer<typeof cityCaseSchema>;

export const cityComponentSchema = z.object({
  compId: z.string(),
  /** Latest pass of a patrol within 30 m up to the as-of date; null: none in the data. */
  lastPassedAt: z.string().nullable(),
  daysSincePassed: z.number().int().nullable(),
  /** Other components of its class within 30 m: where a report may have meant another one. */
  sameClassNear: z.number().int(),
  cases: z.array(
    z.object({
      caseNo: z.string(),
      description: z.string().nullable(),
      state: z.string().nullable(),
      dept: z.string().nullable(),
      reportAt: z.string(),
      closedAt: z.string().nullable(),
      reworks: z.number().int(),
    }),
  ),
  casesTotal: z.number().int(),
  asOf: z.string(),
});
export type CityComponent = z.infer<typeof cityComponentSchema>;

const deadlineRowSchema = z.object({
  caseNo: z.string(),
  description: z.string().nullable(),
  dept: z.string().nullable(),
  limit: z.string(),
  begunAt: z.string(),
  deliveredAt: z.string(),
  computedAt: z.string(),
  /** Delivered after computed: positive, minutes of the calendar. */
  minutes: z.number().int(),
  suspended: z.boolean(),
});
export type DeadlineRow = z.infer<typeof deadlineRowSchema>;

export const cityDeadlinesSchema = z.object({
  period,
  asOf: z.string(),
  compared: z.number().int(),
  same: z.number().int(),
  different: z.number().int(),
  /** Not compared: extended by a time the export does not tell, standing, or without a limit. */
  extended: z.number().int(),
  paused: z.number().int(),
  withoutLimit: z.number().int(),
  /** Years the calendar does not know, and years nobody compared with the document. */
  unknownYears: z.array(z.number().int()),
  unverifiedYears: z.array(z.number().int()),
  rows: z.array(deadlineRowSchema),
});
export type CityDeadlines = z.infer<typeof cityDeadlinesSchema>;

const deviationRowSchema = z.object({
  caseNo: z.string(),
  compId: z.string(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  reportAt: z.string(),
  metres: z.number().int(),
});
export type DeviationRow = z.infer<typeof deviationRowSchema>;

export const cityDeviationsSchema = z.object({
  period,
  asOf: z.string(),
  thresholdMetres: z.number(),
  source: z.string(),
  sourceEn: z.string(),
  /** Cases of the period that name a component and whose both places are known. */
  compared: z.number().int(),
  beyond: z.number().int(),
  rows: z.array(deviationRowSchema),
});
export type CityDeviations = z.infer<typeof cityDeviationsSchema>;

const asked = {
  period: periodChoiceSchema.default({ unit: 'month' }),
  filter: statisticsFilterSchema.default({ keys: {} }),
};
const limit = z.number().int().min(1).max(2000).default(500);

export const cityMovementQueries = {
  /** 高发点: where cases reported in the period crowd, as a picture of the ground and the cells with the highest Gi*. */
  'city.hotSpots': {
    params: z.object({
      ...asked,
      kind: z.enum(HOT_SPOT_KINDS).default('gi'),
      top: z.number().int().min(1).max(100).default(20),
    }),
    result: hotSpotsSchema,
  },
  /** 巡查分析: days with tracks, and the patrols and findings (超速, 断点) of one of them. Tracks are a sensitive class. */
  'city.patrols': {
    params: z.object({ day: day.optional(), limit }),
    result: cityPatrolsSchema,
  },
  /** 区格覆盖: how often each 单元网格 was walked on a day, as a picture of the ground. */
  'city.coverage': { params: z.object({ day: day.optional() }), result: cityCoverageSchema },
  /** What movement and clock say of a case: deadline computed, distance to its component, nearest patrols. */
  'city.case': { params: z.object({ caseNo: z.string().max(80) }), result: cityCaseSchema },
  /** A component's patrols and cases. */
  'city.component': {
    params: z.object({ compId: z.string().max(80) }),
    result: cityComponentSchema,
  },
  /** Deadlines of cases registered in the period, computed and compared with those delivered. */
  'city.deadlines': { params: z.object({ ...asked, limit }), result: cityDeadlinesSchema },
  /** 偏差: cases reported far from the component they name, the farthest first. */
  'city.deviations': { params: z.object({ ...asked, limit }), result: cityDeviationsSchema },
} as const;
