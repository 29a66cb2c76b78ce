import type { DemoRoom } from '../rooms/rooms.ts';
import type { ResidentRecord } from './residents.ts';

/** One rented dwelling in so many is let by the bed. */
const ONE_IN = 110;
/** What the profile that ships calls crowded. */
const RULE = { squareMetresPerPerson: 5, persons: 4, personsPerRoom: 10 } as const;

/** Whether a dwelling is one of those planted as crowded (群租): by its id, so that nothing else is drawn otherwise. */
export function isLetByTheBed({ id, tenure, use }: DemoRoom): boolean {
  if (tenure !== '出租' || use !== '住宅') return false;
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + sign.charCodeAt(0)) % 1_000_003;
  return sum % ONE_IN === 0;
}

/** Counts who lives in rented rooms as their records are written, and tells which are crowded by the default rule. */
export function createCrowdGatherer(rooms: readonly DemoRoom[]) {
  const rented = new Map(
    rooms.filter(({ tenure }) => tenure === '出租').map((room) => [room.id, { room, living: 0 }]),
  );
  return {
    see({ roomId, state, residenceRelation }: ResidentRecord): void {
      const held = rented.get(roomId);
      if (held && state === '现行' && residenceRelation !== '户在人不在') held.living++;
    },
    crowded: (): string[] => [...rented.values()].filter(isCrowded).map(({ room }) => room.id),
  };
}

function isCrowded({ room, living }: { room: DemoRoom; living: number }): boolean {
  if (living >= RULE.personsPerRoom) return true;
  return living >= RULE.persons && room.areaSquareMetres / living <= RULE.squareMetresPerPerson;
}
