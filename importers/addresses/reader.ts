import { isElsewhere } from './foreign-places.ts';
import { emptyReading, hasNumbers, type Reading, type ReadPart } from './reading.ts';
import type { Mark, NameToken, NumberToken, PlainToken, SuffixToken, Token } from './tokens.ts';

const PLACE_KIND =
  /(小区|新村|花园|公寓|大厦|大楼|广场|中心|家园|苑|城|公司|社区|村委会|居委会|派出所)$/;
/** Right after a place: a part of it that is a place of its own. */
const SUB_PLACE = /^([东南西北中]|[一二三四五六七八九十]+|[0-9]+)?(区|期|苑|坊|园|院)/;
const HOUSING = /(小区|新村|花园|公寓|家园|苑|大厦|大楼|楼)$/;
const LONGEST_BRANCH = 2;
const LONGEST_PART = 6;
const MOST_PARTS = 4;

/** After one of these marks a bare number is again part of the address. */
const STEADY: ReadonlySet<Mark> = new Set<Mark>(['building', 'unit', 'floor', 'storey']);

/** Reads tokens as an address. */
export function readTokens(text: string, tokens: readonly Token[]): Reading {
  return new Reader(text, tokens).reading();
}

class Reader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #reading = emptyReading();
  #index = 0;
  #isOver = false;
  /** Something unknown or a pause went before; a bare number then says nothing. */
  #isLoose = false;
  /** Unknown characters follow the road, so that a number is not its door: 柳汀街某某路15号. */
  #isRoadCut = false;
  /** The road came after the place, so that 号 is its door. */
  #isRoadLast = false;

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  reading(): Reading {
    for (; this.#index < this.#tokens.length && !this.#isOver; this.#index += 1)
      this.#token(this.#tokens[this.#index] as Token);
    return this.#reading;
  }

  #token(token: Token): void {
    if (token.kind === 'name') this.#name(token);
    else if (token.kind === 'number') this.#number(token);
    else if (token.kind === 'suffix') this.#suffix(token);
    else this.#plain(token);
  }

  #plain(token: PlainToken): void {
    if (token.kind === 'word') this.#word(token);
    else if (token.kind === 'pause') this.#pause();
    else if (token.kind === 'phone') this.#isOver = hasNumbers(this.#reading);
    else if (token.kind === 'near') this.#isOver = true;
    else if (token.kind === 'beside') this.#beside(token);
    else this.#and(token);
  }

  #word(token: PlainToken): void {
    const part = this.#part(token);
    const { road, place } = this.#reading;
    if (!road && !place && isElsewhere(part.value)) this.#reading.elsewhere ??= part;
    if (this.#isSubPlace(token)) this.#reading.number ??= part;
    if (road && !place && !hasNumbers(this.#reading)) this.#isRoadCut = true;
    this.#reading.unknown.push(part);
    this.#isLoose = true;
    if (this.#reading.isRoomMarked) this.#isOver = true;
  }

  #isSubPlace(token: PlainToken): boolean {
    const before = this.#tokens[this.#index - 1];
    const isAfterPlace = before?.kind === 'name' && before.entry.place !== undefined;
    if (!isAfterPlace || before.end !== token.start) return false;
    return SUB_PLACE.test(this.#text.slice(token.start)) || HOUSING.test(this.#part(token).value);
  }

  #pause(): void {
    if (this.#reading.isRoomMarked || this.#reading.parts.length > 0) this.#further();
  }

  /** After a room: another room of the same form makes several; anything else is no more of the address. */
  #further(): void {
    const next = this.#tokens[this.#index + 1];
    const last = this.#reading.parts.at(-1);
    this.#isOver = true;
    if (next?.kind !== 'number' || (next.mark !== 'none' && next.mark !== 'room')) return;
    if (last?.value.length === next.value.length) this.#reading.isSeveral = true;
  }

  #beside(token: PlainToken): void {
    const before = this.#tokens[this.#index - 1];
    if (before?.end === token.start) this.#reading.isBeside = true;
    this.#isOver = hasNumbers(this.#reading) || this.#reading.isBeside;
  }

  /** 与 joins only two names or numbers. */
  #and(token: PlainToken): void {
    const next = this.#tokens[this.#index + 1];
    if (next?.start !== token.end || (next.kind !== 'name' && next.kind !== 'number'))
      return this.#word({ ...token, kind: 'word' });
    if (this.#reading.parts.length > 0) return this.#further();
    this.#isOver = true;
    if (this.#reading.road ?? hasNumbers(this.#reading)) this.#reading.isBeside = true;
    else this.#reading.isTorn = this.#reading.place !== undefined;
  }

  #name(token: NameToken): void {
    const { entry } = token;
    if (this.#reading.parts.length > 0 || this.#reading.unit) this.#isOver = true;
    else if (entry.division) return;
    else if (token.isGlued && !this.#mayFollow()) this.#word({ ...token, kind: 'word' });
    else if (this.#isArea(token)) this.#area(token);
    else if (this.#isRoad(token)) this.#road(token);
    else this.#place(token);
  }

  /** A name may follow unknown characters that end like a place, or that stand after a door number. */
  #mayFollow(): boolean {
    const unknown = this.#reading.unknown.at(-1)?.value ?? '';
    return PLACE_KIND.test(unknown);
  }

  #isArea({ entry }: NameToken): boolean {
    if (!entry.area?.isStem) return entry.area !== undefined;
    if (this.#reading.road || this.#reading.place) return false;
    return this.#tokens[this.#index + 1]?.kind === 'name';
  }

  #area(token: NameToken): void {
    const isFirst = !hasNumbers(this.#reading) && !this.#reading.place;
    if (!isFirst) return;
    if (token.entry.area?.level === 'street') this.#reading.street ??= token;
    else this.#reading.community ??= token;
  }

  /** A name of both a road and a place is a road where a door number follows. */
  #isRoad({ entry }: NameToken): boolean {
    if (entry.road === undefined && !entry.family?.roads.length) return false;
    if (entry.place === undefined && !entry.family?.places.length) return true;
    const next = this.#tokens[this.#index + 1];
    return next?.kind === 'number' && (next.mark === 'lane' || next.mark === 'door');
  }

  #road(token: NameToken): void {
    const { road, lane, door } = this.#reading;
    if (road && road.entry.road === token.entry.road) return;
    if (lane || door || this.#reading.number) this.#isOver = Boolean(road);
    if (this.#isOver) return;
    this.#reading.road = token;
    this.#isRoadLast = true;
    this.#isRoadCut = false;
    this.#isLoose = false;
  }

  #place(token: NameToken): void {
    const { place } = this.#reading;
    if (place && place.entry.place !== token.entry.place && this.#reading.number)
      this.#isOver = true;
    else if (place && place.entry.place !== token.entry.place) this.#reading.isTorn = true;
    else this.#reading.place = token;
    this.#isRoadLast = false;
    this.#isLoose = false;
  }

  #number(token: NumberToken): void {
    if (this.#reading.isRoomMarked) return this.#afterRoom(token);
    if (STEADY.has(token.mark)) this.#isLoose = false;
    if (token.mark === 'lane') this.#lane(token);
    else if (token.mark === 'door') this.#door(token);
    else if (token.mark === 'building') this.#building(token);
    else if (token.mark === 'unit') this.#unit(token);
    else if (token.mark === 'floor') this.#floor(token);
    else if (token.mark === 'storey') this.#storey(token);
    else if (token.mark === 'room') this.#room(token);
    else this.#bare(token);
  }

  /** 1203室-1 and 1203室A are other rooms than 1203. */
  #afterRoom(token: NumberToken): void {
    this.#isOver = true;
    const last = this.#reading.parts.pop() as ReadPart;
    const isRight = token.start <= last.end + 2;
    if (isRight && token.isJoined && token.value.length === last.value.length)
      this.#reading.isSeveral = true;
    const isBranch = isRight && (token.isJoined || /^[A-Z]$/.test(token.value));
    const value = isBranch ? `${last.value}-${token.value}` : last.value;
    this.#reading.parts.push({ ...last, value });
  }

  #lane(token: NumberToken): void {
    const { door, number } = this.#reading;
    if (door || number || this.#isRoadCut) return this.#misplaced(token);
    const { lane } = this.#reading;
    this.#reading.lane = this.#part(token, (lane?.value ?? '') + token.value);
  }

  #door(token: NumberToken): void {
    const { door, place, number, parts } = this.#reading;
    if (this.#isRoadCut && !place) return this.#misplaced(token);
    const bare = parts.at(-1) ?? (this.#reading.isDoorGuessed ? door : undefined);
    if (token.isJoined && bare && token.value.length <= LONGEST_BRANCH)
      return this.#branched(token, bare);
    if (number || parts.length > 0 || this.#reading.unit) return this.#room(token);
    if (door?.value === token.value) return;
    if (!door && (!place || this.#isRoadLast)) this.#reading.door = this.#part(token, token.value);
    else if (door && !place && token.value.length > LONGEST_BRANCH) this.#room(token);
    else this.#numberByDoor(token);
  }

  /** 188-1号 is 188号之一. */
  #branched(token: NumberToken, bare: ReadPart): void {
    this.#reading.parts.pop();
    this.#reading.isDoorGuessed = false;
    this.#reading.door = { ...bare, value: `${bare.value}-${token.value}`, end: token.end };
  }

  /** 白云新村11号: a building, unless its place turns out to have such a door. */
  #numberByDoor(token: NumberToken): void {
    this.#reading.number = this.#part(token, token.value);
    this.#reading.isNumberDoor = true;
  }

  #building(token: NumberToken): void {
    const { number, isNumberDoor, door, parts } = this.#reading;
    if (isNumberDoor && number && !door) {
      this.#reading.door = number;
      this.#reading.isNumberDoor = false;
    } else if (number) return this.#secondBuilding(token, number);
    if (parts.length > 0) return this.#room(token);
    this.#reading.number = this.#part(token, token.value);
  }

  /** 501# is a room; 3幢4幢 are two buildings, and so neither. */
  #secondBuilding(token: NumberToken, number: ReadPart): void {
    if (this.#text[token.end - 1] === '#') return this.#room(token);
    if (number.value === token.value) return;
    this.#reading.number = { ...number, value: `${number.value}/${token.value}`, end: token.end };
  }

  #unit(token: NumberToken): void {
    const [bare] = this.#reading.parts;
    if (bare && !this.#reading.number)
      this.#reading.number = this.#reading.parts.shift() as ReadPart;
    if (this.#reading.parts.length === 0) this.#reading.unit ??= this.#part(token, token.value);
  }

  #floor(token: NumberToken): void {
    const isBelow =
      token.isJoined && !this.#isRightAfterNumber(token) && /^[1-3]$/.test(token.value);
    this.#reading.floor = this.#part(token, isBelow ? `B${token.value}` : token.value);
  }

  #isRightAfterNumber(token: NumberToken): boolean {
    const before = this.#tokens[this.#index - 1];
    return before?.kind === 'number' && before.mark !== 'door' && before.end + 1 === token.start;
  }

  /** 3楼2单元 is a building; 12楼1203 a floor. */
  #storey(token: NumberToken): void {
    const next = this.#tokens[this.#index + 1];
    const isBuilding = next?.kind === 'number' && next.mark === 'unit' && !this.#reading.number;
    if (isBuilding) this.#building(token);
    else this.#floor(token);
  }

  #room(token: NumberToken): void {
    this.#reading.parts.push(this.#part(token, token.value));
    this.#reading.isRoomMarked = token.mark === 'room';
  }

  #bare(token: NumberToken): void {
    const { road, lane, door, place, number, parts } = this.#reading;
    if ('期区'.includes(this.#text[token.end] ?? ' ')) return this.#partOfPlace(token);
    if (this.#isLoose || token.value.length > LONGEST_PART || parts.length >= MOST_PARTS)
      return this.#misplaced(token);
    const isDoor = road && !lane && !door && !place && !number && parts.length === 0;
    if (isDoor) this.#reading.door = this.#part(token, token.value);
    if (isDoor) this.#reading.isDoorGuessed = true;
    else parts.push(this.#part(token, token.value));
  }

  /** 2期, A区: takes the building number's place, so that no building of the whole is claimed. */
  #partOfPlace(token: NumberToken): void {
    this.#reading.number ??= this.#part(token, this.#text.slice(token.start, token.end + 1));
  }

  #suffix(token: SuffixToken): void {
    const before = this.#tokens[this.#index - 1];
    const part = this.#reading.isNumberDoor ? this.#reading.number : this.#reading.door;
    if (before?.kind !== 'number' || !part) return;
    const joined = { ...part, value: part.value + token.value, end: token.end };
    if (this.#reading.isNumberDoor) this.#reading.number = joined;
    else this.#reading.door = joined;
  }

  #misplaced(token: NumberToken): void {
    this.#reading.unknown.push(this.#part(token, this.#text.slice(token.start, token.end)));
    this.#isLoose = true;
  }

  #part({ start, end }: Token, value = this.#text.slice(start, end)): ReadPart {
    return { value, start, end };
  }
}
