import type { ParsedParams } from '../../contract/queries/index.ts';
import type { SearchHit } from '../../contract/queries/search.ts';
import { matchesLandmark } from '../search/landmarks.ts';
import { readRoomTexts, type RoomText } from '../search/room-text.ts';
import { isLatin, normaliseText } from '../search/text.ts';
import { tiersFor, type TokenQuery } from '../search/token-query.ts';
import type { QueryContext } from './context.ts';
import { baseCandidates, type Candidate, unitCandidates } from './search-candidates.ts';
import { roomHits } from './search-rooms.ts';

/** Candidates read for each hit wanted: pairs of characters may meet in a text that does not hold the word. */
const CANDIDATES_PER_HIT = 3;

/** 搜索: buildings, rooms, units and places by name, address, spelling, identifier or room number, best first. */
export async function searchEverything(
  context: QueryContext,
  { text, limit }: ParsedParams<'search.everything'>,
  signal: AbortSignal,
): Promise<SearchHit[]> {
  const words = text
    .split(/\s+/u)
    .map(normaliseText)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const rooms = readRoomTexts(text);
  const hits = new HitList(limit);
  if (rooms[0]?.certain) await addRooms(context, rooms, hits, signal);
  for (const tier of tiersFor(words)) {
    if (hits.full) return hits.all;
    signal.throwIfAborted();
    hits.add(...(await tierHits(context, tier, words, hits.left)));
  }
  if (rooms[0] && !rooms[0].certain) await addRooms(context, rooms, hits, signal);
  return hits.all;
}

async function addRooms(
  context: QueryContext,
  rooms: readonly RoomText[],
  hits: HitList,
  signal: AbortSignal,
): Promise<void> {
  for (const room of rooms) {
    if (hits.full) return;
    signal.throwIfAborted();
    hits.add(...(await roomHits(context, room, hits.left)));
  }
}

async function tierHits(
  context: QueryContext,
  tier: TokenQuery,
  words: readonly string[],
  wanted: number,
): Promise<SearchHit[]> {
  const { landmarks } = context.snapshot.manifest.profile;
  const places = landmarks.filter((landmark) => matchesLandmark(tier, landmark)).map(landmarkHit);
  const count = wanted * CANDIDATES_PER_HIT;
  const [base, units] = await Promise.all([
    baseCandidates(context, tier, count),
    unitCandidates(context, tier, count),
  ]);
  const holdsWords = (candidate: Candidate): boolean => holds(candidate, words);
  const unitHits = units.filter(holdsWords).map(({ hit }) => hit);
  const room = unitsShare(unitHits.length, wanted);
  const baseHits = [...places, ...base.filter(holdsWords).map(({ hit }) => hit)];
  return [...baseHits.slice(0, wanted - room), ...unitHits];
}

/** A quarter of the list is kept for units where there are any, so that many like-named buildings do not crowd them out. */
function unitsShare(units: number, wanted: number): number {
  return Math.min(units, Math.floor(wanted / 4));
}

function holds(candidate: Candidate, words: readonly string[]): boolean {
  const texts = candidate.texts.map((text) => normaliseText(text ?? ''));
  return words.every((word) => isLatin(word) || texts.some((text) => text.includes(word)));
}

function landmarkHit({
  name,
  at: [longitudeDegrees, latitudeDegrees],
}: {
  name: string;
  at: [number, number];
}): SearchHit {
  return {
    kind: 'place',
    id: name,
    title: name,
    detail: '地标',
    buildingId: null,
    roomId: null,
    longitudeDegrees,
    latitudeDegrees,
  };
}

/** Hits in order, each thing once, at most `limit`. */
class HitList {
  readonly all: SearchHit[] = [];
  readonly #seen = new Set<string>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get left(): number {
    return this.#limit - this.all.length;
  }

  get full(): boolean {
    return this.left <= 0;
  }

  add(...hits: readonly SearchHit[]): void {
    for (const hit of hits) {
      const key = `${hit.kind} ${hit.id}`;
      if (this.full || this.#seen.has(key)) continue;
      this.#seen.add(key);
      this.all.push(hit);
    }
  }
}
