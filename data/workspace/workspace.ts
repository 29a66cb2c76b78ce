import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { translateStorageError } from '../driver/errors.ts';
import type { WriteDb } from '../driver/port.ts';
import { openWriter } from '../driver/sqlite.ts';
import type { SavedMapping } from '../../contract/imports.ts';
import { type AuditLog, createAuditLog } from './audit.ts';
import { inTurnOn } from './chain.ts';
import { readMappings, writeMapping } from './import-mappings.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { createNamedAreas, type NamedAreas } from './named-areas.ts';
import { migrateWorkspace } from './migrations/index.ts';
import { createHandOvers, type HandOvers } from './hand-overs.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { createOfficerNotes, type OfficerNotes } from './officer-notes.ts';
import { createReturnedLists, type ReturnedLists } from './returned-lists.ts';

/** 工作区: everything people write. It survives refreshes and never holds what exports hold. */
export interface Workspace {
  readonly audit: AuditLog;
  readonly accounts: Accounts;
  readonly lists: ReturnedLists;
  readonly notes: OfficerNotes;
  readonly areas: NamedAreas;
  readonly drafts: Drafts;
  readonly handOvers: HandOvers;
  /** A preference of an account, undefined where it was never saved. */
  preference(account: string, name: string): Promise<unknown>;
  /** Saves plain data under a name. */
  savePreference(account: string, name: string, value: unknown): Promise<void>;
  /** 对照表 of all departments. */
  importMappings(): Promise<SavedMapping[]>;
  saveImportMapping(account: string, mapping: SavedMapping): Promise<void>;
  close(): Promise<void>;
}

/** Opens a workspace file, made when missing and brought to the current layout. */
export async function openWorkspace(path: string): Promise<Workspace> {
  await mkdir(dirname(path), { recursive: true }).catch((error: unknown) => {
    throw translateStorageError(error, path);
  });
  const db = await openMigrated(path).catch((error: unknown) => {
    if (!(error instanceof TwinError)) throw error;
    if (error.kind === 'corrupt') throw damaged(path, error);
    throw error.kind === 'not-found' ? cannotBeMade(path, error) : error;
  });
  const inTurn = inTurnOn(db);
  return {
    audit: createAuditLog(db),
    accounts: createAccounts(db),
    lists: createReturnedLists(db),
    notes: createOfficerNotes(db),
    areas: createNamedAreas(db),
    drafts: createDrafts(db),
    handOvers: createHandOvers(db),
    preference: (account, name) => readPreference(db, account, name),
    savePreference: (account, name, value) =>
      inTurn(() => writePreference(db, account, name, value)),
    importMappings: () => readMappings(db),
    saveImportMapping: (account, mapping) => inTurn(() => writeMapping(db, account, mapping)),
    close: () => db.close(),
  };
}

async function openMigrated(path: string): Promise<WriteDb> {
  const db = await openWriter(path);
  try {
    await db.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL');
    await migrateWorkspace(db);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Its folder is there, so what is lacking is the right to write in it: a read-only disk. */
function cannotBeMade(path: string, cause: TwinError): TwinError {
  return new TwinError(
    'forbidden',
    say`The workspace ${path} cannot be made: its folder is read-only. What people write (notes, lists, reveals) needs it; give this account the right to write there, or copy the store to another disk.`,
    { file: path },
    cause,
  );
}

function damaged(path: string, cause: TwinError): TwinError {
  return new TwinError(
    'corrupt',
    say`The workspace ${path} is damaged. Put back a copy of it, or move it away to begin an empty one without its audit log.`,
    { file: path },
    cause,
  );
}

async function readPreference(db: WriteDb, account: string, name: string): Promise<unknown> {
  const row = await db.get<{ value: string }>(
    'SELECT value FROM preference WHERE account = ? AND name = ?',
    [account, name],
  );
  return row === undefined ? undefined : JSON.parse(row.value);
}

async function writePreference(
  db: WriteDb,
  account: string,
  name: string,
  value: unknown,
): Promise<void> {
  await db.run(
    `INSERT INTO preference(account, name, value, changed_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`,
    [account, name, JSON.stringify(value), new Date().toISOString()],
  );
}
