import { CASE_MACHINE } from '../../contract/state-machines.ts';

const LAST_STATES = CASE_MACHINE.last.map((step) => `'${step}'`).join(', ');

/** SQL condition, never null, for a row of `city_case` that nothing more is done about: closed, refused or void (已结). */
export function caseOver(alias: string): string {
  return `(${alias}.closed_at IS NOT NULL OR coalesce(${alias}.state, '') IN (${LAST_STATES}))`;
}
