import type { DemoWorld } from '../world.ts';
import { DAY_SECONDS, momentOf } from '../world/calendar.ts';
import type { CallText } from './call-texts.ts';
import type { DemoCall } from './calls.ts';

/** How many addresses with a known room the answers hold at most. */
const ADDRESSES = 4_000;

/** Opens the teller: overdue and unsolved orders, repeats nobody marked, and a sample of addresses with their rooms. */
export function createCallTeller(
  world: DemoWorld,
  expectedCalls: number,
): (call: DemoCall, text: CallText) => void {
  const until = momentOf(world.asOf, DAY_SECONDS - 1);
  const every = Math.max(1, Math.floor((expectedCalls * 0.4) / ADDRESSES));
  let addresses = 0;
  const tell = (kind: string, entry: unknown): void => world.answers.truth('hotline', kind, entry);
  return (call, { address, roomId }) => {
    const { order, callNo, earlierOrder, repeats, channel } = call;
    if (roomId !== undefined && channel !== '应急呼叫器' && addresses++ % every === 0)
      tell('addressOfRoom', { callNo, address, roomId });
    if (!order) return;
    const { doneAt, dueAt, orderNo } = order;
    if (doneAt !== undefined && doneAt > dueAt) tell('orderDoneLate', orderNo);
    if (doneAt === undefined && dueAt < until) tell('orderOverdueOpen', orderNo);
    if (earlierOrder !== undefined && repeats === '')
      tell('callRepeatUnmarked', { callNo, earlierOrder });
  };
}
