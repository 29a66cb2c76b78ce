import { daysBefore } from '../dates.ts';
import type { DemoWorld } from '../world.ts';
import type { Beds } from './beds.ts';
import { allowanceDue, VISIT_DAYS, type Care } from './care.ts';
import type { AgedEntry } from './write-people.ts';

const SYSTEM = 'ageing';
const NOT_VISITED_SHARE = 0.035;
const ALLOWANCE_MISSING_SHARE = 0.004;
const ALLOWANCE_AFTER_CANCELLATION_SHARE = 0.1;

/** Spoils some people's care: not visited, no allowance, an allowance though cancelled. */
export function plantNeglect(entries: readonly AgedEntry[], world: DemoWorld): AgedEntry[] {
  return entries.map((entry) => ({ ...entry, care: neglected(entry, world) }));
}

function neglected({ person, care }: AgedEntry, { random, asOf, answers }: DemoWorld): Care {
  const told = (kind: string, change: Partial<Care>): Care => {
    answers.truth(SYSTEM, kind, person.no);
    return { ...care, ...change };
  };
  if (person.cancelledAt !== '')
    return random.chance(ALLOWANCE_AFTER_CANCELLATION_SHARE)
      ? told('allowanceAfterCancellation', {
          allowanceYuan: allowanceDue(true, Math.max(80, care.age)),
        })
      : care;
  if (care.living === '独居' && random.chance(NOT_VISITED_SHARE)) {
    const late = daysBefore(asOf, random.integer(VISIT_DAYS + 2, 400));
    return told('notVisited', { visitedAt: random.chance(0.2) ? '' : late });
  }
  return care.allowanceYuan > 0 && random.chance(ALLOWANCE_MISSING_SHARE)
    ? told('allowanceMissing', { allowanceYuan: 0 })
    : care;
}

/** Puts down who is a resident of the police, who is not, and what is wrong with beds. */
export function answerPeople(
  { answers }: DemoWorld,
  entries: readonly AgedEntry[],
  beds: Beds,
): void {
  for (const { person, care } of entries) {
    if (person.recordNo) answers.truth(SYSTEM, 'resident', `${person.no} ${person.recordNo}`);
    else answers.truth(SYSTEM, 'notInPoliceRecords', person.no);
    if (care.age >= 100 && person.cancelledAt === '')
      answers.truth(SYSTEM, 'centenarian', person.no);
  }
  for (const { person, facility, bedNo } of beds.afterCancellation)
    answers.truth(SYSTEM, 'bedAfterCancellation', `${facility.no} ${bedNo} ${person.no}`);
  for (const { no } of beds.twice) answers.truth(SYSTEM, 'twoBeds', no);
  answers.truth(SYSTEM, 'counts', countsOf(entries));
}

function countsOf(entries: readonly AgedEntry[]): unknown {
  const living = entries.filter(({ person }) => person.cancelledAt === '');
  const count = (test: (care: Care) => boolean): number =>
    living.filter(({ care }) => test(care)).length;
  return {
    aged60: living.length,
    aged80: count(({ age }) => age >= 80),
    alone: count(({ living: how }) => how === '独居'),
    emptyNest: count(({ living: how }) => how === '空巢'),
    frail: count(({ careLevel }) => careLevel > 0),
    visitDays: VISIT_DAYS,
  };
}
