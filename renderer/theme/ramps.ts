import type { RoomClass } from '../../contract/queries/buildings.ts';
import { fromOklab, oklabOfHex } from './colour.ts';
import type { PlaceClass } from '../../contract/three-places.ts';
import type { Appearance } from './tokens.ts';

/**
 * Theme of rooms (自住/出租/空置/商用): the same colour in the scene, the matrix and the legend of either theme.
 * Okabe–Ito hues toned so that each stands ≥ 3 : 1 on both themes' surfaces and stays apart for dichromats.
 * 空置 and unknown are neutral: a panel hatches them, the scene shows them dark.
 */
export const ROOM_COLOURS: Readonly<Record<RoomClass, string>> = {
  owner: '#c88716',
  rented: '#2e69bb',
  vacant: '#566573',
  commercial: '#159c72',
  other: '#bb5fa8',
  unknown: '#34424f',
};

/** Ink written on a room's colour, ≥ 4.5 : 1; hatched classes are written on the surface instead. */
export const ROOM_INKS = {
  owner: '#0e141b',
  rented: '#ffffff',
  commercial: '#0e141b',
  other: '#0e141b',
} as const satisfies Partial<Record<RoomClass, string>>;

/**
 * Categories of a theme, in Okabe–Ito order of hue, toned until each two stay apart for dichromats: at most seven, then
 * 其他 (look.md).
 */
export const CATEGORY_COLOURS = [
  '#e48d0b',
  '#4a698e',
  '#4aa0a0',
  '#ac58ed',
  '#ce390d',
  '#7ec8ff',
  '#ddd391',
] as const;

/** Colours of the classes of the cube: in the district blue to green, outside warm, 不可判 grey. */
export const PLACE_CLASS_COLOURS: Readonly<Record<PlaceClass, string>> = {
  '111': '#4aa0a0',
  '110': '#e48d0b',
  '101': '#ddd391',
  '100': '#ce390d',
  '011': '#7ec8ff',
  '010': '#ac58ed',
  '001': '#4a698e',
  '000': '#8a6a5a',
  unknown: '#7a8794',
};

type Ramp = 'sequential' | 'counts' | 'diverging';

/**
 * Ends of the ramps; `sequential` begins a step away from the ground so that its lowest class is no gap, `counts` is for what lies
 * over a sequential one.
 */
const RAMPS = {
  dark: {
    sequential: ['#24404f', '#9fe4f8'],
    counts: ['#5a3a14', '#ffd9a0'],
    diverging: ['#4d8fd6', '#5b6672', '#d98a4d'],
  },
  light: {
    sequential: ['#cfe4ee', '#0b4f6c'],
    counts: ['#f5e2c6', '#7a4300'],
    diverging: ['#4d8fd6', '#c9d0d6', '#d98a4d'],
  },
} as const satisfies Record<Appearance, Record<Ramp, readonly string[]>>;

/** Colours of `count` ordered classes, lowest first, in even steps as the eye sees them. */
export function rampColours(appearance: Appearance, ramp: Ramp, count: number): string[] {
  const stops = RAMPS[appearance][ramp].map(oklabOfHex);
  return Array.from({ length: count }, (_, at) => {
    const place = count === 1 ? stops.length - 1 : (at / (count - 1)) * (stops.length - 1);
    const below = Math.min(Math.floor(place), stops.length - 2);
    const [from, to] = [stops[below], stops[below + 1]] as [number[], number[]];
    const share = place - below;
    return fromOklab(from.map((value, axis) => value + ((to[axis] ?? 0) - value) * share));
  });
}
