import type {
  Figure,
  MetricDefinition,
  StatisticsCell,
} from '../../../contract/queries/statistics.ts';
import { headlineNumber } from '../../format/numbers.ts';
import { titleIn } from '../../format/fields.ts';
import type { FigureChange, HeadlineFigure } from '../kit/headline.tsx';

/** A number of a metric as it reads: 87.5, 12.7 万, <5; a dash where there is nothing to divide by. */
export function figureText(metric: MetricDefinition, figure: Figure, language: string): string {
  if ('suppressed' in figure) return `<${figure.below}`;
  if (figure.value === null) return '—';
  if (metric.kind === 'rate') return (figure.value * 100).toFixed(metric.digits);
  if (metric.digits > 0) return figure.value.toFixed(metric.digits);
  return headlineNumber(figure.value, language === 'en' ? 'en' : 'zh-CN');
}

/** The plain value for the length of a bar; null where none is to be shown. */
export function figureValue(figure: Figure): number | null {
  return 'value' in figure ? figure.value : null;
}

/** A cell of the statistics as a headline figure with its definition, period and changes. */
export function headlineOf(
  metric: MetricDefinition,
  cell: StatisticsCell,
  { language, period, onOpen }: { language: string; period: string; onOpen?: () => void },
): HeadlineFigure {
  const meanings = metric.meanings.map(
    ({ title, titleEn, text, textEn }) =>
      `${titleIn(language, { title, titleEn })}：${language === 'en' ? textEn : text}`,
  );
  return {
    id: metric.id,
    label: titleIn(language, metric),
    value: figureText(metric, cell.figure, language),
    unit: language === 'en' ? metric.unitEn : metric.unit,
    period,
    definition: {
      formula: [language === 'en' ? metric.formulaEn : metric.formula, ...meanings].join('\n'),
      source: metric.source,
    },
    changes: changesOf(metric, cell),
    ...(metric.higherIsBetter !== null && {
      better: metric.higherIsBetter ? ('more' as const) : ('less' as const),
    }),
    ...(onOpen && { onOpen }),
  };
}

function changesOf(metric: MetricDefinition, { yoy, mom }: StatisticsCell): FigureChange[] {
  const unit = metric.kind === 'rate' ? 'points' : 'share';
  const changes: FigureChange[] = [];
  if (yoy !== null) changes.push({ kind: 'yearOnYear', by: yoy, unit });
  if (mom !== null) changes.push({ kind: 'previous', by: mom, unit });
  return changes;
}
