import type { WriteDb } from '../driver/port.ts';
import { buildingNumber, roomNumber, unitNumber } from './room-text.ts';
import { MARK } from './tokens.ts';

/**
 * Rooms are found by room, unit and building number alone; which building is meant comes from the buildings' own
 * entries. So 150,000 rooms cost three short tokens each, and only distinct numbers pass through JavaScript.
 */
export async function indexRoomNumbers(db: WriteDb): Promise<void> {
  await db.exec(`
    CREATE VIRTUAL TABLE room_index USING fts5(tokens, content='', detail=none, columnsize=0, tokenize='ascii');
    CREATE TEMP TABLE number_token(kind TEXT, value TEXT, token TEXT, PRIMARY KEY (kind, value)) WITHOUT ROWID;
  `);
  await addTokens(db, MARK.roomNo, await distinct(db, 'room_no'), roomNumber);
  await addTokens(db, MARK.unitNo, await distinct(db, 'unit_no'), unitNumber);
  await addBuildingNumbers(db);
  await db.exec(`
    INSERT INTO room_index(rowid, tokens)
    SELECT room.slot, '${MARK.building}' || building_slot || coalesce(' ' || r.token, '')
      || coalesce(' ' || u.token, '') || coalesce(' ' || b.token, '')
    FROM room
    LEFT JOIN number_token AS r ON r.kind = '${MARK.roomNo}' AND r.value = room.room_no
    LEFT JOIN number_token AS u ON u.kind = '${MARK.unitNo}' AND u.value = room.unit_no
    LEFT JOIN number_token AS b ON b.kind = '${MARK.buildingNo}' AND b.value = CAST(room.building_slot AS TEXT)
    ORDER BY room.slot;
    DROP TABLE number_token;
  `);
}

async function distinct(db: WriteDb, column: 'room_no' | 'unit_no'): Promise<string[]> {
  const rows = await db.all<{ value: string }>(
    `SELECT DISTINCT ${column} AS value FROM room WHERE ${column} IS NOT NULL`,
  );
  return rows.map((row) => row.value);
}

async function addTokens(
  db: WriteDb,
  kind: string,
  values: readonly string[],
  read: (value: string) => string,
): Promise<void> {
  const rows = values.map((value) => [value, read(value)]).filter(([, token]) => token !== '');
  await insertTokens(db, kind, rows);
}

async function addBuildingNumbers(db: WriteDb): Promise<void> {
  const buildings = await db.all<{ slot: number; name: string | null; address: string | null }>(
    'SELECT slot, name, address FROM building',
  );
  const rows = buildings.map(({ slot, name, address }) => [
    slot,
    buildingNumber(name, address) ?? '',
  ]);
  await insertTokens(
    db,
    MARK.buildingNo,
    rows.filter(([, token]) => token !== ''),
  );
}

async function insertTokens(
  db: WriteDb,
  kind: string,
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  await db.run(
    `INSERT INTO number_token(kind, value, token)
     SELECT ?1, value->>0, ?1 || (value->>1) FROM json_each(?2)`,
    [kind, JSON.stringify(rows)],
  );
}
