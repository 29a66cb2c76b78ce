import { NO_DATA_CODE, WITHHELD_CODE } from '../../contract/queries/themes.ts';
import type { ThemeClasses } from '../themes/theme-classes.ts';
import { bytesOf } from '../theme/colour.ts';

/** Flags in the fourth byte of a slot's state; the first three are its colour. */
export const STATE_FLAGS = { hidden: 1, themed: 2, dimmed: 4, hatched: 8 } as const;

/**
 * States of every building or room coloured by its class: four bytes a slot. No data is hatched; where classes stand
 * out (`only`), the others lose their colour and are dimmed.
 */
export function themeStates(themed: ThemeClasses, only: readonly number[] = []): Uint8Array {
  const { slots, codes, slotCount } = themed;
  const states = new Uint32Array(slotCount);
  const texels = texelsOf(themed, only);
  for (let i = 0; i < slots.length; i++) {
    states[slots[i] as number] = texels[codes[i] as number] as number;
  }
  return new Uint8Array(states.buffer);
}

/** What each code is drawn with. */
function texelsOf({ classes }: ThemeClasses, only: readonly number[]): Uint32Array {
  const alone = only.length > 0;
  const texels = new Uint32Array(256);
  const unknown = STATE_FLAGS.hatched | (alone ? STATE_FLAGS.dimmed : 0);
  texels[NO_DATA_CODE] = texel('#000000', unknown);
  texels[WITHHELD_CODE] = texel('#000000', unknown);
  classes.forEach(({ colour }, code) => {
    const out = !alone || only.includes(code);
    texels[code] = texel(colour, out ? STATE_FLAGS.themed : STATE_FLAGS.dimmed);
  });
  return texels;
}

/** Little-endian texel, so that a slot is written at once. */
function texel(hex: string, flags: number): number {
  const [red, green, blue] = bytesOf(hex);
  return (red | (green << 8) | (blue << 16) | (flags << 24)) >>> 0;
}
