import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatisticsRow } from '../../../contract/queries/statistics.ts';
import { UNKNOWN_KEY } from '../../../contract/queries/statistics.ts';
import { CODE_SYSTEMS } from '../../../contract/schema/city-management.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { figureNumber, figureText, metricUnit } from '../../format/figures.ts';
import { unitAfter } from '../../format/numbers.ts';
import { fieldText } from '../../format/fields.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { Headlines } from '../../parts/kit/headline.tsx';
import { metricHeadlines } from '../../parts/kit/metric-headlines.ts';
import { RankBars } from '../../parts/kit/rank-bars.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import type { UsedFilter } from '../../parts/kit/use-filter.ts';
import { statisticsFilter } from './city-filter.ts';
import { CityList } from './city-list.tsx';
import { classTitle } from './city-words.ts';

const named = (...names: string[]): string[] => names.map((name) => `city-management.${name}`);
const METRICS = named('components', 'soundRate', 'patrolledRate', 'unpatrolled');
const COUNT = METRICS[0]!;
const COMPONENTS = tableSpec('component');
const AGES = ['d1', 'd3', 'd7', 'd14', 'later', 'never'] as const;
/** Classes, owners and maintainers shown. */
const MOST_BARS = 12;

/** Dimension of the view's filter → dimension of the facts. */
const DIMENSIONS = {
  class: 'class',
  component_state: 'state',
  passed_age: 'passed_age',
  code_system: 'code_system',
  owner: 'owner',
  keeper: 'keeper',
} as const;

/** 部件: how many of which class, edition, state, owner and maintainer; each bar filters panel, list and map. */
export function ComponentTopic({
  used,
  asOf,
}: {
  readonly used: UsedFilter;
  readonly asOf: string;
}) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const language = useTwin((state) => state.scene.language);
  const list = useTwin((state) => state.scene.panels.list);
  const filter = useMemo(() => statisticsFilter(used.filter, 'component'), [used.filter]);
  const answer = useCall('statistics.table', { metrics: METRICS, filter });
  const open = (metric: string): void => openDrawer(store, 'table', metric);
  return (
    <>
      <PanelSection title={t('city.figures')}>
        <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('kit.table.failed')}>
          {(table) => (
            <Headlines
              label={t('city.figures')}
              figures={metricHeadlines(table, { language, period: asOf, open })}
            />
          )}
        </Asked>
      </PanelSection>
      {(Object.keys(DIMENSIONS) as (keyof typeof DIMENSIONS)[]).map((dimension) => (
        <ComponentBars key={dimension} dimension={dimension} used={used} />
      ))}
      <ComponentList
        metric={list !== undefined && METRICS.includes(list) ? list : COUNT}
        asOf={asOf}
        filter={filter}
      />
    </>
  );
}

interface BarsProps {
  readonly dimension: keyof typeof DIMENSIONS;
  readonly used: UsedFilter;
}

function ComponentBars({ dimension, used }: BarsProps) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const others = { ...used.filter.where };
  delete others[dimension];
  const answer = useCall('statistics.table', {
    metrics: [COUNT],
    dimension: DIMENSIONS[dimension],
    filter: statisticsFilter({ where: others }, 'component'),
    order: { by: dimension === 'passed_age' ? 'official' : 'value' },
    top: MOST_BARS,
  });
  const titleOf = ({ key, title }: StatisticsRow): string => {
    if (key === UNKNOWN_KEY) return t('city.unknown');
    if (dimension === 'class') return classTitle(t, language, key);
    if (dimension === 'component_state')
      return fieldText(COMPONENTS, 'state', key, language) ?? key;
    if (dimension === 'passed_age') return ageTitle(t, key);
    if (dimension === 'code_system') return CODE_SYSTEMS[key as keyof typeof CODE_SYSTEMS] ?? key;
    return title;
  };
  return (
    <Asked
      answer={answer}
      loadingLabel={t('kit.loading')}
      failedTitle={t('kit.table.failed')}
      rows={3}
    >
      {(table) => {
        const metric = table.metrics[0]!;
        return (
          <PanelSection title={t(`city.components.${dimension}`)}>
            <RankBars
              label={t(`city.components.${dimension}`)}
              chosen={used.values(dimension)}
              onChoose={(key) => {
                if (key !== 'rest') used.toggle(dimension, key);
              }}
              bars={table.rows.map((row) => {
                const { figure } = row.cells[0]!;
                const text = figureText(metric, figure, language);
                return {
                  id: row.key,
                  label: row.key === 'rest' ? t('city.components.rest') : titleOf(row),
                  value: figureNumber(figure),
                  text: `${text} ${unitAfter(text, metricUnit(metric, language))}`,
                };
              })}
            />
          </PanelSection>
        );
      }}
    </Asked>
  );
}

/** A span of days since a patrol passed, as it reads. */
export function ageTitle(t: TFunction, key: string): string {
  const known = AGES.find((each) => each === key);
  return known ? t(`city.components.ages.${known}` as 'city.components.ages.never') : key;
}

interface ListProps {
  readonly metric: string;
  readonly asOf: string;
  readonly filter: ReturnType<typeof statisticsFilter>;
}

function ComponentList({ metric, asOf, filter }: ListProps) {
  const { t } = useTranslation();
  return (
    <CityList
      table="component"
      label={t('city.components.list', { asOf })}
      metric={metric}
      question={{ filter, period: { unit: 'month' } }}
      provenance={t('city.components.provenance', { asOf })}
      emptyHelp={t('city.components.emptyHelp')}
    />
  );
}
