import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { COMMUNITY_POLICING_METRICS } from '../../../contract/metrics/community-policing.ts';
import {
  type StatisticsFilter,
  type StatisticsTable,
  UNKNOWN_KEY,
} from '../../../contract/queries/statistics.ts';
import type { Language } from '../../../contract/window.ts';
import { areaName } from '../../format/area-name.ts';
import { titleIn } from '../../format/fields.ts';
import { figureNumber, figureText } from '../../format/figures.ts';
import { unitAfter } from '../../format/numbers.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { useCall } from '../../host/use-call.ts';
import { MapButton } from '../analysis/map-button.tsx';
import { Asked } from '../../parts/asked.tsx';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { FilterBar } from '../../parts/kit/filter-bar.tsx';
import { Headlines } from '../../parts/kit/headline.tsx';
import { metricHeadlines } from '../../parts/kit/metric-headlines.ts';
import { RankBars } from '../../parts/kit/rank-bars.tsx';
import { PanelSection, SystemPanel } from '../../parts/kit/system-panel.tsx';
import { useFilter } from '../../parts/kit/use-filter.ts';
import { MetricRows } from '../../parts/statistics/metric-rows.tsx';
import { SystemLists } from '../today/system-lists.tsx';
import { BeatChoice, useBeats } from './beat-choice.tsx';
import { HandOver } from './hand-over.tsx';
import { HouseholdSizes } from './household-sizes.tsx';
import { HousingThemes } from './housing-themes.tsx';
import { PopulationPyramid } from './population-pyramid.tsx';

const METRICS = COMMUNITY_POLICING_METRICS.map(({ id }) => id);
/** 社区 codes have so many digits. */
const COMMUNITY_DIGITS = 12;
/** Prefix of the drawer's list that holds the rows behind a figure. */
const ROWS_OF = 'rows:';

/** 社区警务 e 超市: how complete and fresh the registers are, by area, with the rows and lists behind each figure. */
export function CommunityPolicingPanel() {
  const { t } = useTranslation();
  const asOf = useSnapshot()?.asOf ?? '';
  const filter = usePolicingFilter();
  const total = useCall('statistics.table', { metrics: METRICS, filter });
  const areaCode = filter.area;
  const beat = filter.keys?.beat?.[0];
  return (
    <SystemPanel
      title={t('systems.community-policing')}
      note={t('today.note', { date: asOf })}
      tools={<MapButton system="community-policing" />}
    >
      <BeatChoice />
      <Chips />
      <Asked answer={total} loadingLabel={t('kit.loading')} failedTitle={t('policing.failed')}>
        {(table) => <Figures table={table} />}
      </Asked>
      <ByArea filter={filter} />
      <HousingThemes />
      <SystemLists
        system="community-policing"
        areaCode={areaCode}
        {...(beat !== undefined && { beat })}
      />
      <HandOver beatCode={beat} />
      <HouseholdSizes filter={filter} />
      <PopulationPyramid filter={filter} />
      <ChosenRows filter={filter} />
    </SystemPanel>
  );
}

function usePolicingFilter(): StatisticsFilter {
  const { values } = useFilter('community-policing');
  const [area, beat] = [values('area')[0], values('beat')[0]];
  return {
    ...(area !== undefined && { area }),
    ...(beat !== undefined && { keys: { beat: [beat] } }),
  };
}

function Chips() {
  const streets = useSnapshot()?.profile.streets ?? [];
  const { values, toggle, clear } = useFilter('community-policing');
  const beats = useBeats();
  const chip = (dimension: string, code: string, text: string | undefined) => ({
    id: code,
    text: text ?? code,
    remove: () => toggle(dimension, code),
  });
  const chips = [
    ...values('area').map((code) => chip('area', code, areaName(streets, code))),
    ...values('beat').map((code) =>
      chip('beat', code, beats.find((beat) => beat.code === code)?.name),
    ),
  ];
  return <FilterBar chips={chips} clear={clear} />;
}

function Figures({ table }: { readonly table: StatisticsTable }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const language = useTwin((state) => state.scene.language);
  const figures = metricHeadlines(table, {
    language,
    period: table.asOf,
    note: t('policing.noChange'),
    open: (id) => openDrawer(store, 'table', `${ROWS_OF}${id}`),
  });
  return <Headlines label={t('policing.figures')} figures={figures} />;
}

/** One metric by street, by community of the street chosen, by beat of the community, in official order; a bar is a filter. */
function ByArea({ filter }: { readonly filter: StatisticsFilter }) {
  const { t, i18n } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const { values, choose, toggle } = useFilter('community-policing');
  const metric = values('metric')[0] ?? METRICS[0] ?? '';
  const area = filter.area ?? '';
  const street = area.slice(0, 9);
  const level = area === '' ? 'street' : area.length < COMMUNITY_DIGITS ? 'community' : 'beat';
  const answer = useCall('statistics.table', {
    metrics: [metric],
    dimension: level,
    filter: area === '' ? {} : { area: level === 'beat' ? area : street },
  });
  const title = t(`policing.by.${level}`);
  return (
    <PanelSection title={title}>
      <Select
        size="small"
        className="policing-metric"
        aria-label={t('policing.metric')}
        value={metric}
        onChange={(id) => choose('metric', [id])}
        options={COMMUNITY_POLICING_METRICS.map((each) => ({
          value: each.id,
          label: titleIn(i18n.language, each),
        }))}
      />
      <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('policing.failed')}>
        {(table) => (
          <RankBars
            label={title}
            {...(table.metrics[0]?.kind === 'rate' && { full: 1 })}
            chosen={level === 'beat' ? values('beat') : values('area')}
            onChoose={(code) =>
              level === 'beat'
                ? toggle('beat', code)
                : choose('area', area === code ? [street] : [code])
            }
            bars={barsOf(table, language)}
          />
        )}
      </Asked>
    </PanelSection>
  );
}

function barsOf({ rows, metrics }: StatisticsTable, language: Language) {
  const metric = metrics[0];
  if (!metric) return [];
  const unit = language === 'en' ? metric.unitEn : metric.unit;
  return rows.flatMap(({ key, title, cells }) => {
    const figure = cells[0]?.figure;
    if (!figure || key === UNKNOWN_KEY) return [];
    const said = figureText(metric, figure, language);
    const text = said === '—' ? said : `${said} ${unitAfter(said, unit)}`;
    return [{ id: key, label: title, value: figureNumber(figure), text }];
  });
}

/** Rows of the figure that was opened. */
function ChosenRows({ filter }: { readonly filter: StatisticsFilter }) {
  const { i18n } = useTranslation();
  const list = useTwin((state) => state.scene.panels.list) ?? '';
  const metric = COMMUNITY_POLICING_METRICS.find(({ id }) => list === `${ROWS_OF}${id}`);
  if (!metric) return null;
  return (
    <MetricRows
      key={metric.id}
      title={titleIn(i18n.language, metric)}
      question={{ metric: metric.id, filter }}
    />
  );
}
