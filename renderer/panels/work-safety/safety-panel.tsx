import { useTranslation } from 'react-i18next';
import type { StatisticsTable } from '../../../contract/queries/statistics.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { useCall } from '../../host/use-call.ts';
import { areaName } from '../../format/area-name.ts';
import { MapButton } from '../analysis/map-button.tsx';
import { Asked } from '../../parts/asked.tsx';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { FilterBar } from '../../parts/kit/filter-bar.tsx';
import { type HeadlineFigure, Headlines } from '../../parts/kit/headline.tsx';
import { metricHeadlines } from '../../parts/kit/metric-headlines.ts';
import { SetAsideNote } from '../../parts/kit/set-aside-note.tsx';
import { SystemPanel } from '../../parts/kit/system-panel.tsx';
import { SafetyDrawer } from './safety-drawer.tsx';
import { ObjectSection, RiskSection, StreetSection, TrendSection } from './safety-rankings.tsx';
import { HAZARD_METRICS, VISIT_METRICS } from './safety-metrics.ts';
import { WorkLists } from './work-lists.tsx';
import { useSafetyFilter } from './use-safety-filter.ts';
import './safety.css';

/** Metric → work list its rows are in; those of the others are listed as they are counted. */
const LISTS: Readonly<Record<string, string>> = {
  'work-safety.open': 'open',
  'work-safety.overdue': 'overdue',
  'work-safety.planRate': 'plan',
  'work-safety.nothingFoundRate': 'teams',
};
/** Counted on the as-of date, not in the year to it. */
const NOW: readonly string[] = ['work-safety.open', 'work-safety.overdue'];

/** 安全生产: hazards and their loop, premises by risk, the supervisors; lists in the drawer. */
export function SafetyPanel() {
  const { t } = useTranslation();
  const { hazards, visits, period } = useSafetyFilter();
  const compare = ['yoy' as const];
  const loop = useCall('statistics.table', {
    metrics: HAZARD_METRICS,
    filter: hazards,
    period,
    compare,
  });
  const round = useCall('statistics.table', {
    metrics: VISIT_METRICS,
    filter: visits,
    period,
    compare,
  });
  return (
    <SystemPanel
      title={t('safety.region')}
      note={t('safety.period', period)}
      tools={<MapButton system="work-safety" />}
    >
      <SafetyFilterBar />
      <Asked answer={loop} loadingLabel={t('kit.loading')} failedTitle={t('safety.failed')}>
        {(table) => <Figures tables={round.kind === 'done' ? [table, round.value] : [table]} />}
      </Asked>
      <WorkLists />
      <TrendSection />
      <ObjectSection />
      <StreetSection />
      <RiskSection />
      <p className="small secondary">{t('safety.invariant')}</p>
      <SafetyDrawer />
    </SystemPanel>
  );
}

/** The first table counts every hazard of the period, and so all of those in doubt; of visits none is. */
function Figures({ tables }: { readonly tables: readonly StatisticsTable[] }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const language = useTwin((state) => state.scene.language);
  const figures = tables.flatMap((table) => {
    const { from, to } = table.period;
    return metricHeadlines(table, {
      language,
      period: `${from}–${to}`,
      open: (id) => openDrawer(store, 'table', LISTS[id] ?? id),
    }).map(
      (figure): HeadlineFigure => ({ ...figure, ...(NOW.includes(figure.id) && { period: to }) }),
    );
  });
  return (
    <>
      <Headlines label={t('safety.figures')} figures={figures} />
      <SetAsideNote rows={tables[0]?.setAside ?? 0} />
    </>
  );
}

function SafetyFilterBar() {
  const { t } = useTranslation();
  const { used, lists } = useSafetyFilter();
  const streets = useSnapshot()?.profile.streets ?? [];
  const chips = [
    { id: 'street', text: areaName(streets, lists.streetCode) },
    { id: 'area', text: areaName(streets, lists.areaCode) },
    { id: 'team', text: lists.team },
    { id: 'risk', text: lists.risk && t(`safety.risk.${lists.risk}`) },
    { id: 'object', text: lists.object && t(`safety.object.${lists.object}`) },
  ].flatMap(({ id, text }) =>
    text === undefined ? [] : [{ id, text, remove: () => used.choose(id, []) }],
  );
  return <FilterBar chips={chips} clear={used.clear} />;
}
