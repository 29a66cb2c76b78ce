import { isAlphanumeric, isDigit, isHan, isLetter } from './characters.ts';
import type { Gazetteer } from './gazetteer.ts';
import { markAt } from './marks.ts';
import type { NameEntry } from './name-index.ts';
import { isNumeral, readNumeral } from './numerals.ts';
import { phoneEnd } from './phone.ts';
import type { Mark, NumberToken, PlainToken, Token } from './tokens.ts';
import { wordAt } from './words.ts';

const STEMS = '甲乙丙丁戊己庚辛';
const SIDES = '东南西北主副附裙前后';
const LONGEST_NUMERAL = 8;
/** After a short name: it is a longer name the gazetteer does not have. */
const PART_OF_NAME = /^[东西南北中][段区苑村园]/;

/** Cuts folded text into names, numbers and words, from left to right. */
export function scan(gazetteer: Gazetteer, text: string): Token[] {
  return new Scanner(gazetteer, text, 0, text.length).tokens();
}

class Scanner {
  readonly #gazetteer: Gazetteer;
  readonly #text: string;
  readonly #end: number;
  readonly #tokens: Token[] = [];
  #at: number;
  #isJoined = false;
  #isInside = false;

  constructor(gazetteer: Gazetteer, text: string, start: number, end: number) {
    this.#gazetteer = gazetteer;
    this.#text = text;
    this.#at = start;
    this.#end = end;
  }

  tokens(): Token[] {
    while (this.#at < this.#end) this.#step();
    return this.#tokens;
  }

  #step(): void {
    const code = this.#text.charCodeAt(this.#at);
    if (isAlphanumeric(code)) this.#number();
    else if (isHan(code)) this.#han();
    else this.#punctuation(this.#text[this.#at] as string);
  }

  #punctuation(character: string): void {
    if (character === '-' || character === ' ' || this.#isDivider(character)) this.#isJoined = true;
    else if (character === '(') return this.#bracket();
    else if (character !== ')' && character !== '#') return this.#plain('pause', this.#at + 1);
    this.#at += 1;
  }

  /** 3/2/501 and 3.2.501. */
  #isDivider(character: string): boolean {
    if (character !== '/' && character !== '.') return false;
    const [before, after] = [this.#at - 1, this.#at + 1];
    return isDigit(this.#text.charCodeAt(before)) && isDigit(this.#text.charCodeAt(after));
  }

  #han(): void {
    const isKnown =
      this.#joiningOne() ||
      this.#name() ||
      this.#below() ||
      this.#branch() ||
      this.#numeral() ||
      this.#letterLike() ||
      this.#slip() ||
      this.#word();
    if (!isKnown) this.#unknown();
  }

  /** 一 typed for a dash between digits: 3一2一501. */
  #joiningOne(): boolean {
    const isDash =
      this.#text[this.#at] === '一' &&
      isDigit(this.#text.charCodeAt(this.#at - 1)) &&
      isDigit(this.#text.charCodeAt(this.#at + 1));
    if (!isDash) return false;
    this.#isJoined = true;
    this.#at += 1;
    return true;
  }

  #name(): boolean {
    const entry = this.#gazetteer.names.longest(this.#text, this.#at);
    if (!entry || !this.#isWhole(entry)) return false;
    this.#push({
      kind: 'name',
      entry,
      isCorrected: false,
      isGlued: this.#isAfterUnknown(),
      start: this.#at,
      end: this.#at + entry.text.length,
    });
    return true;
  }

  /** 柳汀街 is not whole in 柳汀街道; a 社区 without that word counts only where another name follows. */
  #isWhole(entry: NameEntry): boolean {
    const next = this.#at + entry.text.length;
    if (entry.family && PART_OF_NAME.test(this.#text.slice(next, next + 2))) return false;
    if (entry.road !== undefined) return this.#text[next] !== '道';
    if (!entry.area?.isStem || entry.place !== undefined || entry.family) return true;
    return this.#gazetteer.names.longest(this.#text, next) !== undefined;
  }

  /** 地下一层, 负1楼, 地下室, 夹层: floors that are words. */
  #below(): boolean {
    if (!'地负夹'.includes(this.#text[this.#at] as string) || this.#isAfterUnknown()) return false;
    const word = /^(?:地下室?|负第?|夹层?)/.exec(this.#text.slice(this.#at, this.#at + 3))?.[0];
    if (!word) return false;
    return word.startsWith('夹') ? this.#mezzanine(word) : this.#basement(word);
  }

  #basement(word: string): boolean {
    const after = this.#at + word.length;
    if (word === '地下室') return this.#floor('B1', after);
    const [number, end] = this.#readDigits(after);
    if (number === '') return word.startsWith('地下') && this.#floor('B1', after);
    if (number.length === 3) return this.#pushNumber(`B${number}`, end);
    return this.#floor(`B${number}`, end);
  }

  #mezzanine(word: string): boolean {
    const after = this.#at + word.length;
    const [number, end] = word === '夹' ? this.#readDigits(after) : ['', after];
    if (word === '夹' && number === '') return false;
    return number === '' ? this.#floor('夹', after) : this.#pushNumber(`夹${number}`, end);
  }

  #floor(value: string, end: number): boolean {
    const { mark, length } = markAt(this.#text, end);
    const own = mark === 'floor' || mark === 'storey' ? length : 0;
    return this.#pushMarked(value, 'floor', end + own);
  }

  /** 之一, 甲: the branch of the door number right before. */
  #branch(): boolean {
    const last = this.#tokens.at(-1);
    if (last?.kind !== 'number' || !this.#isRightAfter(last.end)) return false;
    if (last.mark !== 'door' && last.mark !== 'none') return false;
    if (this.#text[this.#at] === '之') return this.#numberedBranch();
    if (!STEMS.includes(this.#text[this.#at] as string)) return false;
    const { mark, length } = markAt(this.#text, this.#at + 1);
    if (mark !== 'none' && mark !== 'door') return false;
    if (mark === 'door') this.#tokens[this.#tokens.length - 1] = { ...last, mark: 'door' };
    return this.#pushSuffix(this.#text[this.#at] as string, this.#at + 1 + length);
  }

  /** 之一三〇一 is 之一 and 301; a branch above ten is written with 十. */
  #numberedBranch(): boolean {
    const start = this.#at + 1;
    const [number, end] = this.#readDigits(start);
    const isSpelled = !isDigit(this.#text.charCodeAt(start)) && end - start === number.length;
    if (isSpelled && number.length > 1) return this.#pushSuffix(`-${number[0]}`, start + 1);
    return number !== '' && this.#pushSuffix(`-${number}`, end);
  }

  #pushSuffix(value: string, end: number): boolean {
    this.#push({ kind: 'suffix', value, start: this.#at, end });
    return true;
  }

  /** Inside a bracket that follows the number, too: 36号（甲）. */
  #isRightAfter(end: number): boolean {
    return end === this.#at || (this.#isInside && this.#text[this.#at - 1] === '(');
  }

  #numeral(): boolean {
    if (!isNumeral(this.#text[this.#at])) return false;
    const numeral = readNumeral(this.#text, this.#at);
    if (!numeral || numeral.end - this.#at > LONGEST_NUMERAL) return false;
    const { mark } = markAt(this.#text, numeral.end);
    const isOrdinal = this.#text[this.#at - 1] === '第';
    if (mark === 'none' && !isOrdinal && !this.#isRoomInWords(numeral.end)) return false;
    return this.#pushNumber(String(numeral.value), numeral.end);
  }

  /** 五楼五〇二: three numerals right after a number or a name, and no other word. */
  #isRoomInWords(end: number): boolean {
    const last = this.#tokens.at(-1);
    if (last?.end !== this.#at || end - this.#at < 3) return false;
    return last.kind === 'number' || (last.kind === 'name' && !isHan(this.#text.charCodeAt(end)));
  }

  /** 甲座, 北楼: a building called by a character. */
  #letterLike(): boolean {
    const character = this.#text[this.#at] as string;
    if (!STEMS.includes(character) && !SIDES.includes(character)) return false;
    const { mark, length } = markAt(this.#text, this.#at + 1);
    const isBuilding = mark === 'building' || mark === 'storey';
    const isNamed =
      (isBuilding && SIDES.includes(character) && !this.#isAfterUnknown()) ||
      ((isBuilding || mark === 'unit') && STEMS.includes(character));
    if (!isNamed) return false;
    return this.#pushMarked(character, isBuilding ? 'building' : 'unit', this.#at + 1 + length);
  }

  #word(): boolean {
    const word = wordAt(this.#text, this.#at, this.#isAfterUnknown());
    if (!word) return false;
    const end = this.#at + word.text.length;
    if (word.kind === 'skip') this.#at = end;
    else this.#plain(word.kind, end);
    return true;
  }

  /** A name with one character wrong; looked for only where an unknown run begins and names are still expected. */
  #slip(): boolean {
    if (this.#isAfterUnknown() || this.#tokens.some(isPastNames)) return false;
    let end = this.#at;
    while (end < this.#end && isHan(this.#text.charCodeAt(end))) end += 1;
    const found = this.#gazetteer.typos.find(this.#text, this.#at, end);
    if (!found) return false;
    const { entry, length } = found;
    const span = { start: this.#at, end: this.#at + length };
    this.#push({ kind: 'name', entry, isCorrected: true, isGlued: false, ...span });
    return true;
  }

  #unknown(): void {
    const last = this.#tokens.at(-1);
    if (last?.kind !== 'word' || last.end !== this.#at) return this.#plain('word', this.#at + 1);
    this.#tokens.pop();
    this.#push({ ...last, end: this.#at + 1 });
  }

  #number(): void {
    const phone = phoneEnd(this.#text, this.#at);
    if (phone !== undefined) return this.#plain('phone', phone);
    let end = this.#at;
    while (isLetter(this.#text.charCodeAt(end))) end += 1;
    if (end - this.#at > 1) return this.#latin(end);
    end = this.#alphanumericEnd(end);
    const value = this.#text.slice(this.#at, end).replace(/^0+(?=\d{3})/, '');
    const isStorey = this.#text[end] === 'F' && /^B?\d+$/.test(value);
    if (isStorey) this.#floor(value, end + 1);
    else this.#pushNumber(value, end);
  }

  /** Digits, one letter, digits: 501, 3A05, 12A, B102. F ends them: 22F2210. */
  #alphanumericEnd(from: number): number {
    let end = from;
    while (isDigit(this.#text.charCodeAt(end))) end += 1;
    if (from > this.#at || !/[A-EG-Z]/.test(this.#text[end] ?? '')) return end;
    if (isLetter(this.#text.charCodeAt(end + 1))) return end;
    end += 1;
    while (isDigit(this.#text.charCodeAt(end))) end += 1;
    return end;
  }

  #latin(end: number): void {
    const word = wordAt(this.#text, this.#at, false);
    if (word?.text.length === end - this.#at) this.#at = end;
    else this.#plain('word', end);
  }

  #pushNumber(value: string, end: number): boolean {
    const { mark, length } = markAt(this.#text, end);
    const isLetterBuilding = mark === 'storey' && /^[A-Z]$/.test(value);
    if (mark === 'lane')
      return this.#pushMarked(value + this.#text.slice(end, end + length), mark, end + length);
    return this.#pushMarked(value, isLetterBuilding ? 'building' : mark, end + length);
  }

  #pushMarked(value: string, mark: Mark, end: number): boolean {
    const token: NumberToken = {
      kind: 'number',
      value,
      mark,
      isJoined: this.#isJoined,
      start: this.#at,
      end,
    };
    this.#push(token);
    return true;
  }

  /** What a bracket holds counts where all of it is understood and none of it is only near. */
  #bracket(): void {
    const close = this.#text.indexOf(')', this.#at);
    if (close < 0 || close >= this.#end) return this.#plain('pause', this.#at + 1);
    const inner = new Scanner(this.#gazetteer, this.#text, this.#at + 1, close);
    inner.#isInside = true;
    inner.#tokens.push(...this.#tokens);
    const tokens = inner.tokens();
    const own = tokens.slice(this.#tokens.length);
    if (own.length > 0 && own.every(isUnderstood)) this.#tokens.splice(0, Infinity, ...tokens);
    this.#at = close + 1;
    this.#isJoined = false;
  }

  #readDigits(at: number): [value: string, end: number] {
    let end = at;
    while (isDigit(this.#text.charCodeAt(end))) end += 1;
    if (end > at) return [this.#text.slice(at, end), end];
    const numeral = readNumeral(this.#text, at);
    return numeral ? [String(numeral.value), numeral.end] : ['', at];
  }

  #plain(kind: PlainToken['kind'], end: number): void {
    this.#push({ kind, start: this.#at, end });
  }

  #push(token: Token): void {
    this.#tokens.push(token);
    this.#at = token.end;
    this.#isJoined = false;
  }

  #isAfterUnknown(): boolean {
    const last = this.#tokens.at(-1);
    return last?.kind === 'word' && last.end === this.#at;
  }
}

/** After a unit, floor, room or bare number no name is expected. */
function isPastNames(token: Token): boolean {
  return (
    token.kind === 'number' &&
    token.mark !== 'lane' &&
    token.mark !== 'door' &&
    token.mark !== 'building'
  );
}

function isUnderstood(token: Token): boolean {
  if (token.kind === 'number') return token.mark !== 'none';
  return token.kind === 'name' || token.kind === 'suffix';
}
