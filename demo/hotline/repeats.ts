import type { Random } from '../random.ts';
import { DAY_SECONDS, type Moment } from '../world/calendar.ts';
import type { Matter } from './catalogue.ts';

/** A service call that may come again. */
interface Served {
  readonly roomIndex: number;
  readonly matter: Matter;
  readonly at: Moment;
}

/** A call about the same matter from the same room within so many days repeats the earlier one. */
export const REPEAT_DAYS = 7;

/** Knows the services of the last week. */
export interface Repeats {
  /** Some service of the last days, to be asked after. */
  recent(at: Moment, random: Random): Served | undefined;
  /** Notes a service; returns the order it repeats, if there is one. */
  see(roomIndex: number, matter: Matter, at: Moment, orderNo: string): string | undefined;
}

const KEPT = 4_000;
const KEY_SPAN = 512;

/** Opens an empty memory. */
export function createRepeats(): Repeats {
  const ring: Served[] = [];
  const last = new Map<number, { at: Moment; orderNo: string }>();
  let seen = 0;
  return {
    recent: (at, random) => {
      if (ring.length < 20) return undefined;
      const served = random.pick(ring);
      const days = (at - served.at) / DAY_SECONDS;
      return days > 0.2 && days < REPEAT_DAYS - 0.5 ? served : undefined;
    },
    see: (roomIndex, matter, at, orderNo) => {
      if (roomIndex < 0) return undefined;
      ring[seen++ % KEPT] = { roomIndex, matter, at };
      const key = roomIndex * KEY_SPAN + matter.index;
      const earlier = last.get(key);
      last.set(key, { at, orderNo });
      return earlier && at - earlier.at <= REPEAT_DAYS * DAY_SECONDS ? earlier.orderNo : undefined;
    },
  };
}
