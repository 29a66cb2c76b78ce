import { union } from 'polyclip-ts';
import { TwinError } from '../../contract/errors.ts';
import type { CallResult, ParsedParams } from '../../contract/queries/index.ts';
import type { LonLat } from '../../contract/region.ts';
import { say } from '../../contract/sentence.ts';
import { type Beat, beatBook, dutiesOn, formerLead } from '../beats/beats.ts';
import { areaParam, inAreaSql } from './area.ts';
import { requireBuilding } from './building-row.ts';
import type { QueryContext } from './context.ts';
import type { CommandContext } from './people.ts';

const MY_BEAT = 'policing.my-beat';
/** Rings of an outline; a beat has one or a few. */
const MOST_RINGS = 100;

/** `beat.list`. */
export async function listBeats(
  context: QueryContext,
  { on = context.snapshot.manifest.asOf }: ParsedParams<'beat.list'>,
): Promise<CallResult<'beat.list'>> {
  const book = await beatBook(context);
  const counts = await roomsOfBuildings(context);
  const limited = context.principal.areaCode !== undefined;
  return book.beats.flatMap((beat) => {
    const own = book.buildings(beat.code).filter((slot) => !limited || counts.has(slot));
    if (limited && own.length === 0) return [];
    const rooms = own.reduce((sum, slot) => sum + (counts.get(slot) ?? 0), 0);
    return [{ ...namesOf(beat, on), buildings: own.length, rooms }];
  });
}

/** Rooms of each building of the caller's area. */
async function roomsOfBuildings(context: QueryContext): Promise<ReadonlyMap<number, number>> {
  const rows = await context.snapshot.db.all<{ slot: number; rooms: number }>(
    `SELECT building.slot, (SELECT count(*) FROM base.room WHERE room.building_slot = building.slot) AS rooms
     FROM base.building WHERE ${inAreaSql('building')}`,
    { $area: areaParam(context) },
  );
  return new Map(rows.map(({ slot, rooms }) => [slot, rooms]));
}

function namesOf(beat: Beat, on: string) {
  const { code, name, station } = beat;
  return { code, name, station, officers: dutiesOn(beat, on), former: formerLead(beat, on) };
}

/** `beat.of`. */
export async function beatOf(
  context: QueryContext,
  { buildingId, on = context.snapshot.manifest.asOf }: ParsedParams<'beat.of'>,
): Promise<CallResult<'beat.of'>> {
  const { slot } = await requireBuilding(context, { id: buildingId });
  const beat = (await beatBook(context)).of(slot);
  return { beat: beat ? namesOf(beat, on) : null, on };
}

/** A beat of the caller's area. Errors: `not-found`, `forbidden`. */
export async function requireBeat(context: QueryContext, code: string): Promise<Beat> {
  const beat = (await beatBook(context)).find(code);
  if (!beat) throw new TwinError('not-found', say`There is no beat ${code} in this snapshot.`);
  const { areaCode } = context.principal;
  if (areaCode === undefined || beat.areaCodes.every((area) => area.startsWith(areaCode)))
    return beat;
  throw new TwinError(
    'forbidden',
    say`The beat ${code} lies outside the area ${areaCode} your account is limited to. Ask an administrator to widen it.`,
  );
}

/** `beat.outline`. */
export async function beatOutline(
  context: QueryContext,
  { code }: ParsedParams<'beat.outline'>,
): Promise<CallResult<'beat.outline'>> {
  const { areaCodes } = await requireBeat(context, code);
  const rows = await context.snapshot.db.all<{ geometry: string }>(
    'SELECT geometry FROM base.area WHERE code IN (SELECT value FROM json_each(?)) ORDER BY code',
    [JSON.stringify(areaCodes)],
  );
  const [first, ...others] = rows.map(
    ({ geometry }) => JSON.parse(geometry) as [number, number][][][],
  );
  const rings = first ? (union(first, ...others) as LonLat[][][]).flat() : [];
  return { rings: rings.map(opened).slice(0, MOST_RINGS) };
}

/** The clipper closes rings twice. */
function opened(ring: readonly LonLat[]): LonLat[] {
  const [first, last] = [ring[0], ring.at(-1)];
  const closed = first && last && first[0] === last[0] && first[1] === last[1];
  return closed ? ring.slice(0, -1) : [...ring];
}

/** `beat.mine`. */
export async function myBeat(
  context: CommandContext,
  _params: object,
): Promise<CallResult<'beat.mine'>> {
  const kept = await context.workspace.preference(context.principal.account, MY_BEAT);
  const book = await beatBook(context);
  return { code: typeof kept === 'string' && book.find(kept) ? kept : null };
}

/** `beat.choose`. */
export async function chooseBeat(
  context: CommandContext,
  { code }: ParsedParams<'beat.choose'>,
): Promise<CallResult<'beat.choose'>> {
  if (code !== null) await requireBeat(context, code);
  await context.workspace.savePreference(context.principal.account, MY_BEAT, code);
  return { code };
}
