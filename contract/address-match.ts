import { z } from 'zod';

/** How finely a text is placed (匹配级别), finest first: 室, 单元, 幢, 门牌, 小区/道路, 社区, 未匹配. */
export const MATCH_LEVELS = [
  'room',
  'unit',
  'building',
  'door',
  'place',
  'community',
  'none',
] as const;
export type MatchLevel = (typeof MATCH_LEVELS)[number];

/** Why a match is no finer than it is. */
export const STOP_CODES = [
  'ROOM_UNKNOWN',
  'ROOM_AMBIGUOUS',
  'ROOM_SEVERAL',
  'UNIT_UNKNOWN',
  'BUILDING_UNKNOWN',
  'BUILDING_AMBIGUOUS',
  'DOOR_UNKNOWN',
  'DOOR_BRANCHES',
  'NAME_UNKNOWN',
  'NAME_AMBIGUOUS',
  'CONFLICT',
  'ELSEWHERE',
  'BESIDE',
  'NOT_WRITTEN',
] as const;
export type StopCode = (typeof STOP_CODES)[number];

/** How a written part became what it was taken for. */
export const EVIDENCE_KINDS = [
  'exact',
  'normalised',
  'alias',
  'short',
  'corrected',
  'assumed',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** The weakest step a match rests on. `told-apart`: a name of several places, decided by its other parts. */
export const MATCH_METHODS = [...EVIDENCE_KINDS, 'told-apart', 'none'] as const;
export type MatchMethod = (typeof MATCH_METHODS)[number];

/** Parts of an address, from the widest to the finest. */
export const ADDRESS_PARTS = [
  'street',
  'community',
  'road',
  'lane',
  'door',
  'place',
  'number',
  'unit',
  'floor',
  'room',
] as const;

/** One part of a written address and what it was taken for (匹配依据). */
export const evidenceSchema = z.object({
  part: z.enum(ADDRESS_PARTS),
  written: z.string(),
  standard: z.string(),
  kind: z.enum(EVIDENCE_KINDS),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** Where a written address is, as whoever asks the address engine needs it. */
export interface AddressFinding {
  readonly level: MatchLevel;
  /** 0 to 1: how sure the level claimed is; 0 for none. */
  readonly score: number;
  readonly method: MatchMethod;
  /** Standard text down to the level; '' for none. */
  readonly standardAddress: string;
  readonly buildingSlot?: number;
  readonly room?: { readonly slot: number };
  readonly communityCode?: string;
  readonly evidence: readonly Evidence[];
  readonly stop: StopCode;
  /** Written parts that contradict the place found. */
  readonly conflicts: readonly string[];
  /** Written parts that were not understood. */
  readonly unknown: readonly string[];
  /** Buildings it may be in, where it is not placed in one: slots, at most 64. */
  readonly candidateSlots?: readonly number[];
}

/** Places one written address. Never throws. */
export type AddressMatcher = (text: string) => AddressFinding;
