import type { CityPasses } from '../../contract/queries/city-management.ts';
import type { ParsedParams } from '../../contract/queries/index.ts';
import { type Pass, passesOf } from '../statistics/passes.ts';
import type { QueryContext } from './context.ts';

const DAY_SECONDS = 86_400;

/** 跟踪搜索: who passed within 30 m of a place in the days up to the as-of date, each patrol once a day, latest first. */
export async function cityPasses(
  { snapshot }: QueryContext,
  { longitudeDegrees, latitudeDegrees, days, limit }: ParsedParams<'city.passes'>,
  signal: AbortSignal,
): Promise<CityPasses> {
  const { asOf } = snapshot.manifest;
  const end = Date.parse(`${asOf}T00:00:00Z`) / 1000 + DAY_SECONDS;
  const passes = await passesOf(snapshot);
  signal.throwIfAborted();
  const nearest = new Map<string, Pass>();
  passes.near(longitudeDegrees, latitudeDegrees, end - days * DAY_SECONDS, end, (pass) => {
    const once = `${pass.patrolNo} ${Math.floor(pass.at / DAY_SECONDS)}`;
    const known = nearest.get(once);
    if (!known || pass.metres < known.metres) nearest.set(once, pass);
  });
  const found = [...nearest.values()].sort((left, right) => right.at - left.at);
  return {
    asOf,
    total: found.length,
    passes: found.slice(0, limit).map(({ patrolNo, at, metres }) => ({
      patrolNo,
      at: new Date(at * 1000).toISOString().slice(0, 19).replace('T', ' '),
      metres: Math.round(metres),
    })),
  };
}
