import type { StatisticsTable } from '../../../contract/queries/statistics.ts';
import type { Language } from '../../../contract/window.ts';
import { figureText, metricFormula, metricUnit } from '../../format/figures.ts';
import { titleIn } from '../../format/fields.ts';
import type { FigureChange, HeadlineFigure } from './headline.tsx';

interface HeadlineOptions {
  readonly language: Language;
  readonly period: string;
  /** What holds of every figure, said with its definition. */
  readonly note?: string;
  /** Opens the rows behind a metric. */
  readonly open?: (metric: string) => void;
}

/** Headline figures of a table's total, each with its definition and changes. */
export function metricHeadlines(
  { metrics, total, bases }: StatisticsTable,
  { language, period, note, open }: HeadlineOptions,
): HeadlineFigure[] {
  return metrics.map((metric, at) => {
    const cell = total.cells[at]!;
    const unit = metric.kind === 'rate' ? ('points' as const) : ('share' as const);
    const scale = metric.kind === 'rate' ? 0.01 : 1;
    const change = (kind: FigureChange['kind'], by: number | null): FigureChange => ({
      kind,
      by: by === null ? null : by * scale,
      unit,
    });
    return {
      id: metric.id,
      label: titleIn(language, metric),
      value: figureText(metric, cell.figure, language),
      unit: metricUnit(metric, language),
      period,
      definition: {
        formula: [metricFormula(metric, language), note].filter(Boolean).join('\n'),
        source: metric.source,
      },
      changes: [
        ...(bases.yoy ? [change('yearOnYear', cell.yoy)] : []),
        ...(bases.mom ? [change('previous', cell.mom)] : []),
      ],
      ...(metric.higherIsBetter !== null && {
        better: metric.higherIsBetter ? ('more' as const) : ('less' as const),
      }),
      ...(open && { onOpen: () => open(metric.id) }),
    };
  });
}
