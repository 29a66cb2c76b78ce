import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatisticsFilter, StatisticsSeries } from '../../../contract/queries/statistics.ts';
import type { Language } from '../../../contract/window.ts';
import { figureNumber, metricUnit } from '../../format/figures.ts';
import { titleIn } from '../../format/fields.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import type { ChartData } from '../../parts/kit/chart-options.ts';
import { TrendChart } from '../../parts/kit/charts.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { type Side, TREND_METRICS } from './city-words.ts';

interface TrendProps {
  readonly side: Side;
  readonly filter: StatisticsFilter;
  /** A month was clicked. */
  readonly choose: (month: string) => void;
}

/** Cases by month on one side; a click makes that month the period. */
export function CityTrend({ side, filter, choose }: TrendProps) {
  const { t } = useTranslation();
  const answer = useCall('statistics.series', { metrics: [...TREND_METRICS[side]], filter });
  return (
    <PanelSection title={t('city.trend')}>
      <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('kit.table.failed')}>
        {(series) => <Months series={series} choose={choose} />}
      </Asked>
    </PanelSection>
  );
}

function Months({
  series,
  choose,
}: Pick<TrendProps, 'choose'> & { readonly series: StatisticsSeries }) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const data = useMemo(() => chartOf(series, language), [series, language]);
  return <TrendChart label={t('city.trend')} data={data} onPick={choose} />;
}

function chartOf({ buckets, lines, metrics }: StatisticsSeries, language: Language): ChartData {
  return {
    points: buckets.map(({ to }) => to.slice(0, 7)),
    unit: metrics[0] ? metricUnit(metrics[0], language) : '',
    series: lines.map(({ metric, figures }) => ({
      id: metric,
      title: titleIn(language, metrics.find(({ id }) => id === metric)!),
      values: figures.map(figureNumber),
    })),
  };
}
