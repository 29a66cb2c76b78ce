import type { Evidence, EvidenceKind, MatchMethod } from '../../contract/address-match.ts';
import type { MatchLevel } from './levels.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';

/** What a step of each kind leaves of the score. */
const TRUST: Readonly<Record<EvidenceKind, number>> = {
  exact: 1,
  normalised: 0.995,
  alias: 0.97,
  assumed: 0.97,
  short: 0.9,
  corrected: 0.88,
};

const TOLD_APART = 0.95;
const CONFLICT = 0.75;
const UNKNOWN = 0.96;

/** How sure a match is: the product over its steps. */
export function scoreOf(
  level: MatchLevel,
  evidence: readonly Evidence[],
  scope: Scope,
  reading: Reading,
): number {
  if (level === 'none') return 0;
  let score = scope.isToldApart ? TOLD_APART : 1;
  for (const { kind } of evidence) score *= TRUST[kind];
  score *= CONFLICT ** scope.conflicts.length * (reading.unknown.length > 0 ? UNKNOWN : 1);
  return Math.round(score * 1000) / 1000;
}

const WEAKEST_FIRST: readonly EvidenceKind[] = [
  'corrected',
  'short',
  'assumed',
  'alias',
  'normalised',
];

export function methodOf(
  level: MatchLevel,
  evidence: readonly Evidence[],
  scope: Scope,
): MatchMethod {
  if (level === 'none') return 'none';
  if (scope.isToldApart) return 'told-apart';
  return WEAKEST_FIRST.find((kind) => evidence.some((one) => one.kind === kind)) ?? 'exact';
}
