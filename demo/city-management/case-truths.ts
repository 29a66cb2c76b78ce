import type { DemoWorld } from '../world.ts';
import { momentText, type Moment } from '../world/calendar.ts';
import type { CaseEvent } from './case-flow.ts';
import type { DemoCase } from './cases.ts';
import type { HotSpot } from './hot-spots.ts';
import type { TrackBook } from './track-book.ts';

const ENDED: ReadonlySet<string> = new Set(['结案', '作废', '不予立案']);

/** Whether nothing more will happen to a case. */
export function hasEnded(events: readonly CaseEvent[]): boolean {
  return ENDED.has(events[events.length - 1]!.step);
}

/** Tells the answers what is to be found about a case as it is on the day `until`. */
export function tellCase(
  world: DemoWorld,
  made: DemoCase,
  until: Moment,
  tracks: TrackBook,
  positionOf: ReadonlyMap<string, readonly [number, number]>,
): void {
  const tell = (kind: string, entry: unknown = made.caseNo): void =>
    world.answers.truth('city-management', kind, entry);
  const { events, deadline } = made;
  const steps = events.map(({ step }) => step);
  const suspended = steps.lastIndexOf('挂账') > steps.lastIndexOf('恢复');
  if (suspended) tell('caseSuspended');
  if (steps.includes('返工')) tell('caseReworked');
  if (steps.includes('延期')) tell('caseExtended');
  if (steps.includes('退回')) tell('caseReturned');
  if (deadline !== undefined && !suspended) tellOverdue(tell, events, deadline, until);
  tellMissed(tell, made, tracks);
  const at = positionOf.get(made.componentId);
  if (at && Math.hypot(at[0] - made.at[0], at[1] - made.at[1]) > 50) tell('caseFarFromComponent');
}

type Tell = (kind: string, entry?: unknown) => void;

function tellOverdue(
  tell: Tell,
  events: readonly CaseEvent[],
  deadline: Moment,
  until: Moment,
): void {
  const last = events[events.length - 1]!;
  if (last.step === '结案' && last.at > deadline) tell('caseClosedLate');
  if (!hasEnded(events) && deadline < until) tell('caseOverdueOpen');
}

function tellMissed(tell: Tell, made: DemoCase, tracks: TrackBook): void {
  if (made.source !== '公众举报' || made.reportAt < tracks.first) return;
  const passed = tracks.passedBefore(made.at, made.reportAt);
  if (!passed) return;
  tell('caseMissedByPatrol', {
    caseNo: made.caseNo,
    patrolNo: passed.patrolNo,
    passedAt: momentText(passed.at),
    metres: Math.round(passed.metres),
  });
}

/** Tells where the hot spots are. */
export function tellHotSpots(world: DemoWorld, spots: readonly HotSpot[]): void {
  for (const { type, centre, radiusMetres, from, to, reports } of spots) {
    const [longitude, latitude] = world.district.plane.toDegrees(centre);
    world.answers.truth('city-management', 'hotSpot', {
      typeCode: type.code,
      longitude,
      latitude,
      radiusMetres,
      from,
      to,
      reports,
    });
  }
}
