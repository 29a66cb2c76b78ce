import { TwinError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { CallResult, ParsedParams } from '../../../contract/queries/index.ts';
import {
  MOST_PICTURES,
  type RecordPicture,
  type RecordPictures,
} from '../../../contract/queries/pictures.ts';
import type { RecordRef } from '../../../contract/queries/records.ts';
import type { PictureFormat } from '../../../contract/schema/pictures.ts';
import { PICTURE_PART_NAMES } from '../../../contract/schema/table.ts';
import { readStoredPicture } from '../../pictures/picture-files.ts';
import { departmentOf } from '../../pictures/picture-index.ts';
import type { QueryContext } from '../context.ts';
import { locate } from '../records/record-place.ts';
import { requireRow } from '../records/record-row.ts';
import { requireTable } from '../records/record-table.ts';
import { pictureMoment } from './moments.ts';

interface StoredPicture extends Omit<RecordPicture, 'at' | 'who'> {
  readonly content: string | null;
  readonly format: PictureFormat | null;
}

/**
 * Photographs of a record, told to those who may see personal rows: somebody may be in one. Errors: `forbidden` for a record
 * outside the caller's area.
 */
export async function recordPictures(
  context: QueryContext,
  ref: RecordRef,
): Promise<RecordPictures> {
  if (!context.seesPeople(ref.table)) return { allowed: false, pictures: [], leftOut: 0 };
  const stored = await picturesOf(context, ref);
  if (stored.length === 0) return { allowed: true, pictures: [], leftOut: 0 };
  const table = requireTable(ref.table);
  const row = await requireRow(context, table, ref);
  await locate(context, table, row);
  const pictures: RecordPicture[] = [];
  for (const part of PICTURE_PART_NAMES) {
    const own = stored.filter((one) => one.part === part);
    if (own.length === 0) continue;
    const moment = await pictureMoment(context, table, row, part);
    for (const { content: _content, format: _format, ...one } of own)
      pictures.push({ ...one, ...moment });
  }
  return {
    allowed: true,
    pictures: pictures.slice(0, MOST_PICTURES),
    leftOut: Math.max(0, pictures.length - MOST_PICTURES),
  };
}

/** One photograph of a record, opened. Errors: as `recordPictures`, `not-found`. */
export async function recordPicture(
  context: QueryContext,
  { part, sequence, ...ref }: ParsedParams<'record.picture'>,
): Promise<CallResult<'record.picture'>> {
  const stored = await picturesOf(context, ref);
  const found = stored.find((one) => one.part === part && one.sequence === sequence);
  if (!found?.content || !found.format)
    throw new TwinError('not-found', say`This record has no such photograph.`);
  const table = requireTable(ref.table);
  await locate(context, table, await requireRow(context, table, ref));
  const keys = await context.keyring.forOpening(departmentOf(ref.table));
  const bytes = await readStoredPicture(context.store.folder, keys, found.content);
  return { format: found.format, bytes: new Uint8Array(bytes) };
}

async function picturesOf(
  { snapshot }: QueryContext,
  { table, key }: RecordRef,
): Promise<StoredPicture[]> {
  if (!snapshot.has('pictures')) return [];
  return snapshot.db.all<StoredPicture>(
    `SELECT part, sequence, file_name AS fileName, problem, content, format,
       width_pixels AS widthPixels, height_pixels AS heightPixels, size_bytes AS sizeBytes
     FROM pictures.picture WHERE table_name = ? AND record_key = ? ORDER BY part, sequence`,
    [table, key],
  );
}
