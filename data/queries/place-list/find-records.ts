import type { ReadDb } from '../../driver/port.ts';
import { quote } from '../../schema/ddl.ts';
import { keysOfNumbers } from '../../snapshot/keys-of-number.ts';
import type { OpenSnapshot } from '../../snapshot/open-snapshot.ts';
import { NAMED_TABLES, RECORD_TABLES, type RecordTable } from './record-tables.ts';

/** A record that a row of a list names. */
export interface NamedRecord {
  readonly table: string;
  readonly key: string;
  readonly name: string | null;
  readonly method: 'code' | 'name';
  readonly roomSlot: number | null;
  readonly buildingSlot: number | null;
  readonly communityCode: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

interface RecordRow {
  readonly text: string;
  readonly key: string;
  readonly name: string | null;
  readonly room: number | null;
  readonly building: number | null;
  readonly community: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

/** Rows of a table share names with few others; more of one name are as ambiguous as these. */
const MOST_OF_A_NAME = 20_000;

/**
 * Records by exact code, else by exact name, of the first table that has any: text → records. A text that names no
 * record is missing.
 */
export async function findRecords(
  snapshot: OpenSnapshot,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, NamedRecord[]>> {
  const found = new Map<string, NamedRecord[]>();
  const look = async (tables: readonly RecordTable[], method: 'code' | 'name') => {
    for (const table of tables) {
      const open = texts.filter((text) => !found.has(text));
      if (open.length === 0 || !snapshot.has(table.table.file)) continue;
      signal.throwIfAborted();
      for (const row of await rowsOf(snapshot.db, table, method, open)) {
        const known = found.get(row.text) ?? [];
        found.set(row.text, [...known, recordOf(table, method, row)]);
      }
    }
  };
  await look(RECORD_TABLES, 'code');
  await look(NAMED_TABLES, 'name');
  await addWrittenPlaces(snapshot, [...found.values()].flat(), found);
  return found;
}

async function rowsOf(
  db: ReadDb,
  table: RecordTable,
  method: 'code' | 'name',
  texts: readonly string[],
): Promise<RecordRow[]> {
  const columns = method === 'code' ? [table.code] : table.names;
  const rows: RecordRow[] = [];
  const seen = new Set<string>();
  const meant =
    method === 'code' ? await meantTexts(db, table, texts) : new Map<string, readonly string[]>();
  const wanted = [...texts, ...meant.keys()];
  for (const column of columns) {
    const found = await db.all<RecordRow>(lookupSql(table, column), [JSON.stringify(wanted)]);
    const named = found.flatMap((row) =>
      (meant.get(row.text) ?? [row.text]).map((text) => ({ ...row, text })),
    );
    for (const row of named) {
      if (seen.has(`${row.text}|${row.key}`)) continue;
      seen.add(`${row.text}|${row.key}`);
      rows.push(row);
    }
  }
  return rows;
}

/** Key → the texts of a list that mean it without being it: a number as its department writes it. */
async function meantTexts(
  db: ReadDb,
  { table }: RecordTable,
  texts: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const [text, keys] of await keysOfNumbers(db, table, texts))
    for (const key of keys) found.set(key, [...(found.get(key) ?? []), text]);
  return found;
}

/** Records of a table by one of its columns; parameter: the texts as a JSON array. */
function lookupSql(
  { table, code, title, room, building, hasPoint }: RecordTable,
  by: string,
): string {
  const column = (name: string | undefined) => (name === undefined ? 'NULL' : `t.${quote(name)}`);
  const point = (name: string) => (hasPoint ? `t.${name}` : 'NULL');
  const community = 'community_code' in table.columns ? 't.community_code' : 'NULL';
  return `SELECT t.${quote(by)} AS text, t.${quote(code)} AS key, ${column(title)} AS name,
      ${column(room)} AS room, ${column(building)} AS building, ${community} AS community,
      ${point('longitude_degrees')} AS longitude, ${point('latitude_degrees')} AS latitude
    FROM ${table.file}.${quote(table.name)} t
    WHERE t.${quote(by)} IN (SELECT value FROM json_each(?)) LIMIT ${MOST_OF_A_NAME}`;
}

function recordOf({ table }: RecordTable, method: 'code' | 'name', row: RecordRow): NamedRecord {
  return {
    table: table.name,
    key: row.key,
    name: row.name,
    method,
    roomSlot: row.room,
    buildingSlot: row.building,
    communityCode: row.community,
    longitude: row.longitude,
    latitude: row.latitude,
  };
}

interface LinkRow {
  readonly record: number;
  readonly room: number | null;
  readonly building: number | null;
  readonly community: string | null;
}

/** Records without a room of their own are where their written address is (地址上图), the finest one first. */
async function addWrittenPlaces(
  { db, has }: OpenSnapshot,
  records: readonly NamedRecord[],
  found: Map<string, NamedRecord[]>,
): Promise<void> {
  if (!has('links')) return;
  const open = records.filter(({ roomSlot, buildingSlot }) => (roomSlot ?? buildingSlot) === null);
  if (open.length === 0) return;
  const links = await db.all<LinkRow>(LINKS_SQL, [
    JSON.stringify(open.map(({ table, key }) => [table, key])),
  ]);
  const best = new Map<NamedRecord, LinkRow>();
  for (const link of links) {
    const record = open[link.record];
    if (record && !best.has(record)) best.set(record, link);
  }
  for (const [text, of] of found)
    found.set(
      text,
      of.map((record) => linked(record, best.get(record))),
    );
}

/** Parameter: pairs of table and key as a JSON array. */
const LINKS_SQL = `
  SELECT wanted.key AS record, room_slot AS room, building_slot AS building, community_code AS community
  FROM json_each(?) AS wanted CROSS JOIN links.address_link AS link
    ON link.table_name = wanted.value->>0 AND link.row_key = wanted.value->>1
  WHERE link.level <> 'none'
  ORDER BY room_slot IS NULL, building_slot IS NULL, score DESC`;

function linked(record: NamedRecord, link: LinkRow | undefined): NamedRecord {
  if (!link) return record;
  return {
    ...record,
    roomSlot: link.room,
    buildingSlot: link.building,
    communityCode: record.communityCode ?? link.community,
  };
}
