import { cellText } from '../normalise/cells.ts';
import type { Cell } from '../readers/source.ts';
import { readCoordinate } from './coordinate-text.ts';
import type { LonLat } from './systems.ts';

const FRAME_WORDS = /百度|高德|腾讯|火星|地图|gps|wgs-?_?84|gcj-?_?02|bd-?_?09|cgcs-?2000/g;
const PAIR_HEADER =
  /^(?:地理|位置|中心|中心点|点位|定位|经纬度)?坐标$|^(?:坐标)?经纬度$|^(?:坐标)?经度[,、/和]?纬度$|^(?:坐标)?纬度[,、/和]?经度$|^(?:lon|lng)[,_/]?lat$|^lat[,_/]?(?:lon|lng)$/;

/** Whether a header (in its normal form) is of one column with both coordinates: 坐标, 经纬度, 百度坐标(经度,纬度), lnglat. */
export function isPairHeader(key: string): boolean {
  return PAIR_HEADER.test(key.replace(FRAME_WORDS, '').replace(/[()[\]【】]/g, ''));
}

const POINT = /^point\s*\(\s*(\S+)\s+(\S+)\s*\)$/i;
const BRACKETS = /^[([（【]\s*(.*?)\s*[)\]）】]$/;
const SEPARATOR = /\s*[,，;；、|/]\s*/;
const SPACE = /\s+/;
/** No latitude of China is beyond, no longitude of it within. */
const BETWEEN_DEGREES = 60;

/**
 * Both coordinates of one cell, east first: `121.54,29.87`, `(29.87, 121.54)`, `121°33′02″E，29°52′11″N`, `POINT(121.54 29.87)`.
 * Degrees are told by their size; metres stay as they stand. Undefined for what is no pair.
 */
export function readPair(cell: Cell): LonLat | undefined {
  if (typeof cell !== 'string') return undefined;
  const text = cellText(cell);
  if (text === null) return undefined;
  const [, east, north] = POINT.exec(text) ?? [];
  const plain = BRACKETS.exec(text)?.[1] ?? text;
  const parts = east === undefined ? partsOf(plain) : [east, north ?? ''];
  const [first, second, more] = parts.map(readCoordinate);
  if (first === undefined || second === undefined || more !== undefined) return undefined;
  if (first === null || second === null) return undefined;
  const isNorthFirst = Math.abs(first) < BETWEEN_DEGREES && Math.abs(second) > BETWEEN_DEGREES;
  return isNorthFirst && Math.abs(second) <= 180 ? [second, first] : [first, second];
}

function partsOf(text: string): string[] {
  const parts = text.split(SEPARATOR);
  return parts.length === 2 ? parts : text.split(SPACE);
}

/** A position out of the columns of its coordinates, or out of the one that has both. */
export function readPosition(
  cells: readonly Cell[],
  x: number,
  y: number,
): readonly [number | null | undefined, number | null | undefined] {
  if (x === y) return readPair(cells[x] ?? null) ?? [undefined, undefined];
  return [readCoordinate(cells[x] ?? null), readCoordinate(cells[y] ?? null)];
}
