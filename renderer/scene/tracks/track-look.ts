import { CATEGORY_COLOURS } from '../../theme/ramps.ts';
import { type Appearance, TOKENS } from '../../theme/tokens.ts';
import { bytesOf } from '../../theme/colour.ts';

/** Lower bounds of the classes of speed, km/h: standing, strolling, walking, by bicycle; beyond the profile's limit 超速. */
export const SPEED_BOUNDS = [0, 1, 3.5, 6] as const;

/** Colours of speed from slow to fast, readable for dichromats; what is too fast stands out. */
export function speedColours(appearance: Appearance): readonly string[] {
  const { 'status-red': tooFast } = TOKENS[appearance];
  return ['#7a5fb0', '#3f8fd0', '#56c1a8', '#e9c94f', tooFast];
}

/** Colour of a patrol by its place in the list: seven that stay apart, then again from the first. */
export function patrolColour(patrol: number): string {
  return CATEGORY_COLOURS[patrol % CATEGORY_COLOURS.length] as string;
}

/** Colour of a speed in km/h. */
export function speedColour(
  kilometresPerHour: number,
  limit: number,
  appearance: Appearance,
): readonly [number, number, number] {
  const colours = speedColours(appearance);
  if (kilometresPerHour > limit) return bytesOf(colours.at(-1) as string);
  const place = SPEED_BOUNDS.findLastIndex((bound) => kilometresPerHour >= bound);
  return bytesOf(colours[Math.max(place, 0)] as string);
}
