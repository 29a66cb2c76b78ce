import type { CallResult } from '../../../contract/queries/index.ts';
import type { HostClient } from '../../../contract/host.ts';
import type { SearchHit } from '../../../contract/queries/search.ts';
import { numberedRecords } from './numbered-records.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { fieldText } from '../../format/fields.ts';
import { personalTexts } from '../../format/personal-text.ts';

const RESIDENTS = tableSpec('resident');
const LIMIT = 12;
/** Places kept for persons where any are found. */
const PERSONS = 5;

/**
 * 查询: one box over buildings, rooms, units, places and, where the role allows, persons: by name, pinyin, initials, exact
 * document number or phone; cases and components of 数字城管 by their whole number. Places come at once, persons with the second answer: reading the names of a snapshot takes
 * seconds. Numbers are somebody's before they are a room's, so for them there is one answer, persons first.
 */
export async function* findEverything(
  host: HostClient,
  { text, language, signal }: SearchQuestion,
): AsyncGenerator<readonly SearchHit[]> {
  const asked = host
    .call('people.find', { text, limit: PERSONS }, signal)
    .catch((): FoundPerson[] => []);
  const numbered = numberedRecords(host, { text, language, signal });
  const found = await host.call('search.everything', { text, limit: LIMIT }, signal);
  const places = [...(await numbered), ...found];
  const numbers = isNumber(text);
  if (!numbers) yield places;
  const persons = (await asked).map((person) => personHit(person, language));
  const rest = places.slice(0, LIMIT - persons.length);
  yield numbers ? [...persons, ...rest] : [...rest, ...persons];
}

/** What is looked for, and in which language it is told. */
export interface SearchQuestion {
  readonly text: string;
  readonly language: string;
  readonly signal: AbortSignal;
}

/** A document number or a phone. */
function isNumber(text: string): boolean {
  return /^[\dXx+\s-]{7,}$/.test(text.normalize('NFKC'));
}

type FoundPerson = CallResult<'people.find'>[number];

function personHit(
  { record, roomId, buildingId, address }: FoundPerson,
  language: string,
): SearchHit {
  const { recordNo, name, idNo, state } = record;
  return {
    kind: 'person',
    id: recordNo,
    title: personalTexts([name, idNo], language) ?? recordNo,
    detail: [address ?? '', fieldText(RESIDENTS, 'state', state, language) ?? '']
      .filter(Boolean)
      .join(' · '),
    buildingId,
    roomId,
    longitudeDegrees: null,
    latitudeDegrees: null,
  };
}
