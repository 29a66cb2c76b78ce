import { ROOM_CLASSES, type RoomClass } from '../../contract/queries/buildings.ts';

/**
 * SQL that gives the theme class (房间图) of a row of `room` as an index into `ROOM_CLASSES`: empty whatever it is for,
 * then business use, then tenure.
 */
export function roomClassSql(room: string): string {
  const index = (name: RoomClass): number => ROOM_CLASSES.indexOf(name);
  return `CASE
    WHEN ${room}.tenure = 'vacant' THEN ${index('vacant')}
    WHEN ${room}.tenure = 'unit' OR ${room}.use IN ('commercial', 'office', 'industrial', 'storage') THEN ${index('commercial')}
    WHEN ${room}.tenure = 'owner' THEN ${index('owner')}
    WHEN ${room}.tenure = 'rented' THEN ${index('rented')}
    WHEN ${room}.tenure IS NOT NULL OR ${room}.use IN ('education', 'medical', 'other') THEN ${index('other')}
    ELSE ${index('unknown')} END`;
}

/** The class of an index read from `roomClassSql`. */
export function roomClassAt(index: number): RoomClass {
  return ROOM_CLASSES[index] ?? 'unknown';
}

/** Rows of class index and count as a record, classes without rooms left out. */
export function countsByClass(rows: readonly { readonly class: number; readonly rooms: number }[]) {
  return Object.fromEntries(rows.map((row) => [roomClassAt(row.class), row.rooms])) as Partial<
    Record<RoomClass, number>
  >;
}
