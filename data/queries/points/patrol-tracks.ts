import { TwinError } from '../../../contract/errors.ts';
import { localFrame, toLocal } from '../../../contract/local-frame.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import type { PatrolTracks } from '../../../contract/queries/points.ts';
import type { QueryContext } from '../context.ts';
import { asOfTable } from './layer-access.ts';

interface Track {
  readonly seconds: string;
  readonly longitudes: string;
  readonly latitudes: string;
}

/** 巡查轨迹 of every patrol, packed: read one patrol after the other, so that no answer stalls the loop. */
export async function patrolTracks(
  context: QueryContext,
  { from, to, latestDay }: ParsedParams<'layer.tracks'>,
  signal: AbortSignal,
): Promise<PatrolTracks> {
  requireWholeDistrict(context);
  const { db } = context.snapshot;
  const asked = { $from: from ?? '0000-01-01', $to: to ?? '9999-12-30' };
  const days = latestDay ? await latestOf(context, asked) : asked;
  const patrols = await db.all<{ patrol: string; first: string; fixes: number }>(PATROLS_SQL, {
    ...days,
  });
  const day = patrols.reduce((least, { first }) => (first < least ? first : least), '9999-12-31');
  const starts = Uint32Array.from([0, ...runningTotals(patrols.map(({ fixes }) => fixes))]);
  const size = starts.at(-1) ?? 0;
  const packed = { positions: new Float32Array(size * 2), seconds: new Int32Array(size) };
  for (const [at, { patrol }] of patrols.entries()) {
    const track = await db.get<Track>(TRACK_SQL, { ...days, $patrol: patrol, $day: day });
    signal.throwIfAborted();
    if (track) write(context, packed, starts[at] ?? 0, track);
  }
  const asOf = asOfTable(context, 'patrol_fix');
  return { patrols: patrols.map(({ patrol }) => patrol), starts, ...packed, day, asOf };
}

const IN_DAYS = `at >= $from AND at < date($to, '+1 day')`;

interface Days {
  readonly $from: string;
  readonly $to: string;
}

/** The last of some days with fixes; the days themselves where none has any. */
async function latestOf({ snapshot }: QueryContext, days: Days): Promise<Days> {
  const found = await snapshot.db.get<{ day: string | null }>(
    `SELECT date(max(at)) AS day FROM city.patrol_fix WHERE ${IN_DAYS}`,
    { ...days },
  );
  return found?.day ? { $from: found.day, $to: found.day } : days;
}

const PATROLS_SQL = `
  SELECT patrol_no AS patrol, date(min(at)) AS first, count(*) AS fixes FROM city.patrol_fix
  WHERE ${IN_DAYS} GROUP BY patrol_no ORDER BY patrol_no`;

export const TRACK_SQL = `
  SELECT json_group_array(unixepoch(at) - unixepoch($day)) AS seconds,
    json_group_array(CAST(round(longitude_degrees * 1e7) AS INTEGER)) AS longitudes,
    json_group_array(CAST(round(latitude_degrees * 1e7) AS INTEGER)) AS latitudes
  FROM (SELECT * FROM city.patrol_fix WHERE patrol_no = $patrol AND ${IN_DAYS} ORDER BY at)`;

function write(
  { snapshot }: QueryContext,
  { positions, seconds }: { positions: Float32Array; seconds: Int32Array },
  start: number,
  track: Track,
): void {
  const frame = localFrame(snapshot.manifest.profile.box);
  const [times, longitudes, latitudes] = [track.seconds, track.longitudes, track.latitudes].map(
    (text) => JSON.parse(text) as number[],
  ) as [number[], number[], number[]];
  seconds.set(times, start);
  longitudes.forEach((longitude, at) => {
    const place = toLocal(frame, longitude / 1e7, (latitudes[at] as number) / 1e7);
    positions.set(place, (start + at) * 2);
  });
}

function runningTotals(counts: readonly number[]): number[] {
  let total = 0;
  return counts.map((count) => (total += count));
}

/** Tracks leave every area: refuses them to an account limited to one, and where the snapshot has none. */
export function requireWholeDistrict({ snapshot, principal }: QueryContext): void {
  if (!snapshot.has('city')) {
    throw new TwinError('not-found', '当前快照没有“巡查轨迹”数据。请先导入。');
  }
  if (principal.areaCode === undefined) return;
  throw new TwinError('forbidden', '巡查轨迹跨越各街道，限定区域的账号不能查看。请联系管理员。');
}
