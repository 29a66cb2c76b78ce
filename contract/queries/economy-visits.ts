import { z } from 'zod';
import { economyFilterSchema } from './building-economy.ts';

/** Lists of 走访服务: every visit, those of the year, the year's with a request, requests not answered yet, those past their limit. */
export const VISIT_LISTS = ['all', 'year', 'asked', 'open', 'late'] as const;

const count = z.number().int();

const visitRowSchema = z.object({
  visitNo: z.string(),
  enterpriseId: z.string().nullable(),
  enterpriseName: z.string(),
  commercialId: z.string().nullable(),
  commercialName: z.string().nullable(),
  buildingId: z.string().nullable(),
  visitedAt: z.string(),
  visitedBy: z.string().nullable(),
  /** Code of the table's 走访方式. */
  way: z.string().nullable(),
  requestKind: z.string().nullable(),
  request: z.string().nullable(),
  handler: z.string().nullable(),
  dueAt: z.string().nullable(),
  answeredAt: z.string().nullable(),
  answer: z.string().nullable(),
  /** Code of the table's 满意度. */
  opinion: z.string().nullable(),
  /** Days past the limit at the as-of date, where it is not answered. */
  daysLate: count.nullable(),
});
export type VisitRow = z.infer<typeof visitRowSchema>;

/** Figures of the twelve months to the as-of date; what is open counts whenever it was asked. */
const visitFiguresSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** 走访次数 and the firms they went to. */
  visits: count,
  firms: count,
  /** Firms visited over active firms of the filter, 0–1; null without any. */
  visitedShare: z.number().nullable(),
  requests: count,
  answered: count,
  /** Answered by their limit, over those whose limit passed or that were answered, 0–1. */
  inTimeShare: z.number().nullable(),
  meanDays: z.number().nullable(),
  /** 满意 and 基本满意 over those asked for an opinion, 0–1. */
  satisfiedShare: z.number().nullable(),
  open: count,
  late: count,
});

const economyVisitsSchema = z.object({
  /** No export of visits was delivered. */
  delivered: z.boolean(),
  figures: visitFiguresSchema,
  total: count,
  rows: z.array(visitRowSchema),
});
export type EconomyVisits = z.infer<typeof economyVisitsSchema>;

export const economyVisitQueries = {
  /** 走访服务: visits, requests and answers of the firms of a filter, the latest first. */
  'economy.visits': {
    params: z.object({
      filter: economyFilterSchema.default({}),
      list: z.enum(VISIT_LISTS).default('all'),
      enterpriseId: z.string().optional(),
      offset: count.nonnegative().default(0),
      limit: count.min(0).max(5000).default(200),
    }),
    result: economyVisitsSchema,
  },
} as const;
