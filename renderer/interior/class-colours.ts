import type { INTERIOR_CLASSES } from '../../contract/queries/interior.ts';
import type { InteriorTheme } from '../../contract/scene.ts';
import { ROOM_COLOURS } from '../theme/ramps.ts';
import type { Appearance } from '../theme/tokens.ts';

/** Of rooms of which a theme has nothing to say; each appearance has a quiet grey of its own. */
const NOTHING = '#566573';
const NOTHING_IN_LIGHT = '#a9b4bf';

/** Colour of each class inside a building; risk colours where the class is a risk, one ramp where it is an amount. */
export const CLASS_COLOURS = {
  household: { none: NOTHING, both: '#2e69bb', apart: '#c88716', hollow: '#bb5fa8' },
  tenure: ROOM_COLOURS,
  unit: { none: NOTHING, one: '#2e69bb', several: '#159c72', gone: '#c88716' },
  hazard: { none: NOTHING, open: '#f2c94c', overdue: '#f2994a', major: '#e5484d' },
  elder: { none: NOTHING, elder: '#3f7389', aged: '#7fd1e8', alone: '#c88716' },
  tax: {
    none: NOTHING,
    under10: '#2b4a5a',
    under100: '#3f7389',
    under1000: '#5ba4bc',
    from1000: '#a9e3f2',
  },
} as const satisfies {
  readonly [T in InteriorTheme]: Readonly<Record<(typeof INTERIOR_CLASSES)[T][number], string>>;
};

/** Colour of a class of a theme; undefined for what the theme does not know. */
export function classColour(
  theme: InteriorTheme,
  name: string | null,
  appearance: Appearance,
): string | undefined {
  if (name === null) return undefined;
  const colour = (CLASS_COLOURS[theme] as Record<string, string>)[name];
  return colour === NOTHING && appearance === 'light' ? NOTHING_IN_LIGHT : colour;
}
