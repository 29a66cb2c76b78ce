import type { RoomClass } from '../../contract/queries/buildings.ts';

/**
 * Theme of rooms (自住/出租/空置/商用): the same colour in the scene, the matrix and the legend of either theme.
 * Okabe–Ito hues toned so that each stands ≥ 3 : 1 on both themes' surfaces and stays apart for dichromats.
 * 空置 and unknown are neutral: a panel hatches them, the scene shows them dark.
 */
export const ROOM_COLOURS: Readonly<Record<RoomClass, string>> = {
  owner: '#c88716',
  rented: '#2e69bb',
  vacant: '#566573',
  commercial: '#159c72',
  other: '#bb5fa8',
  unknown: '#34424f',
};

/** Ink written on a room's colour, ≥ 4.5 : 1; hatched classes are written on the surface instead. */
export const ROOM_INKS = {
  owner: '#0e141b',
  rented: '#ffffff',
  commercial: '#0e141b',
  other: '#0e141b',
} as const satisfies Partial<Record<RoomClass, string>>;
