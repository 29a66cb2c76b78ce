import type { CallResult, ParsedParams } from '../../../contract/queries/index.ts';
import type { CommandContext } from '../people.ts';
import { placedBuildings } from './building-counts.ts';
import { findPlaces, type Places } from './find-places.ts';
import { findRecords } from './find-records.ts';
import { placeRow, type Taken } from './place-row.ts';

/** Addresses placed before the host lets other calls in. */
const PAUSE_AFTER = 100;

/** 名单上图: see `list.place` of the contract. */
export async function placeList(
  context: CommandContext,
  { texts }: ParsedParams<'list.place'>,
  signal: AbortSignal,
): Promise<CallResult<'list.place'>> {
  const taken = await takeTexts(context, texts.map(tidy), signal);
  const places = await findPlaces(context, wantedBy(taken));
  const rows = taken.map((one) => placeRow(one, places, context.principal.areaCode));
  const named = new Set(rows.map(({ buildingId }) => buildingId));
  const buildings = await placedBuildings(context, buildingsNamed(places, named), signal);
  const placed = rows.filter(({ longitudeDegrees }) => longitudeDegrees !== null).length;
  const { manifest } = context.snapshot;
  const auditNumber = await context.workspace.audit.append(context.principal, {
    action: 'list.place',
    subject: `${rows.length} rows, ${placed} placed, snapshot ${manifest.id}`,
    reason: context.principal.purpose ?? '名单上图',
  });
  return { snapshotId: manifest.id, rows, buildings, auditNumber };
}

/** Full-width letters and digits, and blanks around, as spreadsheets and forms leave them. */
function tidy(text: string): string {
  return text.normalize('NFKC').trim();
}

/** A citizen's document number (GB 11643): persons are looked up by name and number elsewhere, with a reason. */
const PERSON_NUMBER = /^\d{17}[\dXx]$/;

async function takeTexts(
  { snapshot, addresses }: CommandContext,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<Taken[]> {
  const asked = texts.filter((text) => text !== '' && !PERSON_NUMBER.test(text));
  const records = await findRecords(snapshot, [...new Set(asked)], signal);
  const match = await addresses();
  const taken: Taken[] = [];
  for (const [index, text] of texts.entries()) {
    if (index % PAUSE_AFTER === PAUSE_AFTER - 1) await pause();
    signal.throwIfAborted();
    const named = records.get(text);
    if (text === '') taken.push({ kind: 'nothing', stop: 'BLANK' });
    else if (PERSON_NUMBER.test(text)) taken.push({ kind: 'nothing', stop: 'PERSON_NUMBER' });
    else if (named) taken.push({ kind: 'records', records: named });
    else taken.push({ kind: 'address', finding: match(text) });
  }
  return taken;
}

function wantedBy(taken: readonly Taken[]) {
  const rooms: number[] = [];
  const buildings: number[] = [];
  const communities: string[] = [];
  for (const one of taken) {
    if (one.kind === 'address') {
      const { room, buildingSlot, candidateSlots, communityCode } = one.finding;
      if (room) rooms.push(room.slot);
      if (buildingSlot !== undefined) buildings.push(buildingSlot);
      buildings.push(...(candidateSlots ?? []));
      if (communityCode !== undefined) communities.push(communityCode);
    } else if (one.kind === 'records') {
      for (const { roomSlot, buildingSlot } of one.records) {
        if (roomSlot !== null) rooms.push(roomSlot);
        if (buildingSlot !== null) buildings.push(buildingSlot);
      }
    }
  }
  return { rooms, buildings, communities };
}

function buildingsNamed({ buildings }: Places, named: ReadonlySet<string | null>) {
  return [...buildings.values()].filter(({ building_id }) => named.has(building_id));
}

function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
