import type { Figure, MetricDefinition } from '../../contract/queries/statistics.ts';
import { WITHHELD_TEXT } from '../../contract/placed-table.ts';
import type { Language } from '../../contract/window.ts';
import { headlineNumber } from './numbers.ts';

/** A figure as it reads without its unit: 1,204, 93.72, `*` where it is withheld, `—` where nothing can be divided. */
export function figureText(metric: MetricDefinition, figure: Figure, language: Language): string {
  if ('suppressed' in figure) return WITHHELD_TEXT;
  if (figure.value === null) return '—';
  if (metric.kind === 'rate') return (figure.value * 100).toFixed(metric.digits);
  if (metric.digits > 0) return figure.value.toFixed(metric.digits);
  return headlineNumber(figure.value, language);
}

/** Number a figure is drawn by; null where there is none to draw. */
export function figureNumber(figure: Figure): number | null {
  return 'value' in figure ? figure.value : null;
}

/** Unit of a metric in the interface's language. */
export function metricUnit({ unit, unitEn }: MetricDefinition, language: Language): string {
  return language === 'en' ? unitEn : unit;
}

/** 口径 of a metric in words: its formula, and what is counted above and below the line. */
export function metricFormula(metric: MetricDefinition, language: Language): string {
  const english = language === 'en';
  const formula = english ? metric.formulaEn : metric.formula;
  const sides = metric.meanings.map((side) =>
    english ? `${side.titleEn}: ${side.textEn}` : `${side.title}：${side.text}`,
  );
  return [formula, ...sides].join('\n');
}
