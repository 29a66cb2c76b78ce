import type { Random } from '../random.ts';
import type { DemoRoom } from './rooms.ts';

/** Draws a room nobody has taken and notes it in `taken`; undefined where so many attempts find none. */
export function takeRoom(
  candidates: readonly DemoRoom[],
  taken: Set<DemoRoom>,
  random: Random,
  attempts: number,
): DemoRoom | undefined {
  for (let attempt = 0; attempt < attempts && candidates.length > 0; attempt++) {
    const room = random.pick(candidates);
    if (taken.has(room)) continue;
    taken.add(room);
    return room;
  }
  return undefined;
}
