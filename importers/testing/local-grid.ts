import type { LonLat } from '../crs/systems.ts';

/** The secret of a made-up local grid: its origin and turn in EPSG:4549. */
export const GRID_ORIGIN: LonLat = [612_345.678, 3_287_654.321];
export const GRID_TURN = (1.23 * Math.PI) / 180;

/** Points known in EPSG:4549. */
export const GRID_POINTS: readonly LonLat[] = [
  [646_000, 3_305_000],
  [650_000, 3_305_500],
  [648_000, 3_309_000],
  [651_000, 3_308_500],
];

/** EPSG:4549 → the made-up grid. */
export function toLocalGrid([east, north]: LonLat): LonLat {
  const [dx, dy] = [east - GRID_ORIGIN[0], north - GRID_ORIGIN[1]];
  const [cos, sin] = [Math.cos(GRID_TURN), Math.sin(GRID_TURN)];
  return [cos * dx - sin * dy, sin * dx + cos * dy];
}
