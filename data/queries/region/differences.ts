import type { SnapshotDifferences, SnapshotEntry } from '../../../contract/queries/area.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import type { ReadDb } from '../../driver/port.ts';
import { immutableUri, openHub } from '../../driver/sqlite.ts';
import { tilesIdOf } from '../../snapshot/layout.ts';
import { areaParam, inAreaSql } from '../area.ts';
import type { QueryContext } from '../context.ts';
import { inSnapshot } from './other-snapshot.ts';

/** `snapshot.list`: what is kept and of this program's layout, the latest first. */
export async function snapshotList({ snapshot, store }: QueryContext): Promise<SnapshotEntry[]> {
  const entries = await Promise.all(
    (await store.list()).map(async (id): Promise<SnapshotEntry | undefined> => {
      const manifest = await store.manifest(id).catch(() => undefined);
      if (!manifest) return undefined;
      const { publishedAt, asOf } = manifest;
      const tilesId = tilesIdOf(manifest);
      return { id, tilesId, publishedAt, asOf, current: id === snapshot.manifest.id };
    }),
  );
  return entries.filter((entry) => entry !== undefined).reverse();
}

/** `snapshot.differences`: buildings and rooms that came, went or changed since another snapshot. */
export function snapshotDifferences(
  context: QueryContext,
  { other }: ParsedParams<'snapshot.differences'>,
  signal: AbortSignal,
): Promise<SnapshotDifferences> {
  return inSnapshot(context, other, async (older) => {
    const paths = [older.filePath('base'), context.snapshot.filePath('base')];
    if (paths[0] === paths[1]) return NONE();
    const db = await openHub('differences');
    try {
      await db.run('ATTACH ? AS older', [immutableUri(paths[0] ?? '')]);
      await db.run('ATTACH ? AS newer', [immutableUri(paths[1] ?? '')]);
      signal.throwIfAborted();
      return await differences(db, areaParam(context));
    } finally {
      await db.close();
    }
  });
}

const NONE = (): SnapshotDifferences => ({
  added: new Uint32Array(),
  removed: new Uint32Array(),
  changed: new Uint32Array(),
  rooms: { added: 0, removed: 0, changed: 0 },
});

async function differences(db: ReadDb, area: string | null): Promise<SnapshotDifferences> {
  const [added, removed, changed] = [
    await slotsOf(db, onlyIn('newer', 'older'), area),
    await slotsOf(db, onlyIn('older', 'newer'), area),
    await slotsOf(db, CHANGED_BUILDINGS, area),
  ];
  const rooms = await db.get<SnapshotDifferences['rooms']>(ROOM_CHANGES, { $area: area });
  return { added, removed, changed, rooms: rooms ?? NONE().rooms };
}

async function slotsOf(
  db: ReadDb,
  sql: string,
  area: string | null,
): Promise<Uint32Array<ArrayBuffer>> {
  const row = await db.get<{ slots: string }>(
    `SELECT json_group_array(slot ORDER BY slot) AS slots FROM (${sql})`,
    { $area: area },
  );
  return Uint32Array.from(JSON.parse(row?.slots ?? '[]') as number[]);
}

function onlyIn(side: 'older' | 'newer', other: 'older' | 'newer'): string {
  return `SELECT slot FROM ${side}.building AS building WHERE ${inAreaSql('building')}
    AND NOT EXISTS (SELECT 1 FROM ${other}.building AS twin WHERE twin.slot = building.slot)`;
}

/** Rooms of one side that the other lacks or has otherwise, with the building they lie in. */
const roomsUnlike = (side: 'older' | 'newer', other: 'older' | 'newer') => `
  SELECT room.building_slot AS slot FROM ${side}.room AS room
  LEFT JOIN ${other}.room AS twin ON twin.slot = room.slot WHERE twin.row_hash IS NOT room.row_hash`;

const partsUnlike = (side: 'older' | 'newer', other: 'older' | 'newer') => `
  SELECT building.slot FROM ${side}.building_part AS part
  JOIN ${side}.building AS building ON building.building_id = part.building_id
  LEFT JOIN ${other}.building_part AS twin ON twin.building_id = part.building_id AND twin.part_no = part.part_no
  WHERE twin.row_hash IS NOT part.row_hash`;

const CHANGED_BUILDINGS = `
  SELECT building.slot FROM newer.building AS building JOIN older.building AS twin ON twin.slot = building.slot
  WHERE ${inAreaSql('building')} AND (twin.row_hash IS NOT building.row_hash OR building.slot IN (
    ${roomsUnlike('newer', 'older')} UNION ${roomsUnlike('older', 'newer')}
    UNION ${partsUnlike('newer', 'older')} UNION ${partsUnlike('older', 'newer')}))`;

const roomsHere = (side: 'older' | 'newer') =>
  `($area IS NULL OR EXISTS (SELECT 1 FROM ${side}.building AS building
    WHERE building.slot = room.building_slot AND ${inAreaSql('building')}))`;

const ROOM_CHANGES = `
  SELECT
    (SELECT count(*) FROM newer.room AS room WHERE ${roomsHere('newer')}
      AND NOT EXISTS (SELECT 1 FROM older.room AS twin WHERE twin.slot = room.slot)) AS added,
    (SELECT count(*) FROM older.room AS room WHERE ${roomsHere('older')}
      AND NOT EXISTS (SELECT 1 FROM newer.room AS twin WHERE twin.slot = room.slot)) AS removed,
    (SELECT count(*) FROM newer.room AS room JOIN older.room AS twin ON twin.slot = room.slot
      WHERE ${roomsHere('newer')} AND twin.row_hash IS NOT room.row_hash) AS changed`;
