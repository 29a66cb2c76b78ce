import type { Bodies } from './bodies.ts';
import { BINS, createHorizon, type Horizon } from './horizon.ts';
import { NEAR_METRES, type Places, placesOf } from './places.ts';
import { addRims, coverBehind, type Rim } from './rims.ts';
import type { Sight } from './sight.ts';

/** What a body may stand out from its outline near (eaves) and from afar (simplified outlines), and above its top (roofs). */
const EAVES_METRES = 0.8;
const COARSE_METRES = 4;
const ROOF_METRES = 3.6;

/** What of the district is not drawn, and the horizon it lies behind. */
export interface Hidden {
  readonly horizon: Horizon;
  /** 1 for each building of which nothing can be seen in the picture. */
  readonly slots: Uint8Array;
}

/** How the bodies are drawn now. */
export interface Drawn {
  /** Up to this distance from the eye, true outlines; beyond, simplified ones, metres. */
  readonly exactMetres: number;
  /** A building that hides nothing: it is opened. -1 is none. */
  readonly openedSlot: number;
}

/** Finds the buildings that others surely hide from an eye. */
export function castHorizon(bodies: Bodies, sight: Sight, drawn: Drawn): Hidden {
  const horizon = createHorizon(sight.widest);
  const seen = bodiesBefore(bodies, sight);
  const places = placesOf(bodies, seen, sight);
  const rims: Rim[] = [];
  for (const body of seen) {
    if (!bodies.sound[body] || bodies.slots[body] === drawn.openedSlot) continue;
    addRims(rims, bodies, body, places, sight.up);
  }
  rims.sort((left, right) => left.beyond - right.beyond);
  const rises = new Float32Array(BINS);
  for (const rim of rims)
    if (rim.beyond < drawn.exactMetres) coverBehind(horizon, bodies, places, rim, rises);
  return { horizon, slots: hiddenSlots(horizon, bodies, seen, places, sight, drawn.exactMetres) };
}

/** Bodies of which a part may be in the picture. */
function bodiesBefore({ slots, circles }: Bodies, { east, north, ahead, widest }: Sight): number[] {
  const found: number[] = [];
  const slant = Math.hypot(1, widest);
  for (let body = 0; body < slots.length; body++) {
    const dx = (circles[body * 3] as number) - east;
    const dy = (circles[body * 3 + 1] as number) - north;
    const radius = (circles[body * 3 + 2] as number) + COARSE_METRES;
    const away = dx * ahead[0] + dy * ahead[1];
    if (away < -radius) continue;
    if (Math.abs(dx * ahead[1] - dy * ahead[0]) <= away * widest + radius * slant) found.push(body);
  }
  return found;
}

/** Buildings in the picture all of whose bodies are hidden. */
function hiddenSlots(
  horizon: Horizon,
  bodies: Bodies,
  seen: readonly number[],
  places: Places,
  sight: Sight,
  exactMetres: number,
): Uint8Array {
  const visible = new Uint8Array(bodies.slotCount);
  for (const body of seen) {
    const slot = bodies.slots[body] as number;
    if (!visible[slot] && !isHidden(horizon, bodies, body, places, sight, exactMetres))
      visible[slot] = 1;
  }
  const hidden = new Uint8Array(bodies.slotCount);
  for (const body of seen) {
    const slot = bodies.slots[body] as number;
    hidden[slot] = visible[slot] ? 0 : 1;
  }
  return hidden;
}

function isHidden(
  horizon: Horizon,
  { starts, tops }: Bodies,
  body: number,
  { ahead, aside }: Places,
  { up }: Sight,
  exactMetres: number,
): boolean {
  let [left, right, nearest, farthest] = [Infinity, -Infinity, Infinity, 0];
  for (let c = starts[body] as number; c < (starts[body + 1] as number); c++) {
    const away = ahead[c] as number;
    if (away <= NEAR_METRES + COARSE_METRES) return false;
    const across = (aside[c] as number) / away;
    if (away < nearest) nearest = away;
    if (away > farthest) farthest = away;
    if (across < left) left = across;
    if (across > right) right = across;
  }
  const more = farthest < exactMetres ? EAVES_METRES : COARSE_METRES;
  const over = (tops[body] as number) + ROOF_METRES - up;
  const rise = over / (over > 0 ? nearest - more : farthest + more);
  const wider =
    (more * Math.hypot(1, Math.max(Math.abs(left), Math.abs(right)))) / (nearest - more);
  return horizon.hides(left - wider, right + wider, rise, nearest - more);
}
