import type { HandOverEntry, HandOverSheet } from '../../../contract/queries/hand-over.ts';
import type { CallResult, ParsedParams } from '../../../contract/queries/index.ts';
import type { SignedHandOver } from '../../workspace/hand-overs.ts';
import { requireBeat } from '../beats.ts';
import type { CommandContext } from '../people.ts';
import { sheetOf } from './sheet.ts';

/** Signed hand-overs of one answer. */
const MOST_LISTED = 500;

/** `handOver.prepare`. */
export async function prepareHandOver(
  context: CommandContext,
  parties: ParsedParams<'handOver.prepare'>,
  signal: AbortSignal,
): Promise<HandOverSheet> {
  const beat = await requireBeat(context, parties.beatCode);
  return sheetOf(context, beat, parties, signal);
}

/** `handOver.sign`: written down in the audit log before it is kept. */
export async function signHandOver(
  context: CommandContext,
  { witness, remark, ...parties }: ParsedParams<'handOver.sign'>,
  signal: AbortSignal,
): Promise<HandOverEntry> {
  const beat = await requireBeat(context, parties.beatCode);
  const sheet = await sheetOf(context, beat, parties, signal);
  const { workspace, principal } = context;
  await workspace.audit.append(principal, {
    action: 'handOver.sign',
    subject: `${beat.code}, ${parties.from.officerNo} → ${parties.to.officerNo}, snapshot ${sheet.snapshotId}`,
    reason: principal.purpose ?? '交接',
  });
  const { account } = principal;
  const beatCode = beat.code;
  return entryOf(await workspace.handOvers.sign({ beatCode, witness, remark, sheet, account }));
}

/** `handOver.list`: those of beats of the caller's area. */
export async function listHandOvers(
  context: CommandContext,
  { beatCode }: ParsedParams<'handOver.list'>,
): Promise<CallResult<'handOver.list'>> {
  const signed = await context.workspace.handOvers.list(beatCode, MOST_LISTED);
  if (context.principal.areaCode === undefined) return signed.map(entryOf);
  const own = new Map<string, boolean>();
  for (const code of new Set(signed.map((each) => each.beatCode)))
    own.set(
      code,
      await requireBeat(context, code).then(
        () => true,
        () => false,
      ),
    );
  return signed.filter((each) => own.get(each.beatCode)).map(entryOf);
}

/** `handOver.open`. */
export async function openHandOver(
  context: CommandContext,
  { number }: ParsedParams<'handOver.open'>,
): Promise<CallResult<'handOver.open'>> {
  const { handOvers } = context.workspace;
  const signed = await handOvers.open(number);
  if (context.principal.areaCode !== undefined) await requireBeat(context, signed.beatCode);
  return { entry: entryOf(signed), sheet: signed.sheet, intact: await handOvers.isIntact(number) };
}

function entryOf({ sheet, ...signed }: SignedHandOver): HandOverEntry {
  const { number, beatCode, witness, remark, account, at, hash } = signed;
  const { from, to, snapshotId, asOf } = sheet;
  const parties = { beatCode, beatName: sheet.beat.name, from, to, witness, remark };
  return { number, ...parties, snapshotId, asOf, account, at, hash };
}
