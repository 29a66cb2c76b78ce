import { checkDraft } from '../../../contract/drafts/check-draft.ts';
import type { DraftBuilding } from '../../../contract/drafts/draft.ts';
import { topFloor } from '../../../contract/drafts/floors.ts';
import { type DraftProblem, severityOf } from '../../../contract/drafts/problems.ts';
import { TwinError } from '../../../contract/errors.ts';
import type { DraftSummary } from '../../../contract/queries/drafts.ts';
import type { CallResult, ParsedParams } from '../../../contract/queries/index.ts';
import { say } from '../../../contract/sentence.ts';
import { checkNeighbours } from '../../drafts/check-neighbours.ts';
import { communityAt } from '../../drafts/district.ts';
import { settleDrafts, type SettledDraft } from '../../drafts/settle-drafts.ts';
import { draftOf, snapshotBuilding } from '../../drafts/snapshot-building.ts';
import type { DraftRevision } from '../../workspace/drafts.ts';
import { notFound, requireBuilding } from '../building-row.ts';
import type { CommandContext } from '../people.ts';

/** Drafts and revisions of one answer. */
const MOST_DRAFTS = 500;
const MOST_REVISIONS = 200;

/** `draft.list`. */
export async function listDrafts(
  context: CommandContext,
  { state }: ParsedParams<'draft.list'>,
): Promise<CallResult<'draft.list'>> {
  const settled = await settleDrafts(context.snapshot, context.workspace.drafts);
  const summaries: DraftSummary[] = [];
  for (const draft of settled) {
    const summary = summaryOf(draft);
    if (state !== undefined && summary.state !== state) continue;
    if (await isOwn(context, draft.newest)) summaries.push(summary);
  }
  return summaries.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST_DRAFTS);
}

/** `draft.open`. */
export async function openDraft(
  context: CommandContext,
  { id }: ParsedParams<'draft.open'>,
): Promise<CallResult<'draft.open'>> {
  const { drafts } = context.workspace;
  await requireOwn(context, await newestOf(context, id));
  const settled = await settleDrafts(context.snapshot, drafts, id);
  const draft = settled[0] as SettledDraft;
  const revisions = await drafts.revisions(id);
  return {
    summary: summaryOf(draft),
    building: draft.newest.building,
    revisions: revisions
      .slice(0, MOST_REVISIONS)
      .map(({ revision, action, account, at }) => ({ revision, action, account, at })),
  };
}

/** `draft.begin`. */
export async function beginDraft(
  context: CommandContext,
  { buildingId }: ParsedParams<'draft.begin'>,
): Promise<CallResult<'draft.begin'>> {
  await requireBuilding(context, { id: buildingId });
  const { snapshot } = context;
  const found = await snapshotBuilding(snapshot, buildingId);
  if (!found) throw notFound('building', { id: buildingId }, snapshot.manifest.id);
  return { building: draftOf(found, snapshot.manifest.id) };
}

/** `draft.check`. */
export async function checkWholeDraft(
  context: CommandContext,
  { id, building }: ParsedParams<'draft.check'>,
): Promise<CallResult<'draft.check'>> {
  await requireCorrected(context, building);
  const others = (await context.workspace.drafts.newest()).filter(
    (draft) => draft.id !== id && draft.action === 'saved',
  );
  return [...checkDraft(building), ...(await checkNeighbours(context.snapshot, building, others))];
}

/** `draft.save`. */
export async function saveDraft(
  context: CommandContext,
  { id, after, building }: ParsedParams<'draft.save'>,
): Promise<CallResult<'draft.save'>> {
  await requireCorrected(context, building);
  if (after > 0) await requireOwn(context, await newestOf(context, id));
  const { revision } = await append(context, { id, after, action: 'saved', building });
  return { revision };
}

/** `draft.discard`. */
export async function discardDraft(
  context: CommandContext,
  { id, after }: ParsedParams<'draft.discard'>,
): Promise<CallResult<'draft.discard'>> {
  const newest = await newestOf(context, id);
  await requireOwn(context, newest);
  const { building } = newest;
  const { revision } = await append(context, { id, after, action: 'discarded', building });
  return { revision };
}

/** Errors: `not-found`. */
async function newestOf({ workspace }: CommandContext, id: string): Promise<DraftRevision> {
  const [newest] = await workspace.drafts.revisions(id);
  return newest as DraftRevision;
}

/** Appends a revision of a draft of the caller's area and writes it into the audit log. */
async function append(
  context: CommandContext,
  revision: Pick<DraftRevision, 'id' | 'action' | 'building'> & { readonly after: number },
): Promise<DraftRevision> {
  const { principal, snapshot, workspace } = context;
  await requireOwn(context, { ...revision, account: principal.account });
  const made = await workspace.drafts.append({
    ...revision,
    snapshotId: snapshot.manifest.id,
    account: principal.account,
  });
  await workspace.audit.append(principal, {
    action: `draft.${revision.action}`,
    subject: `${made.id}, revision ${made.revision}`,
    reason: principal.purpose ?? '搭建',
  });
  return made;
}

/** A draft of a building corrects one the caller may see. */
async function requireCorrected(context: CommandContext, building: DraftBuilding): Promise<void> {
  if (building.corrects) await requireBuilding(context, { id: building.buildingId }).catch(ifGone);
}

/** A building that went with a refresh may still be drafted. */
function ifGone(error: unknown): void {
  if (!(error instanceof TwinError && error.kind === 'not-found')) throw error;
}

async function requireOwn(
  context: CommandContext,
  draft: Pick<DraftRevision, 'building' | 'account'>,
): Promise<void> {
  if (await isOwn(context, draft)) return;
  throw new TwinError(
    'forbidden',
    say`This draft lies outside the area ${context.principal.areaCode ?? ''} your account is limited to. Ask an administrator to widen it.`,
  );
}

/** Whether a draft lies in the caller's area; one without a footprint is its author's. */
async function isOwn(
  { principal, snapshot }: CommandContext,
  { building, account }: Pick<DraftRevision, 'building' | 'account'>,
): Promise<boolean> {
  const { areaCode } = principal;
  if (areaCode === undefined) return true;
  const at = building.parts.find(({ ring }) => ring.length > 0)?.ring[0];
  if (!at) return account === principal.account;
  return (await communityAt(snapshot, at))?.startsWith(areaCode.slice(0, 12)) ?? false;
}

function summaryOf({ newest, conflicts }: SettledDraft): DraftSummary {
  const { id, revision, action, building, account, at } = newest;
  const { buildingId, name, address, parts, rooms, floors, corrects } = building;
  return {
    ...{ id, revision, account, at, buildingId, name, address, parts },
    state: action === 'saved' ? 'open' : action,
    corrects: corrects !== undefined,
    rooms: rooms.length,
    floorsUp: topFloor(floors),
    stops: stopsOf(checkDraft(building)).length,
    conflicts: [...conflicts],
  };
}

/** Problems that keep a draft from being exported. */
function stopsOf(problems: readonly DraftProblem[]): DraftProblem[] {
  return problems.filter((each) => severityOf(each) === 'stops');
}
