import { useCallback, useRef } from 'react';
import { barsOption, type ChartData, trendOption } from './chart-options.ts';
import { type ChartLook, useChart } from './use-chart.ts';
import './kit.css';

interface ChartProps {
  /** What the chart shows, for those who do not see it too. */
  readonly label: string;
  readonly data: ChartData;
  /** A point of the axis was clicked. */
  readonly onPick?: (point: string) => void;
}

/** Lines over time, at most five, named at their ends. */
export function TrendChart({ label, data, onPick }: ChartProps) {
  const ref = useRef<HTMLDivElement>(null);
  const option = useCallback((look: ChartLook) => trendOption(data, look), [data]);
  useChart(ref, option, ({ index }) => pick(data, index, onPick));
  return <Canvas chartRef={ref} label={label} data={data} />;
}

/** Bars along one axis: a population pyramid, a distribution. Negative values go left. */
export function BarsChart({ label, data, onPick }: ChartProps) {
  const ref = useRef<HTMLDivElement>(null);
  const option = useCallback((look: ChartLook) => barsOption(data, look), [data]);
  useChart(ref, option, ({ index }) => pick(data, index, onPick));
  return <Canvas chartRef={ref} label={label} data={data} />;
}

interface CanvasProps {
  readonly chartRef: React.RefObject<HTMLDivElement | null>;
  readonly label: string;
  readonly data: ChartData;
}

/** The picture, with its numbers in words beside it for a screen reader. */
function Canvas({ chartRef, label, data }: CanvasProps) {
  return (
    <figure className="chart" aria-label={label}>
      <div ref={chartRef} className="chart-canvas" aria-hidden="true" />
      <figcaption className="visually-hidden">
        {data.series.map(
          ({ title, values }) => `${title}: ${values[values.length - 1] ?? '—'} ${data.unit}. `,
        )}
      </figcaption>
    </figure>
  );
}

function pick(data: ChartData, index: number, onPick: ((point: string) => void) | undefined): void {
  const point = data.points[index];
  if (point !== undefined) onPick?.(point);
}
