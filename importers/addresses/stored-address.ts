import { fold } from './characters.ts';
import { readNumeral } from './numerals.ts';

/** A building's address taken apart; '' for what it does not have. Numbers are canonical: 225弄, 188-1, 36甲, 3, A. */
export interface StoredAddress {
  readonly road: string;
  readonly lane: string;
  readonly door: string;
  readonly place: string;
  readonly number: string;
}

const NUMERAL = '[〇零一二三四五六七八九十百千廿卅]+';
const ROAD = new RegExp(`^(.*?[^0-9A-Z-])(?=\\d)|^(.+?[路街巷弄道段里])(?=${NUMERAL}(?:弄|巷|号))`);
const LANE = new RegExp(`^(\\d+|${NUMERAL})(支?弄|巷|里)`);
const DOOR = new RegExp(
  `^(\\d+[A-Z]?|${NUMERAL})(?:-(\\d{1,2}))?([甲乙丙丁戊己庚辛]?)号(?![楼幢])(?:之(\\d+|${NUMERAL})|-(\\d{1,2})(?!\\d)|\\(?([甲乙丙丁戊己庚辛])\\)?)?`,
);
const NUMBER = new RegExp(
  `^(.*?)第?(\\d+[A-Z]?|[A-Z]\\d?|[甲乙丙丁戊己庚辛东南西北主副]|${NUMERAL})(号楼|号幢|幢|栋|座|#楼?|楼)$`,
);

const TRAILING_NUMBER =
  /第?[0-9０-９A-Za-zＡ-Ｚａ-ｚ一二三四五六七八九十百零〇甲乙丙丁]+(号楼|号幢|幢|栋|座|[#＃]楼?|楼)$/;

/**
 * Takes a building's address and name apart: 柳汀街225弄 and 柳汀新村3幢 → road, lane, place, number. `strip` removes the
 * division's own names (宁波市海曙区…) from the front.
 */
export function takeApart(
  address: string | null,
  name: string | null,
  strip: (text: string) => string,
): StoredAddress {
  const text = strip(fold(address ?? '').text);
  const road = roadOf(text);
  let rest = text.slice(road.length);
  const [laneText, lane] = readLane(rest);
  rest = rest.slice(laneText.length);
  const [doorText, door] = readDoor(rest);
  const own = nameAndNumber(rest.slice(doorText.length));
  const given = nameAndNumber(withoutBrackets(fold(name ?? '').text));
  return {
    road: lane === '' && door === '' ? '' : road,
    lane,
    door,
    place: given.place || placeOf(own.place) || (lane === '' && door === '' ? placeOf(road) : ''),
    number: given.number || own.number,
  };
}

/** A building name's place and number: 天一豪景A座 → 天一豪景, A. */
export function nameAndNumber(name: string): { readonly place: string; readonly number: string } {
  const [, place = '', number = '', mark] = NUMBER.exec(name) ?? [];
  const isNumber = mark !== undefined && (place !== '' || mark !== '楼');
  return isNumber ? { place, number: digits(number) } : { place: name, number: '' };
}

function roadOf(text: string): string {
  const [, beforeDigit, beforeNumeral] = ROAD.exec(text) ?? [];
  return beforeNumeral ?? beforeDigit ?? '';
}

/** An address that begins with a place: 柳汀新村3幢 has no road. */
function placeOf(road: string): string {
  return /[路街巷弄道]$/.test(road) ? '' : road;
}

function readLane(text: string): [text: string, lane: string] {
  const [whole, number, kind] = LANE.exec(text) ?? [];
  if (whole === undefined || number === undefined) return ['', ''];
  const [inner, further] = readLane(text.slice(whole.length));
  return [whole + inner, digits(number) + kind + further];
}

function readDoor(text: string): [text: string, door: string] {
  const [whole, number, dash, early, after, dashAfter, late] = DOOR.exec(text) ?? [];
  if (whole === undefined || number === undefined) return ['', ''];
  const branch = dash ?? after ?? dashAfter;
  const suffix = branch === undefined ? early || (late ?? '') : `-${digits(branch)}`;
  return [whole, digits(number) + suffix];
}

function digits(text: string): string {
  const numeral = readNumeral(text, 0);
  return numeral ? String(numeral.value) : text.replace(/^0+(?=\d)/, '');
}

function withoutBrackets(name: string): string {
  return name.replace(/\([^)]*\)/g, '');
}

/** Address and name as one text, the building's number once: 柳汀街225弄3幢 and 柳汀新村3幢 → 柳汀街225弄柳汀新村3幢. */
export function standardText(address: string | null, name: string | null, number: string): string {
  const [place, building] = [address ?? '', name ?? ''];
  if (building === '' || place.includes(building)) return place;
  if (number === '' || nameAndNumber(fold(place).text).number !== number) return place + building;
  return place.slice(0, place.search(TRAILING_NUMBER)) + building;
}
