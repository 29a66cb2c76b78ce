import type { z } from 'zod';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { CallResult, ParsedParams } from '../../contract/queries/index.ts';
import type { foundPersonSchema } from '../../contract/queries/people.ts';
import { KEY_DESTROYED } from '../../contract/destroyed-keys.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { areaParam, inAreaSql } from './area.ts';
import type { QueryContext } from './context.ts';
import { lookupKeys } from './people-keys.ts';
import { maskedResidents, RESIDENT_COLUMNS, type ResidentRow, textOf } from './residents.ts';

type FoundPerson = z.infer<typeof foundPersonSchema>;

interface FoundRow extends ResidentRow {
  readonly room_id: string | null;
  readonly building_id: string | null;
  readonly address: string | null;
}

/** Names read for each record wanted where an area limits the caller. */
const NAMES_PER_HIT_IN_AREA = 50;

/** 查人: records by exact document number or phone through the keyed columns, else by name through the index in memory. */
export async function findPeople(
  context: QueryContext,
  { text, limit }: ParsedParams<'people.find'>,
  signal: AbortSignal,
): Promise<FoundPerson[]> {
  if (!context.snapshot.has('people')) return [];
  const keys = await lookupKeys(context.keyring, text);
  signal.throwIfAborted();
  const rows = keys
    ? await rowsByKeys(context, keys, limit)
    : await rowsByName(context, text, limit, signal);
  const records = await maskedResidents(context, rows);
  return rows.map((row, at) => ({
    record: records[at] as FoundPerson['record'],
    roomId: row.room_id,
    buildingId: row.building_id,
    address: row.address,
  }));
}

const FOUND_COLUMNS = `${RESIDENT_COLUMNS}, room.room_id, building.building_id,
  coalesce(room.address, building.address) AS address`;
const FOUND_JOINS = `LEFT JOIN base.room ON room.slot = resident.room_slot
  LEFT JOIN base.building ON building.slot = room.building_slot`;

/** Records with one of the keys of a document or a phone. */
export const BY_KEY_SQL = `
  SELECT ${FOUND_COLUMNS} FROM people.resident ${FOUND_JOINS}
  WHERE (resident.person_key IN (SELECT unhex(value) FROM json_each($persons))
      OR resident.phone_key IN (SELECT unhex(value) FROM json_each($phones)))
    AND ${inAreaSql('building')}
  ORDER BY resident.state, resident.registered_at DESC, resident.id LIMIT $limit`;

function rowsByKeys(
  context: QueryContext,
  keys: { readonly persons: readonly string[]; readonly phones: readonly string[] },
  limit: number,
): Promise<FoundRow[]> {
  return context.snapshot.db.all<FoundRow>(BY_KEY_SQL, {
    $persons: JSON.stringify(keys.persons),
    $phones: JSON.stringify(keys.phones),
    $area: areaParam(context),
    $limit: limit,
  });
}

/** Records by row number, in the order given. */
export const BY_ROW_SQL = `
  SELECT ${FOUND_COLUMNS} FROM json_each($rows) AS wanted
  CROSS JOIN people.resident ON resident.id = wanted.value ${FOUND_JOINS}
  WHERE ${inAreaSql('building')}
  ORDER BY wanted.key LIMIT $limit`;

async function rowsByName(
  context: QueryContext,
  text: string,
  limit: number,
  signal: AbortSignal,
): Promise<FoundRow[]> {
  const index = await context.people();
  signal.throwIfAborted();
  const wanted = areaParam(context) === null ? limit : limit * NAMES_PER_HIT_IN_AREA;
  return rowsByNumber(context, index.find(text, wanted), limit);
}

function rowsByNumber(
  context: QueryContext,
  rows: readonly number[],
  limit: number,
): Promise<FoundRow[]> {
  return context.snapshot.db.all<FoundRow>(BY_ROW_SQL, {
    $rows: JSON.stringify(rows),
    $area: areaParam(context),
    $limit: limit,
  });
}

/** What a command works with beside reading: the workspace, the only thing it may write. */
export interface CommandContext extends QueryContext {
  readonly workspace: Workspace;
}

/** 查看原文: one record unmasked. It is in the audit log, on the disk, before anything is returned. */
export async function revealPerson(
  context: CommandContext,
  { row, snapshotId, reason }: ParsedParams<'people.reveal'>,
  signal: AbortSignal,
): Promise<CallResult<'people.reveal'>> {
  requireSameSnapshot(context, snapshotId);
  const record = (await rowsByNumber(context, [row], 1))[0];
  if (!record) throw noSuchRecord(row);
  const open = (await context.sealed.rows('resident', [row])).get(row) ?? {};
  signal.throwIfAborted();
  if (open.name === KEY_DESTROYED) throw keyDestroyed();
  const subject = `${tableSpec('resident').name} ${record.record_no}, snapshot ${snapshotId}, row ${row}`;
  const auditNumber = await context.workspace.audit.append(context.principal, {
    action: 'people.reveal',
    subject,
    reason,
  });
  const idNo = textOf(open, 'id_no') ?? '';
  const permitNo = textOf(open, 'permit_no');
  return {
    name: textOf(open, 'name') ?? '',
    idNo,
    phone: textOf(open, 'phone'),
    permitNo: permitNo === idNo ? null : permitNo,
    liveAddress: textOf(open, 'live_address'),
    auditNumber,
  };
}

function requireSameSnapshot(context: QueryContext, snapshotId: string): void {
  const { id } = context.snapshot.manifest;
  if (id === snapshotId) return;
  throw new TwinError(
    'stale',
    say`The record was read from snapshot ${snapshotId}, but ${id} is in use now. Open the room again and repeat.`,
  );
}

function keyDestroyed(): TwinError {
  return new TwinError(
    'forbidden',
    say`The key of this record was destroyed: its name, numbers and phone cannot be read again. Import the department's exports anew where they may still be kept.`,
  );
}

function noSuchRecord(row: number): TwinError {
  return new TwinError(
    'not-found',
    say`There is no record in row ${row} that your account may see. Open the room again.`,
  );
}
