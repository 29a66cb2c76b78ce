import { TwinError } from '../../contract/errors.ts';
import type { DraftProblem } from '../../contract/drafts/problems.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { DraftRevision, Drafts } from '../workspace/drafts.ts';
import { compareDraft } from './compare-draft.ts';

/** Account that retires drafts a delivery brought. */
const DELIVERY = '来件';

/** A draft as it stands to the snapshot in use. */
export interface SettledDraft {
  readonly newest: DraftRevision;
  /** What the snapshot says otherwise. */
  readonly conflicts: readonly DraftProblem[];
}

/**
 * Retires (已并入) every draft saved over an earlier snapshot that the one in use holds as drawn, and tells the conflicts
 * of those it holds otherwise. With `id` that draft alone.
 */
export async function settleDrafts(
  snapshot: OpenSnapshot,
  drafts: Drafts,
  id?: string,
): Promise<SettledDraft[]> {
  const newest = await drafts.newest();
  const settled: SettledDraft[] = [];
  for (const draft of newest) {
    if (id !== undefined && draft.id !== id) continue;
    settled.push(await settle(snapshot, drafts, draft));
  }
  return settled;
}

async function settle(
  snapshot: OpenSnapshot,
  drafts: Drafts,
  draft: DraftRevision,
): Promise<SettledDraft> {
  const snapshotId = snapshot.manifest.id;
  if (draft.action !== 'saved' || draft.snapshotId === snapshotId)
    return { newest: draft, conflicts: [] };
  const comparison = await compareDraft(snapshot, draft.building);
  if (comparison.kind === 'waiting') return { newest: draft, conflicts: [] };
  if (comparison.kind === 'differs') return { newest: draft, conflicts: comparison.conflicts };
  const merged = await retire(drafts, draft, snapshotId);
  return { newest: merged, conflicts: [] };
}

/** Two that look at a draft at once both find it delivered: the later takes what the earlier wrote. */
async function retire(
  drafts: Drafts,
  { id, revision: after, building }: DraftRevision,
  snapshotId: string,
): Promise<DraftRevision> {
  const merged = { id, after, action: 'merged', building, snapshotId, account: DELIVERY } as const;
  try {
    return await drafts.append(merged);
  } catch (error) {
    if (!(error instanceof TwinError && error.kind === 'stale')) throw error;
    const [newest] = await drafts.revisions(id);
    return newest as DraftRevision;
  }
}
