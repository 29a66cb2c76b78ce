import { z } from 'zod';
import { PERIOD_UNITS } from '../periods.ts';

/** Area levels from the whole down, each a dimension (区 街道 社区 网格 楼 层 室). */
export const AREA_LEVELS = [
  'district',
  'street',
  'community',
  'grid',
  'building',
  'floor',
  'room',
] as const;

/** Key of the part whose rows have no value in a dimension: 未定位, 未知. It is a part like the others. */
export const UNKNOWN_KEY = 'unknown';
/** Key of everything beyond the first `top` parts. */
export const REST_KEY = 'rest';

/** Most metrics, parts and buckets of one answer. */
const MOST_METRICS = 40;
const MOST_PARTS = 5000;

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const metricIds = z.array(z.string()).min(1).max(MOST_METRICS);

const areaCode = z.string().regex(/^\d{6,15}$/);

export const periodChoiceSchema = z.union([
  z.object({ from: isoDate, to: isoDate }),
  z.object({ unit: z.enum(PERIOD_UNITS), on: isoDate.optional() }),
]);

/**
 * Which rows are looked at: dimension → keys, as they come back as keys of parts, so that drilling into a part is
 * adding its key here. `area` takes a code of any level (区 6, 街道 9, 社区 12, 网格 14–15 digits), `areas` several of them: rows
 * in any one.
 */
export const statisticsFilterSchema = z.object({
  area: areaCode.optional(),
  areas: z.array(areaCode).min(1).max(500).optional(),
  keys: z.record(z.string(), z.array(z.string()).min(1).max(500)).default({}),
});
export type StatisticsFilter = z.input<typeof statisticsFilterSchema>;

/** A number of an answer: a value (null: nothing to divide by), or withheld because it is small. */
export const figureSchema = z.union([
  z.object({ value: z.number().nullable() }),
  z.object({ suppressed: z.literal(true), below: z.number().int() }),
]);
export type Figure = z.infer<typeof figureSchema>;

export const statisticsCellSchema = z.object({
  figure: figureSchema,
  numerator: figureSchema,
  /** Absent for counts and sums. */
  denominator: figureSchema.optional(),
  /** 同比 and 环比: a fraction of the base, for rates a difference in 百分点; null on a zero or missing base. */
  yoy: z.number().nullable(),
  mom: z.number().nullable(),
  /** Fraction of the total; counts and sums only. */
  share: z.number().nullable(),
});
export type StatisticsCell = z.infer<typeof statisticsCellSchema>;

export const metricDefinitionSchema = z.object({
  id: z.string(),
  system: z.string(),
  title: z.string(),
  titleEn: z.string(),
  kind: z.enum(['count', 'rate', 'mean', 'sum']),
  unit: z.string(),
  unitEn: z.string(),
  digits: z.number().int(),
  /** `按期结案数 ÷ 应结案数`. */
  formula: z.string(),
  formulaEn: z.string(),
  /** 口径: what is counted above the line, and below it. */
  meanings: z.array(
    z.object({ title: z.string(), titleEn: z.string(), text: z.string(), textEn: z.string() }),
  ),
  source: z.string(),
  higherIsBetter: z.boolean().nullable(),
});
export type MetricDefinition = z.infer<typeof metricDefinitionSchema>;

export const statisticsRowSchema = z.object({
  key: z.string(),
  title: z.string(),
  /** In the order of the metrics asked for. */
  cells: z.array(statisticsCellSchema),
});
export type StatisticsRow = z.infer<typeof statisticsRowSchema>;

const periodSchema = z.object({ from: isoDate, to: isoDate });

const asked = {
  /** Days counted, ending at the as-of date where the period goes beyond it. */
  period: periodSchema,
  /** The period is over by the as-of date. */
  complete: z.boolean(),
  asOf: z.string(),
  metrics: z.array(metricDefinitionSchema),
};

export const statisticsTableSchema = z.object({
  ...asked,
  dimension: z.string(),
  rows: z.array(statisticsRowSchema),
  total: statisticsRowSchema,
  /** Dimension one level further down, where areas were asked for. */
  next: z.string().nullable(),
  /** Base periods of 同比 and 环比; null where the data does not reach back so far. */
  bases: z.object({ yoy: periodSchema.nullable(), mom: periodSchema.nullable() }),
  /** Rows no figure counts because their times contradict each other (存疑未计入), of those the metrics ask for. */
  setAside: z.number().int(),
});
export type StatisticsTable = z.infer<typeof statisticsTableSchema>;

export const statisticsSeriesSchema = z.object({
  ...asked,
  unit: z.enum(PERIOD_UNITS),
  buckets: z.array(periodSchema),
  lines: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      metric: z.string(),
      /** In the order of the buckets. */
      figures: z.array(figureSchema),
    }),
  ),
});
export type StatisticsSeries = z.infer<typeof statisticsSeriesSchema>;

export const statisticsListSchema = z.object({
  table: z.string(),
  total: z.number().int(),
  /** How many of them contradict themselves and are listed, but not counted (存疑未计入): a count is `total` less these. */
  setAside: z.number().int(),
  /** Columns of the table in display order, with their titles, then what the figure looks at. */
  columns: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      titleEn: z.string(),
      /** Of a number no table column holds. */
      measured: z
        .object({ unit: z.string(), unitEn: z.string(), digits: z.number().int() })
        .optional(),
    }),
  ),
  rows: z.array(
    z.object({
      /** Natural key, its columns joined by /. */
      key: z.string(),
      cells: z.array(z.union([z.string(), z.number(), z.null()])),
      /** Check codes of a doubtful row. */
      flags: z.array(z.string()),
    }),
  ),
});
export type StatisticsList = z.infer<typeof statisticsListSchema>;

const filter = statisticsFilterSchema.default({ keys: {} });
const period = periodChoiceSchema.default({ unit: 'month' });

export const statisticsQueries = {
  /**
   * Metrics by the parts of a dimension: an area level, `total`, or a column of the metrics' facts (`class`, `dept`,
   * `post`, `source` …). Parts come in official order unless another is asked for; the total is the sum of its parts,
   * or, where one thing may be in several of them, has each thing once.
   */
  'statistics.table': {
    params: z.object({
      metrics: metricIds,
      dimension: z.string().default('total'),
      filter,
      period,
      compare: z.array(z.enum(['yoy', 'mom'])).default([]),
      order: z
        .object({ by: z.enum(['official', 'value']), metric: z.string().optional() })
        .default({ by: 'official' }),
      top: z.number().int().min(1).max(MOST_PARTS).default(MOST_PARTS),
    }),
    result: statisticsTableSchema,
  },
  /** Metrics over the periods of a unit, whole or split by a dimension. At most 400 buckets and 12 parts. */
  'statistics.series': {
    params: z.object({
      metrics: metricIds,
      unit: z.enum(PERIOD_UNITS).default('month'),
      from: isoDate.optional(),
      to: isoDate.optional(),
      filter,
      split: z.string().optional(),
      top: z.number().int().min(1).max(12).default(5),
    }),
    result: statisticsSeriesSchema,
  },
  /** The rows behind a number and those set aside from it, a page at a time, newest first unless ordered. Wall handles see no rows of persons. */
  'statistics.rows': {
    params: z.object({
      metric: z.string(),
      part: z.enum(['numerator', 'denominator']).default('numerator'),
      filter,
      period,
      /** Only rows with photographs to show (有照片): none for callers without personal rows. */
      pictured: z.boolean().default(false),
      order: z.object({ column: z.string(), descending: z.boolean().default(false) }).optional(),
      /** Column of the list → text it must hold, a code by its title. */
      filters: z.record(z.string().max(60), z.string().max(80)).default({}),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(5000).default(200),
    }),
    result: statisticsListSchema,
  },
} as const;
