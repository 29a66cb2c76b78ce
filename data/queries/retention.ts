import type { CallResult, ParsedParams } from '../../contract/queries/index.ts';
import { profileTerms, RETENTION_CLASSES, type RetentionTerms } from '../../contract/retention.ts';
import { dueItems } from '../retention/due.ts';
import { readTerms, writeTerms } from '../retention/terms.ts';
import type { QueryContext } from './context.ts';
import type { CommandContext } from './people.ts';

/** `retention.show`. */
export async function showRetention(
  { store, snapshot }: QueryContext,
  { terms: wished }: ParsedParams<'retention.show'>,
): Promise<CallResult<'retention.show'>> {
  const { profile } = snapshot.manifest;
  const terms = await readTerms(store.folder, profile);
  return {
    terms,
    profileTerms: profileTerms(profile),
    classes: await dueItems(store.folder, wished ?? terms),
  };
}

/** `retention.set`. */
export async function setRetention(
  { store, snapshot, principal, workspace }: CommandContext,
  { terms, reason }: ParsedParams<'retention.set'>,
): Promise<CallResult<'retention.set'>> {
  const before = await readTerms(store.folder, snapshot.manifest.profile);
  const auditNumber = await workspace.audit.append(principal, {
    action: 'retention.set',
    subject: changedTerms(before, terms),
    reason,
  });
  await writeTerms(store.folder, terms);
  return { auditNumber };
}

function changedTerms(before: RetentionTerms, after: RetentionTerms): string {
  return RETENTION_CLASSES.filter((name) => before[name] !== after[name])
    .map((name) => `${name} ${before[name]} → ${after[name]}`)
    .join(', ');
}
