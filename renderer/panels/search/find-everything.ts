import type { CallResult } from '../../../contract/queries/index.ts';
import type { HostClient } from '../../../contract/host.ts';
import type { SearchHit } from '../../../contract/queries/search.ts';

const LIMIT = 12;
/** Places kept for persons where any are found. */
const PERSONS = 5;

/**
 * 查询: one box over buildings, rooms, units, places and, where the role allows, persons: by name, pinyin, initials, exact
 * document number or phone. Numbers are somebody's before they are a room's, so persons come first for them.
 */
export async function findEverything(
  host: HostClient,
  text: string,
  signal: AbortSignal,
): Promise<readonly SearchHit[]> {
  const [places, people] = await Promise.all([
    host.call('search.everything', { text, limit: LIMIT }, signal),
    host.call('people.find', { text, limit: PERSONS }, signal).catch(() => []),
  ]);
  const persons = people.map(personHit);
  const rest = places.slice(0, LIMIT - persons.length);
  return isNumber(text) ? [...persons, ...rest] : [...rest, ...persons];
}

/** A document number or a phone. */
function isNumber(text: string): boolean {
  return /^[\dXx+\s-]{7,}$/.test(text.normalize('NFKC'));
}

type FoundPerson = CallResult<'people.find'>[number];

function personHit({ record, roomId, buildingId, address }: FoundPerson): SearchHit {
  const { recordNo, name, idNo, state } = record;
  return {
    kind: 'person',
    id: recordNo,
    title: `${name} ${idNo}`,
    detail: [address ?? '', state === 'historical' ? '历史' : '现行'].filter(Boolean).join(' · '),
    buildingId,
    roomId,
    longitudeDegrees: null,
    latitudeDegrees: null,
  };
}
