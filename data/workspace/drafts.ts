import { type DraftBuilding, draftBuildingSchema } from '../../contract/drafts/draft.ts';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { WriteDb } from '../driver/port.ts';
import { chainHash, inTurnOn } from './chain.ts';

/** What a revision did: saved a state, laid the draft aside, or found it in a delivery (已并入). */
type DraftAction = 'saved' | 'discarded' | 'merged';

/** One saved state of a draft. */
export interface DraftRevision {
  readonly id: string;
  readonly revision: number;
  readonly action: DraftAction;
  readonly building: DraftBuilding;
  /** Snapshot in use when it was written. */
  readonly snapshotId: string;
  readonly account: string;
  /** ISO time. */
  readonly at: string;
}

interface NewRevision extends Omit<DraftRevision, 'revision' | 'at'> {
  /** Revision it follows; 0 for the first. */
  readonly after: number;
}

/** 搭建草稿 of a workspace. */
export interface Drafts {
  /** The newest revision of every draft, by id. */
  newest(): Promise<DraftRevision[]>;
  /** All revisions of a draft, the newest first. Errors: `not-found`. */
  revisions(id: string): Promise<DraftRevision[]>;
  /** Appends a revision. Errors: `stale` where somebody saved the draft in between. */
  append(revision: NewRevision): Promise<DraftRevision>;
}

interface StoredRevision extends Omit<DraftRevision, 'building'> {
  readonly building: string;
}

const COLUMNS =
  'draft_id AS id, revision, action, building, snapshot_id AS snapshotId, account, at';

export function createDrafts(db: WriteDb): Drafts {
  const inTurn = inTurnOn(db);
  return {
    async newest() {
      const rows = await db.all<StoredRevision>(
        `SELECT ${COLUMNS} FROM draft_revision AS row WHERE revision = (
           SELECT max(revision) FROM draft_revision WHERE draft_id = row.draft_id) ORDER BY draft_id`,
      );
      return rows.map(read);
    },
    async revisions(id) {
      const rows = await db.all<StoredRevision>(
        `SELECT ${COLUMNS} FROM draft_revision WHERE draft_id = ? ORDER BY revision DESC`,
        [id],
      );
      if (rows.length === 0) throw new TwinError('not-found', say`There is no draft ${id}.`);
      return rows.map(read);
    },
    append: (revision) => inTurn(() => append(db, revision)),
  };
}

function read(row: StoredRevision): DraftRevision {
  return { ...row, building: draftBuildingSchema.parse(JSON.parse(row.building)) };
}

async function append(
  db: WriteDb,
  { id, after, action, building, snapshotId, account }: NewRevision,
): Promise<DraftRevision> {
  const newest = await db.get<{ revision: number; account: string }>(
    'SELECT revision, account FROM draft_revision WHERE draft_id = ? ORDER BY revision DESC LIMIT 1',
    [id],
  );
  if ((newest?.revision ?? 0) !== after)
    throw new TwinError(
      'stale',
      say`${newest?.account ?? ''} has saved this draft in the meantime. Open it again; what you changed stays in the window until you close it.`,
    );
  const head = await db.get<{ number: number; hash: string }>(
    'SELECT number, hash FROM draft_revision ORDER BY number DESC LIMIT 1',
  );
  const [number, previous] = [(head?.number ?? 0) + 1, head?.hash ?? ''];
  const [revision, at, text] = [after + 1, new Date().toISOString(), JSON.stringify(building)];
  const fields = [number, id, revision, action, text, snapshotId, account, at, previous];
  await db.run('INSERT INTO draft_revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
    ...fields,
    chainHash(fields),
  ]);
  return { id, revision, action, building, snapshotId, account, at };
}
