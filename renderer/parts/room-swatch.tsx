import type { CSSProperties } from 'react';
import type { RoomClass } from '../../contract/queries/buildings.ts';
import { ROOM_COLOURS, ROOM_INKS } from '../theme/ramps.ts';

/** Paints a room's class through CSS variables: its colour and the ink on it. */
export function roomStyle(roomClass: RoomClass): CSSProperties {
  const ink =
    roomClass in ROOM_INKS ? ROOM_INKS[roomClass as keyof typeof ROOM_INKS] : 'var(--text)';
  return { '--mark': ROOM_COLOURS[roomClass], '--ink': ink } as CSSProperties;
}

/** The mark of a room class; `grow` makes it a share of a bar. */
export function RoomSwatch({
  roomClass,
  grow,
}: {
  readonly roomClass: RoomClass;
  readonly grow?: number;
}) {
  const share = grow === undefined ? {} : { flexGrow: grow };
  return (
    <span className={`swatch room-${roomClass}`} style={{ ...roomStyle(roomClass), ...share }} />
  );
}
