/** Bins the horizon is kept in, side by side over the picture: some three pixels each. */
export const BINS = 720;
/** Steps kept a bin: each is farther off and higher than the one before. More are left out, which hides less. */
const MOST_STEPS = 16;

/**
 * What is surely hidden behind what: in each direction of the ground plane, from which distance on everything below which
 * rise is covered. Directions are tangents (`across`: right over ahead), distances are measured straight ahead, rises are
 * height over distance ahead: lines on the ground stay lines, and nothing needs an angle.
 */
export interface Horizon {
  /** In whole bins from one direction to another everything farther than `beyond` and below the bin's rise is covered. */
  cover(fromAcross: number, toAcross: number, rises: Float32Array, beyond: number): void;
  /** Whether what lies farther than `beyond` and below a rise is covered, as far as it is in the picture at all. */
  hides(fromAcross: number, toAcross: number, rise: number, beyond: number): boolean;
  /** Bins and shares of them from the left end. */
  placeOf(across: number): number;
  /** Direction of a place. */
  acrossAt(place: number): number;
}

/** A horizon that covers nothing yet and reaches as far as `widest` to both sides. */
export function createHorizon(widest: number): Horizon {
  const rises = new Float32Array(BINS * MOST_STEPS);
  const depths = new Float32Array(BINS * MOST_STEPS);
  const counts = new Uint8Array(BINS);
  const perBin = (2 * widest) / BINS;
  const placeOf = (across: number) => (across + widest) / perBin;
  return {
    placeOf,
    acrossAt: (place) => place * perBin - widest,
    cover: (fromAcross, toAcross, covered, beyond) => {
      const end = Math.min(Math.floor(placeOf(toAcross)), BINS);
      for (let bin = Math.max(Math.ceil(placeOf(fromAcross)), 0); bin < end; bin++) {
        const count = counts[bin] as number;
        const at = bin * MOST_STEPS + count;
        const rise = covered[bin] as number;
        if (count === MOST_STEPS || (count > 0 && rise <= (rises[at - 1] as number))) continue;
        rises[at] = rise;
        depths[at] = beyond;
        counts[bin] = count + 1;
      }
    },
    hides: (fromAcross, toAcross, rise, beyond) => {
      const first = Math.max(Math.floor(placeOf(fromAcross)), 0);
      const last = Math.min(Math.floor(placeOf(toAcross)), BINS - 1);
      if (first > last) return false;
      for (let bin = first; bin <= last; bin++) {
        const lowest = bin * MOST_STEPS;
        let at = lowest + (counts[bin] as number) - 1;
        while (at >= lowest && (depths[at] as number) > beyond) at -= 1;
        if (at < lowest || (rises[at] as number) <= rise) return false;
      }
      return true;
    },
  };
}
