import { Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resolvePeriod } from '../../../contract/periods.ts';
import type { TFunction } from 'i18next';
import type { StatisticsTable } from '../../../contract/queries/statistics.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { fieldText } from '../../format/fields.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { areaName } from '../../format/area-name.ts';
import { useCall } from '../../host/use-call.ts';
import { MapButton } from '../analysis/map-button.tsx';
import { Asked } from '../../parts/asked.tsx';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { FilterBar } from '../../parts/kit/filter-bar.tsx';
import { Headlines } from '../../parts/kit/headline.tsx';
import { metricHeadlines } from '../../parts/kit/metric-headlines.ts';
import { SetAsideNote } from '../../parts/kit/set-aside-note.tsx';
import { EmptyNote, PanelSection, SystemPanel } from '../../parts/kit/system-panel.tsx';
import { type UsedFilter, useFilter } from '../../parts/kit/use-filter.ts';
import { WholeDates } from '../../parts/whole-dates.tsx';
import { CaseList } from './case-list.tsx';
import { periodOptions, statisticsFilter, statisticsPeriod } from './city-filter.ts';
import { classTitle, COUNT_METRIC, type Side, SIDE_METRICS } from './city-words.ts';
import { DeadlineCheck, DeviationCheck } from './checks-section.tsx';
import { ageTitle, ComponentTopic } from './component-topic.tsx';
import { HotSpotTopic } from './hot-spot-topic.tsx';
import { PatrolTopic } from './patrol-topic.tsx';
import { MoreFigures } from './more-figures.tsx';
import { caseMetric, isOwnList, isSide, type Topic, TOPICS } from './topics.ts';
import { CityEvaluationSection } from './evaluation-section.tsx';
import { type CityQuestion, ClassBars, PartBars } from './part-bars.tsx';
import { CityTrend } from './trend.tsx';
import './city-panel.css';

const COMPONENTS = tableSpec('component');

/** 数字城管: figures of 监督 and 指挥 with the cases behind each, 部件, 巡查 and 高发点. */
export function CityPanel() {
  const snapshot = useSnapshot();
  return snapshot ? <Loaded asOf={snapshot.asOf} /> : null;
}

function Loaded({ asOf }: { readonly asOf: string }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const language = useTwin((state) => state.scene.language);
  const list = useTwin((state) => state.scene.panels.list);
  const profile = useSnapshot()?.profile;
  const [topic, setTopic] = useState<Topic>('supervision');
  const used = useFilter('city-management');
  const filter = useMemo(() => statisticsFilter(used.filter), [used.filter]);
  const period = useMemo(() => statisticsPeriod(used.filter), [used.filter]);
  const startDay = profile?.statistics.monthStartDay['city-management'] ?? 1;
  const days = resolvePeriod(period, asOf, startDay);
  const periodText = `${days.from} — ${days.to > asOf ? asOf : days.to}`;
  const titleOf = (dimension: string, value: string): string => {
    if (dimension === 'class') return classTitle(t, language, value);
    if (dimension === 'component_state')
      return fieldText(COMPONENTS, 'state', value, language) ?? value;
    if (dimension === 'passed_age') return ageTitle(t, value);
    if (dimension === 'code_system')
      return fieldText(COMPONENTS, dimension, value, language) ?? value;
    return areaName(profile?.streets ?? [], value) ?? value;
  };
  const chips = Object.entries(used.filter.where ?? {}).flatMap(([dimension, values]) =>
    values.map((value) => ({
      id: `${dimension} ${value}`,
      text: titleOf(dimension, value),
      remove: () => used.toggle(dimension, value),
    })),
  );
  const open = (metric: string): void => openDrawer(store, 'table', metric);
  const question = { filter, period };
  return (
    <SystemPanel
      title={t('city.title')}
      tools={<MapButton system="city-management" />}
      note={
        <>
          <WholeDates text={t('city.note', { period: periodText, asOf })} />
          {days.to > asOf && <br />}
          {days.to > asOf && t('city.running')}
        </>
      }
    >
      <Segmented<Topic>
        block
        size="small"
        className="city-topics"
        aria-label={t('city.topic.label')}
        value={topic}
        onChange={setTopic}
        options={TOPICS.map((value) => ({ value, label: t(`city.topic.${value}`) }))}
      />
      {topic !== 'components' && topic !== 'patrols' && (
        <Select
          aria-label={t('city.period')}
          value={used.filter.period ?? asOf.slice(0, 7)}
          onChange={used.setPeriod}
          options={[
            ...new Set([...periodOptions(asOf), used.filter.period ?? asOf.slice(0, 7)]),
          ].map((value) => ({ value, label: periodLabel(t, value) }))}
        />
      )}
      {topic !== 'patrols' && <FilterBar chips={chips} clear={used.clear} />}
      {isSide(topic) && (
        <SideTopic
          side={topic}
          question={question}
          used={used}
          month={days.from.slice(0, 7)}
          open={open}
        />
      )}
      {topic === 'components' && <ComponentTopic used={used} asOf={asOf} />}
      {topic === 'patrols' && <PatrolTopic />}
      {topic === 'hotSpots' && <HotSpotTopic question={question} used={used} />}
      {(isSide(topic) || topic === 'hotSpots') && !isOwnList(list) && (
        <CaseList
          metric={caseMetric(list) ?? COUNT_METRIC[isSide(topic) ? topic : 'supervision']}
          question={question}
          period={periodText}
          asOf={asOf}
        />
      )}
    </SystemPanel>
  );
}

function periodLabel(t: TFunction, period: string): string {
  if (period.includes('/')) return period.replace('/', ' — ');
  return period.length === 4 ? t('city.lastYear', { value: period }) : period;
}

interface SideProps {
  readonly side: Side;
  readonly question: CityQuestion;
  readonly used: UsedFilter;
  /** Month the figures are of. */
  readonly month: string;
  readonly open: (metric: string) => void;
}

/** Figures, trend, parts and checks of one of the two centres. */
function SideTopic({ side, question, used, month, open }: SideProps) {
  const { t } = useTranslation();
  const { filter, period } = question;
  const answer = useCall('statistics.table', {
    metrics: [...SIDE_METRICS[side]],
    filter,
    period,
    compare: ['yoy', 'mom'],
  });
  return (
    <>
      <PanelSection title={t('city.figures')}>
        <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('kit.table.failed')}>
          {(table) => <Figures table={table} period={month} open={open} />}
        </Asked>
      </PanelSection>
      <MoreFigures side={side} question={question} open={open} />
      <CityTrend side={side} filter={filter} choose={used.setPeriod} />
      <PartBars
        title={t('city.byStreet')}
        dimension="street"
        metric={SIDE_METRICS[side][0]!}
        question={{ period, filter: { keys: filter.keys ?? {} } }}
        chosen={used.values('area')}
        choose={(key) => used.toggle('area', key)}
      />
      <PartBars
        title={t('city.byUnit')}
        dimension="dept"
        metric={SIDE_METRICS[side][0]!}
        question={question}
        chosen={used.values('department')}
        choose={(key) => used.toggle('department', key)}
      />
      <ClassBars
        metric={COUNT_METRIC[side]}
        question={question}
        chosen={used.values('class')}
        choose={(key) => used.toggle('class', key)}
      />
      <CityEvaluationSection question={question} />
      {side === 'command' ? (
        <DeadlineCheck question={question} />
      ) : (
        <DeviationCheck question={question} />
      )}
    </>
  );
}

function Figures({
  table,
  period,
  open,
}: {
  readonly table: StatisticsTable;
  readonly period: string;
  readonly open: (metric: string) => void;
}) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const { figure } = table.total.cells[0]!;
  const nothing = table.total.cells.every(
    (cell) => 'value' in cell.figure && (cell.figure.value ?? 0) === 0,
  );
  if (nothing && 'value' in figure)
    return <EmptyNote title={t('city.noData')} help={t('city.noDataHelp')} />;
  return (
    <>
      <Headlines
        label={t('city.figures')}
        figures={metricHeadlines(table, { language, period, open })}
      />
      <SetAsideNote rows={table.setAside} />
    </>
  );
}
