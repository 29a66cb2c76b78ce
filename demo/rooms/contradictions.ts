import type { DemoRoom } from './rooms.ts';

/** One lived-in dwelling in so many is written down as vacant, and one vacant one as lived in or let. */
const ONE_IN = { livedIn: 331, vacant: 31 } as const;

/** Ways the tenure of a dwelling contradicts who lives in it. */
export type Contradiction = 'vacant-in-use' | 'own-home-of-nobody' | 'let-without-tenant';

/** How a dwelling is contradicted, if it is one of the few: by its id, so that nothing else is drawn otherwise. */
function contradictionOf({ id, use, tenure }: DemoRoom): Contradiction | undefined {
  if (use !== '住宅') return undefined;
  let sum = 7;
  for (const sign of id) sum = (sum * 37 + sign.charCodeAt(0)) % 1_000_033;
  if (tenure === '自住') return sum % ONE_IN.livedIn === 0 ? 'vacant-in-use' : undefined;
  if (tenure !== '空置' || sum % ONE_IN.vacant !== 0) return undefined;
  return sum % 2 === 0 ? 'own-home-of-nobody' : 'let-without-tenant';
}

const WRITTEN: Readonly<Record<Contradiction, string>> = {
  'vacant-in-use': '空置',
  'own-home-of-nobody': '自住',
  'let-without-tenant': '出租',
};

/** 房屋性质 as the export has it. */
export function writtenTenure(room: DemoRoom): string {
  const contradiction = contradictionOf(room);
  return contradiction ? WRITTEN[contradiction] : room.tenure;
}

/** Rooms planted to contradict their residents, by kind. */
export function contradictedRooms(rooms: readonly DemoRoom[]): Record<Contradiction, string[]> {
  const planted: Record<Contradiction, string[]> = {
    'vacant-in-use': [],
    'own-home-of-nobody': [],
    'let-without-tenant': [],
  };
  for (const room of rooms) {
    const contradiction = contradictionOf(room);
    if (contradiction) planted[contradiction].push(room.id);
  }
  return planted;
}
