import { localFrame } from '../../../contract/local-frame.ts';
import { findMetric } from '../../../contract/metrics/index.ts';
import type { CityDeviations, DeviationRow } from '../../../contract/queries/city-movement.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import { askedPeriod } from '../../statistics/question.ts';
import type { QueryContext } from '../context.ts';
import { askedCases, rowNumbersOf } from './asked-cases.ts';

export const DEVIATIONS_SQL = `
  SELECT row.case_no AS caseNo, row.comp_id AS compId, component.name AS name, row.description,
    row.report_at AS reportAt,
    sqrt(pow((row.longitude_degrees - component.longitude_degrees) * $east, 2)
      + pow((row.latitude_degrees - component.latitude_degrees) * $north, 2)) AS metres
  FROM city.city_case AS row
  JOIN city.component AS component ON component.comp_id = row.comp_id
  WHERE row.id IN (SELECT value FROM json_each($rows))
    AND row.longitude_degrees IS NOT NULL AND component.longitude_degrees IS NOT NULL
  ORDER BY metres DESC`;

/** 偏差: cases the panel counts as reported whose place is far from the component they name, the farthest first. */
export async function cityDeviations(
  context: QueryContext,
  { period, filter, limit }: ParsedParams<'city.deviations'>,
  signal: AbortSignal,
): Promise<CityDeviations> {
  const { snapshot } = context;
  const { profile, asOf } = snapshot.manifest;
  const asked = askedPeriod(context, period, [findMetric('city-management.reported')!]);
  const cases = await askedCases(context, 'reported', filter);
  const frame = localFrame(profile.box);
  const rows = snapshot.has('city')
    ? await snapshot.db.all<DeviationRow>(DEVIATIONS_SQL, {
        $rows: JSON.stringify(rowNumbersOf(cases, cases.within(asked.period))),
        $east: frame.metresPerDegreeEast,
        $north: frame.metresPerDegreeNorth,
      })
    : [];
  signal.throwIfAborted();
  const beyond = rows.filter(({ metres }) => metres > profile.patrol.deviationMetres);
  return {
    period: asked.period,
    asOf,
    thresholdMetres: profile.patrol.deviationMetres,
    source: profile.patrol.source,
    sourceEn: profile.patrol.sourceEn,
    compared: rows.length,
    beyond: beyond.length,
    rows: beyond.slice(0, limit).map((row) => ({ ...row, metres: Math.round(row.metres) })),
  };
}
