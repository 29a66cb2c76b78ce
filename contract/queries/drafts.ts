import { z } from 'zod';
import { draftBuildingSchema, draftPartSchema } from '../drafts/draft.ts';
import { draftProblemSchema } from '../drafts/problems.ts';

/** How a draft stands: being built (待核实), found in a delivery (已并入), or laid aside (已弃). */
const DRAFT_STATES = ['open', 'merged', 'discarded'] as const;

const draftId = z.uuid();

const draftSummarySchema = z.object({
  id: draftId,
  revision: z.number().int(),
  state: z.enum(DRAFT_STATES),
  buildingId: z.string(),
  name: z.string(),
  address: z.string(),
  /** Corrects a building the snapshot has. */
  corrects: z.boolean(),
  rooms: z.number().int(),
  floorsUp: z.number().int(),
  parts: z.array(draftPartSchema),
  /** Problems that keep it from being exported. */
  stops: z.number().int(),
  /** What a later delivery says otherwise. */
  conflicts: z.array(draftProblemSchema),
  account: z.string(),
  /** ISO time. */
  at: z.string(),
});
export type DraftSummary = z.infer<typeof draftSummarySchema>;

/** Most drafts of one answer, and most revisions told of one. */
const MOST_DRAFTS = 500;
const MOST_REVISIONS = 200;

export const draftCommands = {
  /**
   * Drafts of the caller's area, those changed last first. A draft that the snapshot in use now holds is retired (已并入)
   * on the way; where the delivery says something else, it stays and the conflicts are told.
   */
  'draft.list': {
    params: z.object({ state: z.enum(DRAFT_STATES).optional() }),
    result: z.array(draftSummarySchema).max(MOST_DRAFTS),
  },
  /** A draft with its revisions, the newest first. */
  'draft.open': {
    params: z.object({ id: draftId }),
    result: z.object({
      summary: draftSummarySchema,
      building: draftBuildingSchema,
      revisions: z
        .array(
          z.object({
            revision: z.number().int(),
            action: z.enum(['saved', 'discarded', 'merged']),
            account: z.string(),
            at: z.string(),
          }),
        )
        .max(MOST_REVISIONS),
    }),
  },
  /** A building of the snapshot as a draft that corrects it; nothing is saved yet. */
  'draft.begin': {
    params: z.object({ buildingId: z.string().min(1).max(60) }),
    result: z.object({ building: draftBuildingSchema }),
  },
  /** What a draft has against it, its neighbours and the snapshot included. */
  'draft.check': {
    params: z.object({ id: draftId.optional(), building: draftBuildingSchema }),
    result: z.array(draftProblemSchema),
  },
  /** Saves a state as the next revision; `after` is the revision it was made from, 0 for a new draft. Problems do not keep it from being saved. */
  'draft.save': {
    params: z.object({
      id: draftId,
      after: z.number().int().min(0),
      building: draftBuildingSchema,
    }),
    result: z.object({ revision: z.number().int() }),
  },
  /** Lays a draft aside; its revisions stay. */
  'draft.discard': {
    params: z.object({ id: draftId, after: z.number().int().min(1) }),
    result: z.object({ revision: z.number().int() }),
  },
} as const;
