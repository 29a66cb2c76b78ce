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
  const merged = await drafts.append({
    id: draft.id,
    after: draft.revision,
    action: 'merged',
    building: draft.building,
    snapshotId,
    account: DELIVERY,
  });
  return { newest: merged, conflicts: [] };
}
