import type { CallResult } from '../../../contract/queries/index.ts';
import type { CommandContext } from '../people.ts';

const LAST_LOOK = 'today.last-look';
/** Departments deliver monthly unless the profile says otherwise. */
const DEFAULT_CYCLE_DAYS = 31;

/** `today.look`: gives the account's last look and notes this one. */
export async function todayLook(
  context: CommandContext,
  _params: object,
): Promise<CallResult<'today.look'>> {
  const { workspace, principal, snapshot } = context;
  const last = (await workspace.preference(principal.account, LAST_LOOK)) as
    | CallResult<'today.look'>['last']
    | undefined;
  const now = { at: new Date().toISOString(), snapshotId: snapshot.manifest.id };
  await workspace.savePreference(principal.account, LAST_LOOK, now);
  const returned = await workspace.lists.all();
  return {
    last: last ?? null,
    sources: sourceStates(context),
    returned: returned.map(
      ({ number, department, title, owner, dueOn, rows, changed, unchanged, withdrawn }) => ({
        ...{ number, department, title, owner, dueOn, rows },
        ...{ changed, unchanged, withdrawn },
      }),
    ),
  };
}

/** Each department's newest delivery against the newest of all: behind by more than its cycle is late. */
function sourceStates({ snapshot }: CommandContext): CallResult<'today.look'>['sources'] {
  const { sources, asOf, profile } = snapshot.manifest;
  const newest = new Map<string, { readonly department: string; readonly asOf: string }>();
  for (const { department, asOf: each } of sources) {
    const known = newest.get(department.id);
    if (!known || each > known.asOf)
      newest.set(department.id, { department: department.title, asOf: each });
  }
  return [...newest].map(([id, { department, asOf: latest }]) => {
    const cycleDays = profile.importCycleDays?.[id] ?? DEFAULT_CYCLE_DAYS;
    const behind = Math.round((Date.parse(asOf) - Date.parse(latest)) / 86_400_000);
    return { department, asOf: latest, cycleDays, daysLate: Math.max(0, behind - cycleDays) };
  });
}
