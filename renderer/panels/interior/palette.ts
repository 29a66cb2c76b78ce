import type { InteriorLook } from '../../interior/interior.ts';
import { type Appearance, FONT_FAMILY, TOKENS } from '../../theme/tokens.ts';

/** Colours of the picture inside a building, from the window's tokens. */
export function interiorPalette(appearance: Appearance): InteriorLook & {
  readonly room: string;
  readonly common: string;
} {
  const token = TOKENS[appearance];
  const dark = appearance === 'dark';
  return {
    background: dark ? '#10171f' : '#e7ebef',
    accent: token.accent,
    family: FONT_FAMILY,
    text: token.text,
    halo: dark ? '#10171f' : '#ffffff',
    room: dark ? '#5d6b79' : '#a9b4bf',
    common: dark ? '#3a4652' : '#c3cbd3',
  };
}
