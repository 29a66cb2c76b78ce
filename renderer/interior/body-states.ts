import { SPACE_KIND_ROOF } from '../../contract/tiles.ts';
import { bytesOf } from '../theme/colour.ts';
import type { Body } from './load-rooms.ts';

/** Flags in the fourth byte of a body's state; the first three are its sRGB colour. */
export const BODY_FLAGS = { hidden: 1, dimmed: 2 } as const;

/** Which bodies are looked at: one floor, one staircase unit, or all. */
export interface Isolation {
  readonly floorNo: number | undefined;
  readonly unitNo: string | undefined;
}

/** What is known of the rooms of the building, by slot. */
export interface PaintedRoom {
  readonly unitNo: string | null;
  /** Colour of the theme, `#rrggbb`; undefined where the theme says nothing of the room. */
  readonly colour: string | undefined;
  readonly dimmed: boolean;
}

/** Neutral colours of what no theme speaks of. */
export interface NeutralColours {
  readonly room: string;
  readonly common: string;
}

/**
 * Four bytes a body. An isolated floor hides what lies above it and dims what lies below, as if the building were cut
 * there; an isolated unit dims the others.
 */
export function bodyStates(
  bodies: readonly Body[],
  rooms: ReadonlyMap<number, PaintedRoom>,
  isolation: Isolation,
  neutral: NeutralColours,
): Uint8Array {
  const states = new Uint8Array(bodies.length * 4);
  bodies.forEach((body, index) => {
    const room = body.roomSlot === undefined ? undefined : rooms.get(body.roomSlot);
    const colour = room?.colour ?? (body.roomSlot === undefined ? neutral.common : neutral.room);
    states.set(bytesOf(colour), index * 4);
    states[index * 4 + 3] = flagsOf(body, room, isolation);
  });
  return states;
}

function flagsOf(
  { spaceKind, floorNo }: Body,
  room: PaintedRoom | undefined,
  isolation: Isolation,
): number {
  const above = isolation.floorNo !== undefined && floorNo > isolation.floorNo;
  if (spaceKind === SPACE_KIND_ROOF || above) return BODY_FLAGS.hidden;
  const below = isolation.floorNo !== undefined && floorNo < isolation.floorNo;
  const otherUnit = isolation.unitNo !== undefined && room?.unitNo !== isolation.unitNo;
  return below || otherUnit || room?.dimmed ? BODY_FLAGS.dimmed : 0;
}
