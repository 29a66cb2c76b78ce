import { findMetric } from '../../contract/metrics/index.ts';
import { type CityEvaluation, EVALUATED } from '../../contract/queries/city-management.ts';
import type { ParsedParams } from '../../contract/queries/index.ts';
import type { StatisticsCell } from '../../contract/queries/statistics.ts';
import { statisticsTable } from '../statistics/table.ts';
import type { QueryContext } from './context.ts';

/** 综合评价 of areas, departments or posts by the profile's weights. */
export async function cityEvaluation(
  context: QueryContext,
  { by, period, filter }: ParsedParams<'city.evaluation'>,
  signal: AbortSignal,
): Promise<CityEvaluation> {
  const weights = context.snapshot.manifest.profile.cityEvaluation[EVALUATED[by]];
  const table = await statisticsTable(
    context,
    {
      metrics: weights.map(({ metric }) => metric),
      dimension: by,
      period,
      filter,
      compare: [],
      order: { by: 'official' },
      top: 5000,
    },
    signal,
  );
  const parts = weights.map(({ metric, weight }) => {
    const { title, titleEn, higherIsBetter } = findMetric(metric)!;
    return { metric, title, titleEn, weight, higherIsBetter: higherIsBetter ?? true };
  });
  const rows = table.rows.map(({ key, title, cells }) => {
    const scored = parts.map((part, at) => pointsOf(part, cells[at]!));
    const missing = scored.some(({ points }) => points === null);
    return {
      key,
      title,
      score: missing ? null : scored.reduce((sum, { points }) => sum + (points ?? 0), 0),
      parts: scored,
    };
  });
  return { period: table.period, asOf: table.asOf, parts, rows };
}

function pointsOf(
  { weight, higherIsBetter }: { readonly weight: number; readonly higherIsBetter: boolean },
  { figure }: StatisticsCell,
): CityEvaluation['rows'][number]['parts'][number] {
  const rate = 'value' in figure ? figure.value : null;
  if (rate === null) return { rate, points: null };
  return { rate, points: 100 * weight * (higherIsBetter ? rate : 1 - rate) };
}
