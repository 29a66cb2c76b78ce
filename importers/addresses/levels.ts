export { MATCH_LEVELS as LEVELS } from '../../contract/address-match.ts';
export type { MatchLevel, StopCode } from '../../contract/address-match.ts';
