import { oncePerSnapshot } from '../queries/once-per-snapshot.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';

/** An officer's period in a beat; `to` is the last day, null while it runs. */
export interface Duty {
  readonly officerNo: string;
  readonly officerName: string;
  readonly role: 'lead' | 'assist' | null;
  readonly from: string;
  readonly to: string | null;
}

/** 责任区: where it is and who looked after it, the latest period first. */
export interface Beat {
  readonly code: string;
  readonly name: string;
  readonly station: string | null;
  /** Codes of communities or unit grid cells, of the latest period. */
  readonly areaCodes: readonly string[];
  readonly duties: readonly Duty[];
}

/** The beats of a snapshot and which building lies in which. */
interface BeatBook {
  /** In the order of their codes. */
  readonly beats: readonly Beat[];
  find(code: string): Beat | undefined;
  /** Beat of a building, by its slot. */
  of(buildingSlot: number): Beat | undefined;
  /** Slots of the buildings of a beat, ascending. */
  buildings(code: string): readonly number[];
}

interface DutyRow {
  readonly beat_code: string;
  readonly beat_name: string;
  readonly station: string | null;
  readonly area_codes: string;
  readonly officer_no: string;
  readonly officer_name: string;
  readonly role: Duty['role'];
  readonly from_at: string;
  readonly to_at: string | null;
}

interface BuildingRow {
  readonly slot: number;
  readonly grid_code: string | null;
  readonly community_code: string | null;
}

/** Reads the beats once; a snapshot of before there were beats has none. */
export const beatBook = oncePerSnapshot(
  async ({ snapshot }: { readonly snapshot: OpenSnapshot }): Promise<BeatBook> => {
    const rows = (await hasBeats(snapshot)) ? await snapshot.db.all<DutyRow>(DUTIES_SQL) : [];
    const beats = beatsOf(rows);
    const byArea = new Map(beats.flatMap((beat) => beat.areaCodes.map((area) => [area, beat])));
    const buildings = await snapshot.db.all<BuildingRow>(
      'SELECT slot, grid_code, community_code FROM base.building ORDER BY slot',
    );
    const bySlot = new Map<number, Beat>();
    const slots = new Map<string, number[]>();
    for (const { slot, grid_code, community_code } of buildings) {
      const beat = byArea.get(grid_code ?? '') ?? byArea.get(community_code ?? '');
      if (!beat) continue;
      bySlot.set(slot, beat);
      slots.set(beat.code, [...(slots.get(beat.code) ?? []), slot]);
    }
    const byCode = new Map(beats.map((beat) => [beat.code, beat]));
    return {
      beats,
      find: (code) => byCode.get(code),
      of: (slot) => bySlot.get(slot),
      buildings: (code) => slots.get(code) ?? [],
    };
  },
);

const DUTIES_SQL = `SELECT beat_code, beat_name, station, area_codes, officer_no, officer_name, role, from_at, to_at
  FROM base.beat_duty ORDER BY beat_code, from_at DESC, coalesce(role, 'lead') DESC`;

/** Snapshots built before the table was declared lack it. */
async function hasBeats({ db }: OpenSnapshot): Promise<boolean> {
  const row = await db.get("SELECT 1 FROM base.sqlite_schema WHERE name = 'beat_duty'");
  return row !== undefined;
}

function beatsOf(rows: readonly DutyRow[]): Beat[] {
  const byCode = new Map<string, DutyRow[]>();
  for (const row of rows) byCode.set(row.beat_code, [...(byCode.get(row.beat_code) ?? []), row]);
  return [...byCode].map(([code, duties]) => {
    const [latest] = duties as [DutyRow];
    return {
      code,
      name: latest.beat_name,
      station: latest.station,
      areaCodes: latest.area_codes.split(';'),
      duties: duties.map((duty) => ({
        officerNo: duty.officer_no,
        officerName: duty.officer_name,
        role: duty.role,
        from: duty.from_at,
        to: duty.to_at,
      })),
    };
  });
}

/** Who looked after a beat on a day, lead officers (主责) first. */
export function dutiesOn({ duties }: Beat, day: string): Duty[] {
  return duties
    .filter(({ from, to }) => from <= day && (to === null || day <= to))
    .sort((a, b) => Number(a.role === 'assist') - Number(b.role === 'assist'));
}

/** Lead officer whose period ended last before a day. */
export function formerLead({ duties }: Beat, day: string): Duty | null {
  const ended = duties.filter(({ role, to }) => role !== 'assist' && to !== null && to < day);
  return ended.sort((a, b) => ((a.to ?? '') < (b.to ?? '') ? 1 : -1))[0] ?? null;
}
