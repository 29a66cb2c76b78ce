import { readUnknown } from './read-plain.ts';
import type { ReaderState } from './reader-state.ts';
import { hasNumbers } from './reading.ts';
import type { NameToken } from './tokens.ts';

const PLACE_KIND =
  /(小区|新村|花园|公寓|大厦|大楼|广场|中心|家园|苑|城|公司|社区|村委会|居委会|派出所)$/;
const LEADS_TO_NAME =
  /(反映|反应|投诉|举报|求助|报修|来电|来信|关于|发现|来自|前往|[送寄派请发][到至往去]?|[去到在是为于住称说])$/;

/** Reads a name of the gazetteer: 街道, 社区, road or place. */
export function readName(state: ReaderState, token: NameToken): void {
  const { entry } = token;
  if (state.reading.parts.length > 0 || state.reading.unit) state.isOver = true;
  else if (entry.division) return;
  else if (token.isGlued && !mayFollow(state)) readUnknown(state, { ...token, kind: 'word' });
  else if (isArea(state, token)) readArea(state, token);
  else if (isRoad(state, token)) readRoad(state, token);
  else readPlace(state, token);
}

/** A name may follow unknown characters that end like a place, or with a word that leads to one: 市民反映县学街…, 送到月湖大厦. */
function mayFollow(state: ReaderState): boolean {
  const unknown = state.reading.unknown.at(-1)?.value ?? '';
  return PLACE_KIND.test(unknown) || LEADS_TO_NAME.test(unknown);
}

function isArea(state: ReaderState, { entry }: NameToken): boolean {
  if (!entry.area?.isStem) return entry.area !== undefined;
  if (state.reading.road || state.reading.place) return false;
  return state.tokens[state.index + 1]?.kind === 'name';
}

function readArea(state: ReaderState, token: NameToken): void {
  const isFirst = !hasNumbers(state.reading) && !state.reading.place;
  if (!isFirst) return;
  if (token.entry.area?.level === 'street') state.reading.street ??= token;
  else state.reading.community ??= token;
}

/** A name of both a road and a place is a road where a door number follows. */
function isRoad(state: ReaderState, { entry }: NameToken): boolean {
  if (entry.road === undefined && !entry.family?.roads.length) return false;
  if (entry.place === undefined && !entry.family?.places.length) return true;
  const next = state.tokens[state.index + 1];
  return next?.kind === 'number' && (next.mark === 'lane' || next.mark === 'door');
}

function readRoad(state: ReaderState, token: NameToken): void {
  const { road, lane, door } = state.reading;
  if (road && road.entry.road === token.entry.road) return;
  if (lane || door || state.reading.number) state.isOver = Boolean(road);
  if (state.isOver) return;
  state.reading.road = token;
  state.isRoadLast = true;
  state.isRoadCut = false;
  state.isLoose = false;
}

function readPlace(state: ReaderState, token: NameToken): void {
  const { place } = state.reading;
  if (place && place.entry.place !== token.entry.place && state.reading.number) state.isOver = true;
  else if (place && place.entry.place !== token.entry.place) state.reading.isTorn = true;
  else state.reading.place = token;
  state.isRoadLast = false;
  state.isLoose = false;
}
