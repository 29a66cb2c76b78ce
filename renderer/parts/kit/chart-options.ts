import type { EChartsCoreOption } from 'echarts/core';
import { groupedNumber } from '../../format/numbers.ts';
import type { ChartLook } from './use-chart.ts';

export interface ChartSeries {
  readonly id: string;
  readonly title: string;
  /** Aligned with the points; `null` where there is no value, which breaks the line. */
  readonly values: readonly (number | null)[];
}

export interface ChartData {
  /** Labels along the time axis: 2016-06. */
  readonly points: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly unit: string;
}

/** Okabe–Ito order, toned for both themes: the same series colours everywhere. */
const SERIES_COLOURS = ['#2e8fd0', '#c88716', '#159c72', '#bb5fa8', '#7a8794'] as const;

/** Most lines of one picture; more belong into small multiples. */
const MOST_LINES = 5;

/** Lines over time from zero, each named at its end instead of in a legend. */
export function trendOption(
  { points, series, unit }: ChartData,
  { token, textPixels }: ChartLook,
): EChartsCoreOption {
  const one = series.length === 1;
  return {
    grid: {
      left: 4,
      right: one ? 12 : widestPixels(series, textPixels) + 12,
      top: textPixels * 1.8,
      bottom: 4,
      containLabel: true,
    },
    tooltip: tooltip(token, textPixels, unit),
    xAxis: { type: 'category', data: points, boundaryGap: false, ...axis(token, textPixels) },
    yAxis: valueAxis(unit, token, textPixels),
    series: series.slice(0, MOST_LINES).map(({ id, title, values }, at) => ({
      id,
      name: title,
      type: 'line',
      data: values,
      showSymbol: points.length <= 24,
      symbolSize: 5,
      lineStyle: { width: 2 },
      color: SERIES_COLOURS[at],
      endLabel: {
        show: !one,
        formatter: '{a}',
        color: token.text,
        fontSize: textPixels,
      },
      labelLayout: { moveOverlap: 'shiftY' },
    })),
  };
}

/** Room the longest name at a line's end takes: a 汉字 is as wide as it is high, a Latin letter some 0.58 of that. */
function widestPixels(series: readonly ChartSeries[], textPixels: number): number {
  const ems = series
    .slice(0, MOST_LINES)
    .map(({ title }) => [...title].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 1 : 0.58), 0));
  return Math.ceil(Math.max(...ems) * textPixels);
}

/** Bars side by side on one axis, for pyramids and distributions; negative values go left. */
export function barsOption(
  { points, series, unit }: ChartData,
  { token, textPixels }: ChartLook,
): EChartsCoreOption {
  return {
    grid: { left: 4, right: 12, top: textPixels * 1.8, bottom: 4, containLabel: true },
    tooltip: {
      ...tooltip(token, textPixels, unit),
      valueFormatter: (value: unknown) => `${Math.abs(Number(value))} ${unit}`,
    },
    yAxis: { type: 'category', data: points, ...axis(token, textPixels) },
    xAxis: {
      ...valueAxis(unit, token, textPixels),
      nameTextStyle: { color: token['text-secondary'], fontSize: textPixels, align: 'right' },
      axisLabel: {
        color: token['text-secondary'],
        fontSize: textPixels,
        formatter: (value: number) => groupedNumber(Math.abs(value)),
      },
    },
    series: series.map(({ id, title, values }, at) => ({
      id,
      name: title,
      type: 'bar',
      stack: 'all',
      data: values,
      barCategoryGap: '20%',
      color: SERIES_COLOURS[at],
    })),
  };
}

type Token = ChartLook['token'];

function axis(token: Token, textPixels: number) {
  return {
    axisLine: { lineStyle: { color: token.line } },
    axisTick: { show: false },
    axisLabel: { color: token['text-secondary'], fontSize: textPixels, hideOverlap: true },
  };
}

function valueAxis(unit: string, token: Token, textPixels: number) {
  return {
    type: 'value',
    name: unit,
    nameTextStyle: { color: token['text-secondary'], fontSize: textPixels, align: 'left' },
    axisLabel: { color: token['text-secondary'], fontSize: textPixels },
    splitLine: { lineStyle: { color: token.line } },
    splitNumber: 3,
  };
}

function tooltip(token: Token, textPixels: number, unit: string) {
  return {
    trigger: 'axis',
    confine: true,
    backgroundColor: token.raised,
    borderColor: token.line,
    textStyle: { color: token.text, fontSize: textPixels },
    valueFormatter: (value: unknown) =>
      value === null || value === undefined ? '—' : `${Number(value).toLocaleString('en')} ${unit}`,
  };
}
