import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatisticsFilter, StatisticsTable } from '../../../contract/queries/statistics.ts';
import { useTwin } from '../../host/host-context.tsx';
import { type Answer, useCall } from '../../host/use-call.ts';
import { exactNumber } from '../../format/numbers.ts';
import { TrendChart } from '../../parts/kit/charts.tsx';
import { type RankBar, RankBars } from '../../parts/kit/rank-bars.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { useSafetyFilter } from './use-safety-filter.ts';

const OPEN = 'work-safety.open';

/** 红橙黄蓝 mean risk and nothing else. */
const RISK_COLOURS: Readonly<Record<string, string>> = {
  red: 'var(--status-red)',
  orange: 'var(--status-orange)',
  yellow: 'var(--status-yellow)',
  blue: 'var(--status-blue)',
};

interface RankingProps {
  readonly title: string;
  readonly dimension: 'object' | 'street' | 'risk';
  readonly metric: string;
  readonly filter: StatisticsFilter;
  readonly label: (key: string, title: string) => string;
  readonly colour?: (key: string) => string | undefined;
}

/** One metric by the parts of a dimension, in official order, each part a filter. */
function Ranking({ title, dimension, metric, filter, label, colour }: RankingProps) {
  const { used, period } = useSafetyFilter();
  const answer = useCall('statistics.table', { metrics: [metric], dimension, filter, period });
  const chosen = used.values(dimension);
  return (
    <PanelSection title={title}>
      <RankBars
        label={title}
        bars={barsOf(answer, label, colour)}
        chosen={chosen}
        onChoose={(key) => used.choose(dimension, chosen.includes(key) ? [] : [key])}
      />
    </PanelSection>
  );
}

function barsOf(
  answer: Answer<StatisticsTable>,
  label: RankingProps['label'],
  colour: RankingProps['colour'],
): RankBar[] {
  const rows = answer.kind === 'failed' ? [] : (answer.value?.rows ?? []);
  return rows.map(({ key, title, cells: [cell] }) => {
    const value = cell && 'value' in cell.figure ? cell.figure.value : null;
    const fill = colour?.(key);
    return {
      id: key,
      label: label(key, title),
      value,
      text: exactNumber(value ?? 0),
      ...(fill !== undefined && { colour: fill }),
    };
  });
}

/** The five classes of Haishu's account: 工艺系统 基础设施 技术装备 作业环境 防控手段. */
export function ObjectSection() {
  const { t } = useTranslation();
  const { hazards } = useSafetyFilter();
  return (
    <Ranking
      title={t('safety.objects')}
      dimension="object"
      metric="work-safety.found"
      filter={hazards}
      label={(key) => t(`safety.object.${key as 'process'}`, { defaultValue: key })}
    />
  );
}

export function StreetSection() {
  const { t } = useTranslation();
  const { hazards } = useSafetyFilter();
  return (
    <Ranking
      title={t('safety.streets')}
      dimension="street"
      metric={OPEN}
      filter={hazards}
      label={(_key, title) => title}
    />
  );
}

/** Premises by 红橙黄蓝. */
export function RiskSection() {
  const { t } = useTranslation();
  const { visits } = useSafetyFilter();
  return (
    <Ranking
      title={t('safety.risks')}
      dimension="risk"
      metric="work-safety.premises"
      filter={visits}
      label={(key) => t(`safety.risk.${key === 'unknown' ? 'none' : (key as 'red')}`)}
      colour={(key) => RISK_COLOURS[key]}
    />
  );
}

const TREND = ['work-safety.found', 'work-safety.closed'];

/** Hazards found and, of these, closed by month. */
export function TrendSection() {
  const { t } = useTranslation();
  const english = useTwin((state) => state.scene.language === 'en');
  const { hazards, period } = useSafetyFilter();
  const answer = useCall('statistics.series', {
    metrics: TREND,
    unit: 'month',
    filter: hazards,
    ...period,
  });
  const series = answer.kind === 'failed' ? undefined : answer.value;
  const data = useMemo(
    () => ({
      points: series?.buckets.map(({ to }) => to.slice(0, 7)) ?? [],
      unit: english ? 'hazards' : '条',
      series: (series?.lines ?? []).map(({ metric, figures }) => {
        const definition = series?.metrics.find(({ id }) => id === metric);
        return {
          id: metric,
          title: (english ? definition?.titleEn : definition?.title) ?? metric,
          values: figures.map((figure) => ('value' in figure ? figure.value : null)),
        };
      }),
    }),
    [series, english],
  );
  return (
    <PanelSection title={t('safety.trend')}>
      <TrendChart label={t('safety.trend')} data={data} />
    </PanelSection>
  );
}
