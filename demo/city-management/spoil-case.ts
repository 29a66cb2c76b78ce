import type { Random } from '../random.ts';
import type { CaseEvent } from './case-flow.ts';
import type { DemoCase } from './cases.ts';

/** Ways a list of steps breaks the rules. */
export const SPOILS = [
  'closed-without-check',
  'handled-before-dispatch',
  'time-backwards',
  'step-after-close',
  'feedback-without-handling',
] as const;
export type Spoil = (typeof SPOILS)[number];

/** Whether a case is plain enough that spoiling it makes one clear fault. */
export function isPlain({ events, fate }: DemoCase): boolean {
  const ended = events[events.length - 1]?.step === '结案';
  return ended && fate.reworks === 0 && !fate.returned && !fate.suspended && !fate.late;
}

/** The steps of a plain case with one fault; sequence numbers are given by order afterwards. */
export function spoilEvents(
  events: readonly CaseEvent[],
  spoil: Spoil,
  random: Random,
): CaseEvent[] {
  const last = events[events.length - 1]!;
  switch (spoil) {
    case 'closed-without-check':
      return events.filter(({ step }) => step !== '核查');
    case 'feedback-without-handling':
      return events.filter(({ step }) => step !== '处置' && step !== '延期');
    case 'handled-before-dispatch':
      return exchanged(events, '派遣', '处置');
    case 'time-backwards':
      return events.map((event) =>
        event.step === '反馈'
          ? { ...event, at: events[0]!.at - random.integer(600, 7_200) }
          : event,
      );
    case 'step-after-close':
      return [
        ...events,
        { ...last, step: '处置', side: '专业部门', at: last.at + 3_600, note: '' },
      ];
  }
}

function exchanged(
  events: readonly CaseEvent[],
  one: CaseEvent['step'],
  other: CaseEvent['step'],
): CaseEvent[] {
  return events.map((event) => {
    if (event.step === one) return { ...event, step: other };
    return event.step === other ? { ...event, step: one } : event;
  });
}
