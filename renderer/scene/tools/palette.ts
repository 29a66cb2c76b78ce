/** Steps of sunlight hours, dark to bright; the two-hour line of GB 50180 falls between two of them. */
const SUN_STEPS = [
  [1, '#31405f'],
  [2, '#5a5f86'],
  [3, '#b07c6b'],
  [5, '#e3a857'],
  [Number.POSITIVE_INFINITY, '#ffe08a'],
] as const;

/** Colour of so many hours of sun. */
export function sunColour(hours: number): string {
  return SUN_STEPS.find(([below]) => hours < below)?.[1] ?? SUN_STEPS[4][1];
}

/** Classes of the legend: hours from, hours below (undefined: no limit), colour. */
export const SUN_CLASSES = SUN_STEPS.map(([below, colour], at) => ({
  from: at === 0 ? 0 : (SUN_STEPS[at - 1]?.[0] ?? 0),
  below: Number.isFinite(below) ? below : undefined,
  colour,
}));

/** Added, removed and changed buildings (Okabe–Ito). */
export const DIFFERENCE_COLOURS = {
  added: '#009e73',
  removed: '#d55e00',
  changed: '#56b4e9',
} as const;

/** What is seen from a point (Okabe–Ito bluish green), and the shade over ground that is not. */
export const SIGHT_COLOURS = { seen: '#2fc39a', hidden: '#05080c' } as const;
