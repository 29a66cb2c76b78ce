import { TwinError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { WriteDb } from '../../driver/port.ts';
import { inTransaction } from '../chain.ts';
import { auditLog } from './0001-audit-log.ts';
import { preference } from './0002-preference.ts';
import { importMapping } from './0003-import-mapping.ts';
import { officerNote } from './0006-officer-note.ts';
import { returnedList } from './0004-returned-list.ts';
import { namedArea } from './0005-named-area.ts';
import { draft } from './0007-draft.ts';
import { handOver } from './0008-hand-over.ts';
import { account } from './0009-account.ts';

/** One step of the workspace's layout. */
export interface WorkspaceMigration {
  readonly version: number;
  readonly apply: (db: WriteDb) => Promise<void>;
}

const MIGRATIONS: readonly WorkspaceMigration[] = [
  auditLog,
  preference,
  importMapping,
  returnedList,
  namedArea,
  officerNote,
  draft,
  handOver,
  account,
];

/** Layout this program writes (`user_version` of the file). */
export const WORKSPACE_VERSION = MIGRATIONS.length;

/**
 * Brings a workspace to `target`, one transaction a step. A workspace of a newer program is `stale` and stays as it is.
 */
export async function migrateWorkspace(db: WriteDb, target = WORKSPACE_VERSION): Promise<void> {
  const found = (await db.get<{ user_version: number }>('PRAGMA user_version'))?.user_version ?? 0;
  if (found > WORKSPACE_VERSION) throw newerWorkspace(db.path, found);
  for (const step of MIGRATIONS.slice(found, target)) await applyStep(db, step);
}

async function applyStep(db: WriteDb, step: WorkspaceMigration): Promise<void> {
  await inTransaction(db, async () => {
    await step.apply(db);
    await db.exec(`PRAGMA user_version = ${step.version}`);
  });
}

function newerWorkspace(path: string, version: number): TwinError {
  return new TwinError(
    'stale',
    say`The workspace ${path} has layout ${version}, made by a newer Haishu Twin; this one knows ${WORKSPACE_VERSION}. Install the newer version, or move the file away to begin an empty workspace.`,
    { file: path },
  );
}
