import { misplace, partAt, type ReaderState } from './reader-state.ts';
import type { ReadPart } from './reading.ts';
import type { Mark, NumberToken, SuffixToken } from './tokens.ts';

const LONGEST_BRANCH = 2;
const LONGEST_PART = 6;
const MOST_PARTS = 4;

/** After one of these marks a bare number is again part of the address. */
const STEADY: ReadonlySet<Mark> = new Set<Mark>(['building', 'unit', 'floor', 'storey']);

/** Reads a number by its mark. */
export function readNumberToken(state: ReaderState, token: NumberToken): void {
  if (state.reading.isRoomMarked) return readAfterRoom(state, token);
  if (STEADY.has(token.mark)) state.isLoose = false;
  if (token.mark === 'lane') readLane(state, token);
  else if (token.mark === 'door') readDoor(state, token);
  else if (token.mark === 'building') readBuilding(state, token);
  else if (token.mark === 'unit') readUnit(state, token);
  else if (token.mark === 'floor') readFloor(state, token);
  else if (token.mark === 'storey') readStorey(state, token);
  else if (token.mark === 'shop') readShop(state, token);
  else if (token.mark === 'room') readRoom(state, token);
  else readBare(state, token);
}

/** 1203室-1 and 1203室A are other rooms than 1203; 1203室2单元 names its unit behind it. */
function readAfterRoom(state: ReaderState, token: NumberToken): void {
  const { unit, parts } = state.reading;
  if (token.mark === 'unit' && !unit && parts.at(-1)?.end === token.start) {
    state.reading.unit = partAt(state, token, token.value);
    return;
  }
  state.isOver = true;
  const last = state.reading.parts.pop() as ReadPart;
  const isRight = token.start <= last.end + 2;
  if (isRight && token.isJoined && token.value.length === last.value.length)
    state.reading.isSeveral = true;
  if (isRight && token.mark === 'room' && token.value !== last.value)
    state.reading.isSeveral = true;
  const isBranch = isRight && (token.isJoined || /^[A-Z]$/.test(token.value));
  const value = isBranch ? `${last.value}-${token.value}` : last.value;
  state.reading.parts.push({ ...last, value });
}

function readLane(state: ReaderState, token: NumberToken): void {
  const { door, number } = state.reading;
  if (door || number || state.isRoadCut) return misplace(state, token);
  const { lane } = state.reading;
  state.reading.lane = partAt(state, token, (lane?.value ?? '') + token.value);
}

function readDoor(state: ReaderState, token: NumberToken): void {
  const { door, place, number, unit, floor, parts } = state.reading;
  if (state.isRoadCut && !place) return misplace(state, token);
  const bare = parts.at(-1) ?? (state.reading.isDoorGuessed ? door : undefined);
  if (token.isJoined && bare && token.value.length <= LONGEST_BRANCH)
    return readBranched(state, token, bare);
  if (number || parts.length > 0 || unit || floor) return readRoom(state, token);
  if (door?.value === token.value) return;
  if (!door && (!place || state.isRoadLast)) state.reading.door = partAt(state, token, token.value);
  else if (door && !place && token.value.length > LONGEST_BRANCH) readRoom(state, token);
  else readNumberByDoor(state, token);
}

/** 188-1号 is 188号之一. */
function readBranched(state: ReaderState, token: NumberToken, bare: ReadPart): void {
  state.reading.parts.pop();
  state.reading.isDoorGuessed = false;
  state.reading.door = { ...bare, value: `${bare.value}-${token.value}`, end: token.end };
}

/** 白云新村11号: a building, unless its place turns out to have such a door. */
function readNumberByDoor(state: ReaderState, token: NumberToken): void {
  state.reading.number = partAt(state, token, token.value);
  state.reading.isNumberDoor = true;
}

function readBuilding(state: ReaderState, token: NumberToken): void {
  if (isDoorByRoad(state, token)) return readDoor(state, token);
  const { number, isNumberDoor, door, parts } = state.reading;
  if (isNumberDoor && number && !door) {
    state.reading.door = number;
    state.reading.isNumberDoor = false;
  } else if (number) return readSecondBuilding(state, token, number);
  if (parts.length > 0) return readRoom(state, token);
  if (isSignInLane(state, token)) return readNumberByDoor(state, token);
  state.reading.number = partAt(state, token, token.value);
}

/** 桑园巷15弄10#: a building of the lane, or its door 10 where no building has that number. */
function isSignInLane({ text, reading: { lane, place, number } }: ReaderState, token: NumberToken) {
  return Boolean(lane && !place && !number) && text[token.end - 1] === '#';
}

/** 气象路338# is door 338: behind a road, before any place, # stands for 号. */
function isDoorByRoad({ text, reading, isRoadCut }: ReaderState, token: NumberToken): boolean {
  const { road, lane, door, place, number, parts } = reading;
  const isFirst = !isRoadCut && !lane && !door && !place && !number && parts.length === 0;
  return road !== undefined && isFirst && text[token.end - 1] === '#';
}

/** 501# is a room; 3幢4幢 are two buildings, and so neither. */
function readSecondBuilding(state: ReaderState, token: NumberToken, number: ReadPart): void {
  if (state.text[token.end - 1] === '#') return readRoom(state, token);
  if (number.value === token.value) return;
  state.reading.number = { ...number, value: `${number.value}/${token.value}`, end: token.end };
}

function readUnit(state: ReaderState, token: NumberToken): void {
  const [bare] = state.reading.parts;
  if (bare && !state.reading.number) state.reading.number = state.reading.parts.shift() as ReadPart;
  const { unit, parts } = state.reading;
  if (parts.length > 0) return;
  const isSecond = unit !== undefined && unit.value !== token.value;
  state.reading.unit = partAt(
    state,
    token,
    isSecond ? `${unit.value}/${token.value}` : token.value,
  );
}

function readFloor(state: ReaderState, token: NumberToken): void {
  const isBelow =
    state.text[token.start - 1] === '-' &&
    !isRightAfterNumber(state, token) &&
    /^[1-3]$/.test(token.value);
  state.reading.floor = partAt(state, token, isBelow ? `B${token.value}` : token.value);
}

function isRightAfterNumber(state: ReaderState, token: NumberToken): boolean {
  const before = state.tokens[state.index - 1];
  return before?.kind === 'number' && before.mark !== 'door' && before.end + 1 === token.start;
}

/** 3楼2单元 is a building; 12楼1203 a floor. */
function readStorey(state: ReaderState, token: NumberToken): void {
  const next = state.tokens[state.index + 1];
  const isBuilding = next?.kind === 'number' && next.mark === 'unit' && !state.reading.number;
  if (isBuilding) readBuilding(state, token);
  else readFloor(state, token);
}

/** 12号铺 is a room of a building; 188号店面 behind a road is a shop at its door. */
function readShop(state: ReaderState, token: NumberToken): void {
  const { road, door, place, number, floor, parts } = state.reading;
  const isDoor = road && !door && !place && !number && !floor && parts.length === 0;
  if (isDoor) readDoor(state, token);
  else readRoom(state, token);
}

function readRoom(state: ReaderState, token: NumberToken): void {
  state.reading.parts.push(partAt(state, token, token.value));
  state.reading.isRoomMarked = token.mark === 'room' || token.mark === 'shop';
}

function readBare(state: ReaderState, token: NumberToken): void {
  const { road, lane, door, place, number, parts } = state.reading;
  if (isZone(state, token)) return;
  if ('期区'.includes(state.text[token.end] ?? ' ')) return readPartOfPlace(state, token);
  const isOff = state.isLoose && !isRoomAfterWords(state, token);
  if (isOff || token.value.length > LONGEST_PART || parts.length >= MOST_PARTS)
    return misplace(state, token);
  const isDoor = road && !lane && !door && !place && !number && parts.length === 0;
  if (isDoor) state.reading.door = partAt(state, token, token.value);
  if (isDoor) state.reading.isDoorGuessed = true;
  else parts.push(partAt(state, token, token.value));
}

/** 2楼东首201, 2单元西边501: behind other words a room only where the floor written is its own, or the unit is known. */
function isRoomAfterWords({ reading }: ReaderState, { value }: NumberToken): boolean {
  const { unit, floor, parts } = reading;
  if (parts.length > 0 || !/^\d{3,4}$/.test(value)) return false;
  return floor ? value.slice(0, -2) === floor.value : unit !== undefined;
}

/** 12层B区1204: part of a floor. */
function isZone({ text, reading }: ReaderState, { end, value }: NumberToken): boolean {
  return text[end] === '区' && /^[A-Z]$/.test(value) && Boolean(reading.floor ?? reading.number);
}

/** 2期, A区: takes the building number's place, so that no building of the whole is claimed. */
function readPartOfPlace(state: ReaderState, token: NumberToken): void {
  state.reading.number ??= partAt(state, token, state.text.slice(token.start, token.end + 1));
}

/** Reads the branch of the door number, or of the room, before it. */
export function readSuffix(state: ReaderState, token: SuffixToken): void {
  const before = state.tokens[state.index - 1];
  const room = state.reading.parts.at(-1);
  const mark = before?.kind === 'number' ? before.mark : undefined;
  if (room && (mark === 'room' || (mark === 'none' && room.end === before?.end))) {
    state.reading.parts[state.reading.parts.length - 1] = {
      ...room,
      value: room.value + token.value,
      end: token.end,
    };
    return;
  }
  const part = state.reading.isNumberDoor ? state.reading.number : state.reading.door;
  if (before?.kind !== 'number' || !part) return;
  const joined = { ...part, value: part.value + token.value, end: token.end };
  if (state.reading.isNumberDoor) state.reading.number = joined;
  else state.reading.door = joined;
}
