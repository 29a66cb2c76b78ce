import type { RoomClasses } from '../../contract/queries/buildings.ts';
import { ROOM_CLASSES } from '../../contract/queries/buildings.ts';
import { ROOM_COLOURS } from '../theme/ramps.ts';
import { bytesOf } from './look.ts';

/** Flags in the fourth byte of a slot's state; the first three are its colour. */
export const STATE_FLAGS = { hidden: 1, themed: 2, dimmed: 4 } as const;

/** States of every room coloured by its class: four bytes a slot. */
export function tenureStates({ slots, classes, slotCount }: RoomClasses): Uint8Array {
  const states = new Uint32Array(slotCount);
  const texels = ROOM_CLASSES.map((name) => texel(ROOM_COLOURS[name], STATE_FLAGS.themed));
  for (let i = 0; i < slots.length; i++) {
    states[slots[i] as number] = texels[classes[i] as number] as number;
  }
  return new Uint8Array(states.buffer);
}

/** Little-endian texel, so that a slot is written at once. */
function texel(hex: string, flags: number): number {
  const [red, green, blue] = bytesOf(hex);
  return (red | (green << 8) | (blue << 16) | (flags << 24)) >>> 0;
}
