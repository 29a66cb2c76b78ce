import { weighted, type Random } from '../random.ts';
import { WORK_DAY_SECONDS } from '../world/calendar.ts';
import { momentIn } from '../world/export-file.ts';
import type { DemoWorld } from '../world.ts';
import type { ExpectedCard } from './cards.ts';
import type { RunningFiles } from './case-files.ts';
import type { CaseCourse } from './cases.ts';
import type { WorkingAxis, WorkTime } from './working-axis.ts';

const reply = weighted([
  ['说明', 52],
  ['纠正', 33],
  ['申诉', 11],
  ['问责', 4],
] as const);

const OTHER_REASONS = ['不说明理由', '擅自收费', '应受理不受理', '不网上审批'] as const;

const SENDER = '区监察局电子监察室';

/** Writes what the supervisors sent out, and puts down what the rules call for and where both differ. */
export interface CardWriter {
  write(caseNo: string, course: CaseCourse, cards: readonly ExpectedCard[]): void;
}

/** Opens a writer; `now` is the end of the day the exports were cut. */
export function openCardWriter(
  world: DemoWorld,
  files: RunningFiles,
  axis: WorkingAxis,
  now: WorkTime,
): CardWriter {
  const { random, answers } = world;
  let serial = 0;
  const send = (caseNo: string, { colour, at, reason }: ExpectedCard): void => {
    const answer = replyTo(colour, at, now, random);
    const { cardStyle } = files;
    files.cards.row([
      `JC${String(++serial).padStart(6, '0')}`,
      caseNo,
      colour,
      momentIn(cardStyle, axis.toMoment(at)),
      reason,
      answer?.kind ?? cardStyle.blank,
      momentIn(cardStyle, answer && axis.toMoment(answer.at)),
      answer?.kind === '申诉' && random.chance(0.4) ? '是' : '否',
      SENDER,
    ]);
  };
  return {
    write: (caseNo, course, cards) => {
      for (const card of cards) {
        answers.truth('approvals', 'cardExpected', `${caseNo} ${card.colour}`);
        if (random.chance(0.004))
          answers.truth('approvals', 'cardNotIssued', `${caseNo} ${card.colour}`);
        else send(caseNo, card);
      }
      if (course.acceptedAt === undefined || course.doneAt > now || !random.chance(1 / 6_000))
        return;
      send(caseNo, { colour: '红牌', at: course.doneAt, reason: random.pick(OTHER_REASONS) });
      answers.truth('approvals', 'cardForOtherReason', caseNo);
    },
  };
}

/** Hints need no answer; a card is answered within days, one in seven not yet. */
function replyTo(
  colour: ExpectedCard['colour'],
  at: WorkTime,
  now: WorkTime,
  random: Random,
): { kind: string; at: WorkTime } | undefined {
  if (colour === '提示') return undefined;
  const answeredAt = at + Math.round(random.between(0.4, 7) * WORK_DAY_SECONDS);
  return answeredAt > now ? undefined : { kind: reply(random), at: answeredAt };
}
