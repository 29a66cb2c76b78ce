import type { CoordinateWriting } from '../../contract/cell-writing.ts';
import type { Keyring } from '../../data/sealing/keyring.ts';
import { loadLocalGrids } from './local-grids.ts';
import { type LocalGrids, type LonLat, type Transform, transformTo } from './systems.ts';
import { readingTransform } from './readings.ts';

/** Millionths of a degree or metre at most. */
const MOST_DIGITS = 9;
const NEWTON_STEPS = 12;
const SLOPE_METRES = 100;
const SLOPE_DEGREES = 1e-3;
const CLOSE = 1e-7;

/**
 * What gives places back in the coordinates a file wrote them in, the number that came first ahead, with the fewest digits that mean the same
 * place. Undefined for a system nobody knows any more.
 */
export function deliveredCoordinates(
  { crs, form, northFirst }: CoordinateWriting,
  grids: LocalGrids,
): ((longitude: number, latitude: number) => LonLat) | undefined {
  try {
    const reading = { name: crs, writing: form, swapped: northFirst };
    const forward = readingTransform(reading, grids);
    const plain = readingTransform({ ...reading, writing: 'plain', swapped: false }, grids);
    const first = grids.has(crs) ? (): LonLat => [0, 0] : transformTo(crs);
    return (longitude, latitude) => {
      const guess = first(longitude, latitude);
      const [east, north] = refined(plain, guess, [longitude, latitude]);
      const written = [east, north].map((value) => FORMS[form](value));
      const [x = 0, y = 0] = northFirst ? written.toReversed() : written;
      return fewestDigits([x, y], [longitude, latitude], forward);
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The same with the local grids of a key folder. */
export async function coordinatesWith(keyring: Keyring) {
  const grids = await loadLocalGrids(keyring);
  return (writing: CoordinateWriting) => deliveredCoordinates(writing, grids);
}

const FORMS: Readonly<Record<CoordinateWriting['form'], (value: number) => number>> = {
  plain: (value) => value,
  'degrees-e6': (value) => value * 1e6,
  'arc-milliseconds': (value) => value * 3_600_000,
  'd.mmss': packSexagesimal,
};

function packSexagesimal(value: number): number {
  const seconds = Math.round(value * 3600 * 1e4) / 1e4;
  const degrees = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds - degrees * 3600) / 60);
  return degrees + minutes / 100 + (seconds - degrees * 3600 - minutes * 60) / 10_000;
}

function fewestDigits(
  [first, second]: LonLat,
  [longitude, latitude]: LonLat,
  forward: Transform,
): LonLat {
  for (let digits = 0; digits < MOST_DIGITS; digits += 1) {
    const [x, y] = [Number(first.toFixed(digits)), Number(second.toFixed(digits))];
    const [east, north] = forward(x, y);
    if (east === longitude && north === latitude) return [x, y];
  }
  return [Number(first.toFixed(MOST_DIGITS)), Number(second.toFixed(MOST_DIGITS))];
}

/**
 * Coordinates by the slopes of the transform that reads them: a local grid is known in that direction alone, and a shift between datums is undone
 * to half a millimetre only.
 */
function refined(grid: Transform, guess: LonLat, [longitude, latitude]: LonLat): LonLat {
  const [atGuess, northOfGuess] = grid(...guess);
  if (atGuess === longitude && northOfGuess === latitude) return guess;
  const slope = Math.abs(guess[0]) > 180 || guess[0] === 0 ? SLOPE_METRES : SLOPE_DEGREES;
  let [x, y] = guess;
  for (let turn = 0; turn < NEWTON_STEPS; turn += 1) {
    const [east, north] = grid(x, y);
    const [xEast, xNorth] = grid(x + slope, y);
    const [yEast, yNorth] = grid(x, y + slope);
    const [a, c] = [(xEast - east) / slope, (xNorth - north) / slope];
    const [b, d] = [(yEast - east) / slope, (yNorth - north) / slope];
    const [u, v] = [longitude - east, latitude - north];
    const determinant = a * d - b * c;
    const [dx, dy] = [(u * d - v * b) / determinant, (v * a - u * c) / determinant];
    x += dx;
    y += dy;
    if (Math.abs(dx) < CLOSE && Math.abs(dy) < CLOSE) break;
  }
  return [x, y];
}
