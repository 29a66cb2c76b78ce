import { isAlphanumeric, isDigit, isHan, isLetter } from './characters.ts';
import { isBracketRead } from './bracket.ts';
import type { Gazetteer } from './gazetteer.ts';
import { clippedNameAt, latinNameAt, nameAt, slipAt, type FoundName } from './name-at.ts';
import { phoneEnd } from './phone.ts';
import { readBranch } from './read-branch.ts';
import { mayBeEnglish, readEnglish } from './read-english.ts';
import { readFloorWord } from './read-floor-word.ts';
import {
  readAlphanumeric,
  readCalled,
  readMarkedNumeral,
  readShopNumber,
  type ReadNumber,
} from './read-number.ts';
import type { PlainToken, Token } from './tokens.ts';
import { wordAt } from './words.ts';

/** Cuts folded text into names, numbers and words, from left to right. */
export function scan(gazetteer: Gazetteer, text: string): Token[] {
  return new Scanner(gazetteer, text, 0, text.length).tokens();
}

class Scanner {
  readonly #gazetteer: Gazetteer;
  readonly #text: string;
  readonly #end: number;
  readonly #isEnglish: boolean;
  readonly #tokens: Token[] = [];
  #at: number;
  #isJoined = false;
  #isInside = false;

  constructor(gazetteer: Gazetteer, text: string, start: number, end: number) {
    this.#gazetteer = gazetteer;
    this.#text = text;
    this.#at = start;
    this.#end = end;
    this.#isEnglish = mayBeEnglish(text);
  }

  tokens(): Token[] {
    while (this.#at < this.#end) this.#step();
    return this.#tokens;
  }

  #step(): void {
    const code = this.#text.charCodeAt(this.#at);
    if (isAlphanumeric(code)) this.#alphanumeric();
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
      this.#clippedName() ||
      this.#numbered(readShopNumber(this.#text, this.#at)) ||
      this.#floorWord() ||
      this.#branch() ||
      this.#numeral() ||
      this.#called() ||
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
    return this.#named(nameAt(this.#gazetteer, this.#text, this.#at));
  }

  #clippedName(): boolean {
    return (
      !this.#isAfterUnknown() && this.#named(clippedNameAt(this.#gazetteer, this.#text, this.#at))
    );
  }

  #floorWord(): boolean {
    return !this.#isAfterUnknown() && this.#numbered(readFloorWord(this.#text, this.#at));
  }

  /** 之一, 甲: the branch of the door number right before; 501室之一 is another room than 501. */
  #branch(): boolean {
    const last = this.#tokens.at(-1);
    if (last?.kind !== 'number' || !this.#isRightAfter(last.end)) return false;
    const isOfRoom = last.mark === 'room' && this.#text[this.#at] === '之';
    if (last.mark !== 'door' && last.mark !== 'none' && !isOfRoom) return false;
    const branch = readBranch(this.#text, this.#at);
    if (!branch) return false;
    const { value, end, isDoor } = branch;
    if (isDoor) this.#tokens[this.#tokens.length - 1] = { ...last, mark: 'door' };
    this.#push({ kind: 'suffix', value, start: this.#at, end });
    return true;
  }

  /** Inside a bracket that follows the number, too: 36号（甲）. */
  #isRightAfter(end: number): boolean {
    return end === this.#at || (this.#isInside && this.#text[this.#at - 1] === '(');
  }

  #numeral(): boolean {
    return this.#numbered(
      readMarkedNumeral(this.#text, this.#at, (end) => this.#isRoomInWords(end)),
    );
  }

  /** 五楼五〇二: three numerals right after a number or a name, and no other word. */
  #isRoomInWords(end: number): boolean {
    const last = this.#tokens.at(-1);
    const isNext = last?.end === this.#at - Number(this.#text[this.#at - 1] === ' ');
    if (!last || !isNext || end - this.#at < 3) return false;
    return last.kind === 'number' || (last.kind === 'name' && !isHan(this.#text.charCodeAt(end)));
  }

  #called(): boolean {
    return this.#numbered(readCalled(this.#text, this.#at, !this.#isAfterUnknown()));
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
    return this.#named(slipAt(this.#gazetteer, this.#text, this.#at));
  }

  #unknown(): void {
    const last = this.#tokens.at(-1);
    if (last?.kind !== 'word' || last.end !== this.#at) return this.#plain('word', this.#at + 1);
    this.#tokens.pop();
    this.#push({ ...last, end: this.#at + 1 });
  }

  #alphanumeric(): void {
    const phone = phoneEnd(this.#text, this.#at);
    if (phone !== undefined) return this.#plain('phone', phone);
    if (this.#isEnglish && this.#english()) return;
    if (!this.#numbered(readAlphanumeric(this.#text, this.#at))) this.#latin();
  }

  #english(): boolean {
    const read = readEnglish(this.#text, this.#at);
    if (!read) return this.#named(latinNameAt(this.#gazetteer, this.#text, this.#at));
    this.#isJoined = false;
    return this.#numbered(read);
  }

  #latin(): void {
    let end = this.#at;
    while (isLetter(this.#text.charCodeAt(end))) end += 1;
    const word = wordAt(this.#text, this.#at, false);
    if (word?.text.length === end - this.#at) this.#at = end;
    else this.#plain('word', end);
  }

  #named(found: FoundName | undefined): boolean {
    if (!found) return false;
    const { entry, isCorrected, length } = found;
    const span = { start: this.#at, end: this.#at + length };
    this.#push({ kind: 'name', entry, isCorrected, isGlued: this.#isAfterUnknown(), ...span });
    return true;
  }

  #numbered(read: ReadNumber | undefined): boolean {
    if (!read) return false;
    this.#push({ kind: 'number', ...read, isJoined: this.#isJoined, start: this.#at });
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
    if (isBracketRead(own)) this.#tokens.splice(0, Infinity, ...tokens);
    this.#at = close + 1;
    this.#isJoined = false;
  }

  #plain(kind: PlainToken['kind'], end: number): void {
    this.#push({ kind, start: this.#at, end });
  }

  #push(token: Token): void {
    this.#tokens.push(token);
    this.#at = token.end;
    this.#isJoined = false;
  }

  /** Right after characters that are not understood; Latin letters end where others begin. */
  #isAfterUnknown(): boolean {
    const last = this.#tokens.at(-1);
    return (
      last?.kind === 'word' && last.end === this.#at && isHan(this.#text.charCodeAt(this.#at - 1))
    );
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
