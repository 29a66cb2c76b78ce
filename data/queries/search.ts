import type { ParsedParams } from '../../contract/queries/index.ts';
import type { SearchHit } from '../../contract/queries/search.ts';
import { matchesLandmark } from '../search/landmarks.ts';
import { isSpeltMixed, mixedTier } from '../search/mixed-pinyin.ts';
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
  const isDoubtful = rooms[0]?.certain === false;
  const later: SearchHit[] = [];
  for (const tier of tiersFor(words)) {
    if (hits.full) return hits.all;
    signal.throwIfAborted();
    const { base, units } = await tierHits(context, tier, words, limit * CANDIDATES_PER_HIT);
    hits.add(base, isDoubtful ? share(limit) : Math.min(hits.unseen(units), share(hits.left)));
    if (isDoubtful) later.push(...units);
    else hits.add(units);
  }
  if (isDoubtful) await addRooms(context, rooms, hits, signal);
  hits.add(later);
  if (!hits.full) await addMixed(context, words.join(''), hits, signal);
  return hits.all;
}

/** What letters find that mix syllables with initials: yuehujd. */
async function addMixed(
  context: QueryContext,
  letters: string,
  hits: HitList,
  signal: AbortSignal,
): Promise<void> {
  const tier = isLatin(letters) ? mixedTier(letters) : undefined;
  if (!tier) return;
  signal.throwIfAborted();
  const most = hits.left * CANDIDATES_PER_HIT;
  const { base, units } = await tierCandidates(context, tier, most);
  const spelt = (found: readonly Candidate[]): SearchHit[] =>
    found
      .filter(({ names }) => names.some((name) => isSpeltMixed(name, letters)))
      .map(({ hit }) => hit);
  const unitHits = spelt(units);
  hits.add(spelt(base), Math.min(hits.unseen(unitHits), share(hits.left)));
  hits.add(unitHits);
}

/** A quarter of the list is kept for rooms and units, so that many like-named buildings do not crowd them out. */
function share(hits: number): number {
  return Math.floor(hits / 4);
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
    hits.add(await roomHits(context, room, hits.left));
  }
}

async function tierHits(
  context: QueryContext,
  tier: TokenQuery,
  words: readonly string[],
  candidates: number,
): Promise<{ readonly base: readonly SearchHit[]; readonly units: readonly SearchHit[] }> {
  const { base, units } = await tierCandidates(context, tier, candidates);
  const holding = (found: readonly Candidate[]): SearchHit[] =>
    found.filter((candidate) => holds(candidate, words)).map(({ hit }) => hit);
  return { base: holding(base), units: holding(units) };
}

/** What the index has for a tier, landmarks of the profile before it. */
async function tierCandidates(
  context: QueryContext,
  tier: TokenQuery,
  limit: number,
): Promise<{ readonly base: readonly Candidate[]; readonly units: readonly Candidate[] }> {
  const { landmarks } = context.snapshot.manifest.profile;
  const places = landmarks
    .filter((landmark) => matchesLandmark(tier, landmark))
    .map(landmarkCandidate);
  const [base, units] = await Promise.all([
    baseCandidates(context, tier, limit),
    unitCandidates(context, tier, limit),
  ]);
  return { base: [...places, ...base], units };
}

function holds(candidate: Candidate, words: readonly string[]): boolean {
  const texts = candidate.texts.map((text) => normaliseText(text ?? ''));
  return words.every((word) => isLatin(word) || texts.some((text) => text.includes(word)));
}

interface Landmark {
  readonly name: string;
  readonly nameEn?: string | undefined;
  readonly at: [number, number];
}

function landmarkCandidate(landmark: Landmark): Candidate {
  const { name, nameEn } = landmark;
  const names = [name, nameEn ?? null];
  return { hit: landmarkHit(landmark), names, texts: names };
}

function landmarkHit({ name, at: [longitudeDegrees, latitudeDegrees] }: Landmark): SearchHit {
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

  /** How many of these are not in the list yet. */
  unseen(hits: readonly SearchHit[]): number {
    return hits.filter((hit) => !this.#seen.has(keyOf(hit))).length;
  }

  /** Adds hits as long as more than `leave` places stay free. */
  add(hits: readonly SearchHit[], leave = 0): void {
    for (const hit of hits) {
      if (this.left <= leave || this.#seen.has(keyOf(hit))) continue;
      this.#seen.add(keyOf(hit));
      this.all.push(hit);
    }
  }
}

function keyOf(hit: SearchHit): string {
  return `${hit.kind} ${hit.id}`;
}
