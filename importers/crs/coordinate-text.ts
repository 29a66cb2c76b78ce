import { cellText } from '../normalise/cells.ts';
import { plainNumber } from '../normalise/numbers.ts';
import type { Cell } from '../readers/source.ts';

const NUMBER = /^[-+]?\d+(\.\d+)?([eE][-+]?\d+)?$/;
/** Decimal degrees with their mark or side: 121.5426°, E121.5426, 东经121.5426度. */
const DECIMAL = /^[EN东北经纬度]*[:：]?(\d{1,3}\.\d+)[°度]?[EN东北经纬]*$/i;
/** `121 33 02`, `29-52-11.5`, `E121 33.033`: degrees, minutes and seconds by spaces or dashes; thousands come in threes. */
const SPACED =
  /^[EN东北经纬度]*[:：]? ?(\d{1,3})[ -](?:(\d{1,2})[ -](\d{1,2}(?:\.\d+)?)|(\d{1,2}\.\d+))["″”]? ?[EN东北经纬]*$/i;
const RINGS = /[º˚]/g;
/** Thousands by commas or spaces. */
const GROUPED = /^[-+]?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?$/;
const SEXAGESIMAL =
  /^[EN东北经纬度]*[:：]?(\d{1,3})[°度:d](?:(\d{1,2}(?:\.\d+)?)['′’分:m]?)?(?:(\d{1,2}(?:\.\d+)?)(?:["″”秒s]|''|′′)?)?[EN东北经纬]*$/i;

/**
 * A coordinate as a number: `121.5426`, `３３０７４２９．７６`, `650,123.45`, or degrees, minutes and seconds like
 * `121°33′02″`, `121度33分02秒`, `E121:33:02`, `121 33 02`, `121-33-02`, which become degrees, `121.5426°E`. Null for a blank; undefined for what is none.
 */
export function readCoordinate(cell: Cell): number | null | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  const plainly = cell === null ? undefined : plainNumber(cell);
  if (plainly !== undefined) return plainly;
  const text = cellText(cell);
  if (text === null) return null;
  const narrow = text.replace(RINGS, '°').normalize('NFKC').replace(/\s+/g, ' ');
  if (NUMBER.test(narrow)) return Number(narrow);
  if (GROUPED.test(narrow)) return Number(narrow.replace(/[, ]/g, ''));
  const plain = narrow.replace(/ /g, '');
  const decimal = DECIMAL.exec(plain)?.[1];
  if (decimal !== undefined && !/\d \d/.test(narrow)) return Number(decimal);
  const spaced = SPACED.exec(narrow);
  if (spaced) return degreesOf(spaced[1], spaced[2] ?? spaced[4], spaced[3]);
  const [, degrees, minutes, seconds] = SEXAGESIMAL.exec(plain) ?? [];
  return degreesOf(degrees, minutes, seconds);
}

function degreesOf(degrees: string | undefined, minutes = '0', seconds = '0'): number | undefined {
  if (degrees === undefined || Number(minutes) >= 60 || Number(seconds) >= 60) return undefined;
  return Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
}

/** `121.3302` meaning 121°33′02″ (d.mmss) → degrees; undefined where minutes or seconds would reach 60. */
export function fromPackedSexagesimal(value: number): number | undefined {
  const [degrees, minutes, seconds] = unpack(value);
  if (minutes >= 60 || seconds >= 60) return undefined;
  return degrees + minutes / 60 + seconds / 3600;
}

function unpack(value: number): readonly [number, number, number] {
  const rounded = Math.round(value * 1e10) / 1e10;
  const degrees = Math.floor(rounded);
  const fraction = Math.round((rounded - degrees) * 1e8) / 1e6;
  const minutes = Math.floor(fraction + 1e-7);
  return [degrees, minutes, Math.max(0, Math.round((fraction - minutes) * 1e6) / 1e4)];
}
