import { z } from 'zod';
import {
  type KeptShapeNote,
  keptShapeNoteSchema,
  type ShapeNote,
} from '../../contract/shape-notes.ts';
import { NO_SLOT, TILE_KEYS } from '../../contract/tiles.ts';
import type { ReadDb } from '../driver/port.ts';
import { openReader } from '../driver/sqlite.ts';
import type { OpenSnapshot } from './open-snapshot.ts';

/**
 * Shapes of a snapshot that are left out, drawn otherwise than delivered or stand where another does, with the file and line
 * of their rows. Undefined where its tiles were built by a program that kept none, or there are no tiles.
 */
export async function readShapeNotes(snapshot: OpenSnapshot): Promise<ShapeNote[] | undefined> {
  const path = snapshot.filePath('tiles');
  const notes = path === undefined ? undefined : await keptNotes(path);
  if (!notes) return undefined;
  const [parts, rooms] = [await partRows(snapshot, notes), await roomRows(snapshot.db, notes)];
  const { sources } = snapshot.manifest;
  const names = new Map(sources.map(({ table, fileId, name }) => [`${table} ${fileId}`, name]));
  return notes.map(({ building, code, sentence, table, key }) => {
    const row = table === 'room' ? rooms.get(key ?? NO_SLOT) : parts.get(`${building} ${key}`);
    const file = (row && names.get(`${table} ${row.fileId}`)) ?? null;
    return { building, code, sentence, file, line: row?.line ?? null };
  });
}

async function keptNotes(path: string): Promise<KeptShapeNote[] | undefined> {
  const tiles = await openReader(path, { immutable: true });
  try {
    const row = await tiles.get<{ content: Uint8Array }>(
      'SELECT content FROM media WHERE key = ?',
      [TILE_KEYS.notes],
    );
    return row && parseKeptNotes(row.content);
  } finally {
    await tiles.close();
  }
}

/** Notes as a tiles file holds them. */
export function parseKeptNotes(content: Uint8Array): KeptShapeNote[] {
  return z.array(keptShapeNoteSchema).parse(JSON.parse(new TextDecoder().decode(content)));
}

interface RowPlace {
  readonly fileId: number;
  readonly line: number;
}

async function partRows(
  { db }: OpenSnapshot,
  notes: readonly KeptShapeNote[],
): Promise<Map<string, RowPlace>> {
  const wanted = notes.flatMap(({ table, building }) =>
    table === 'building_part' ? [building] : [],
  );
  const rows = await db.all<RowPlace & { readonly id: string }>(
    `SELECT building_id || ' ' || part_no AS id, source_file_id AS fileId, source_line AS line
     FROM base.building_part WHERE building_id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(wanted)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Where the rows of the rooms that notes are about came from, by slot. */
export async function roomRows(
  db: ReadDb,
  notes: readonly KeptShapeNote[],
): Promise<Map<number, RowPlace>> {
  const wanted = notes.flatMap(({ table, key }) => (table === 'room' ? [key] : []));
  const rows = await db.all<RowPlace & { readonly slot: number }>(
    `SELECT slot, source_file_id AS fileId, source_line AS line
     FROM base.room WHERE slot IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(wanted)],
  );
  return new Map(rows.map((row) => [row.slot, row]));
}
