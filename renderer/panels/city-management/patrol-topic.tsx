import type { TFunction } from 'i18next';
import { Select, Switch } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PATROL_LAYER } from '../../../contract/point-layers.ts';
import type { CityPatrols, PatrolFinding } from '../../../contract/queries/city-movement.ts';
import { exactNumber, measure, percent } from '../../format/numbers.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { codeColumn, dateColumn, numberColumn, textColumn } from '../../parts/kit/columns.ts';
import { DataTable } from '../../parts/kit/data-table.tsx';
import { DrawerPart, openDrawer } from '../../parts/kit/drawer-part.tsx';
import { type HeadlineFigure, Headlines } from '../../parts/kit/headline.tsx';
import { RankBars } from '../../parts/kit/rank-bars.tsx';
import { EmptyNote, PanelSection } from '../../parts/kit/system-panel.tsx';
import { contentKey, localRows, type TableColumn } from '../../parts/kit/table-model.ts';
import { changeScene } from '../../store.ts';
import { changeLayer } from '../layers/change-layer.ts';
import { useFlyTo } from './use-fly-to.ts';

/** Days shown as bars. */
const MOST_DAYS = 14;

/** 巡查: what the patrols of a day covered, and where tracks are too fast or broken. */
export function PatrolTopic() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const surface = useTwin((state) => state.scene.surface);
  const chosen = surface?.kind === 'coverage' ? surface.day : undefined;
  const clockDay = useTwin((state) => state.scene.time?.at?.slice(0, 10));
  const day = chosen ?? clockDay;
  const answer = useCall('city.patrols', day === undefined ? {} : { day });
  const choose = (next: string): void => {
    const { scene } = store.getState();
    changeScene(store, {
      surface: { kind: 'coverage', day: next },
      ...(scene.time?.at !== undefined && {
        time: { ...scene.time, at: `${next}${scene.time.at.slice(10)}` },
      }),
    });
  };
  return (
    <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('kit.table.failed')}>
      {(patrols) => <PatrolFigures patrols={patrols} choose={choose} />}
    </Asked>
  );
}

interface FiguresProps {
  readonly patrols: CityPatrols;
  readonly choose: (day: string) => void;
}

function PatrolFigures({ patrols, choose }: FiguresProps) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const language = useTwin((state) => state.scene.language);
  const { day, days, cellsTotal, rules } = patrols;
  const ofDay = days.find((each) => each.day === day);
  if (days.length === 0 || day === null)
    return <EmptyNote title={t('city.patrols.none')} help={t('city.patrols.noneHelp')} />;
  const open = (): void => openDrawer(store, 'table', 'findings');
  const source = language === 'en' ? rules.sourceEn : rules.source;
  const rule = t('city.patrols.rule', { ...rules, source });
  const figure = (
    id: 'coverage' | 'onDuty' | 'kilometres' | 'hours' | 'overspeeds' | 'gaps',
    value: string,
    onOpen?: () => void,
  ): HeadlineFigure => ({
    id,
    label: t(`city.patrols.${id}`),
    value,
    unit: t(`city.patrols.units.${id}`),
    period: day,
    definition: {
      formula: t(`city.patrols.definitions.${id}`),
      ...(['overspeeds', 'gaps'].includes(id) && { source: rule }),
    },
    ...(onOpen && { onOpen }),
  });
  return (
    <>
      <MapSwitches day={day} />
      <PanelSection
        title={t('city.figures')}
        aside={
          <Select
            size="small"
            aria-label={t('city.patrols.day')}
            value={day}
            options={days.map((each) => ({ value: each.day, label: each.day }))}
            onChange={choose}
          />
        }
      >
        <Headlines
          label={t('city.figures')}
          figures={[
            figure('coverage', percent(ofDay?.cells ?? 0, cellsTotal)?.replace('%', '') ?? '—'),
            figure('onDuty', exactNumber(ofDay?.patrols ?? 0)),
            figure('kilometres', measure(ofDay?.kilometres ?? 0)),
            figure('hours', measure(ofDay?.hours ?? 0)),
            figure('overspeeds', exactNumber(ofDay?.overspeeds ?? 0), open),
            figure('gaps', exactNumber(ofDay?.gaps ?? 0), open),
          ]}
        />
        <p className="small secondary">{rule}</p>
      </PanelSection>
      <PanelSection title={t('city.patrols.byDay')}>
        <RankBars
          label={t('city.patrols.byDay')}
          full={1}
          chosen={[day]}
          onChoose={choose}
          bars={days.slice(0, MOST_DAYS).map((each) => ({
            id: each.day,
            label: each.day,
            value: cellsTotal > 0 ? each.cells / cellsTotal : null,
            text: percent(each.cells, cellsTotal) ?? '—',
          }))}
        />
      </PanelSection>
      <PanelSection title={t('city.patrols.byPatrol')}>
        <PatrolBars patrols={patrols} />
      </PanelSection>
      <FindingList patrols={patrols} />
    </>
  );
}

/** Tracks and coverage on the map. */
function MapSwitches({ day }: { readonly day: string }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const tracks = useTwin(
    ({ scene }) => scene.layers.find(({ id }) => id === PATROL_LAYER)?.visible === true,
  );
  const coverage = useTwin(({ scene }) => scene.surface?.kind === 'coverage');
  const showTracks = (visible: boolean): void => {
    changeLayer(store, PATROL_LAYER, { visible });
    const { panels, time } = store.getState().scene;
    if (!visible) return;
    changeScene(store, {
      panels: { ...panels, timeBar: true },
      time: { ...time, at: `${day}T08:30:00` },
    });
  };
  return (
    <div className="city-switches">
      <label>
        <Switch size="small" checked={tracks} onChange={showTracks} />
        {t('city.patrols.showTracks')}
      </label>
      <label>
        <Switch
          size="small"
          checked={coverage}
          onChange={(on) =>
            changeScene(store, { surface: on ? { kind: 'coverage', day } : undefined })
          }
        />
        {t('city.patrols.showCoverage')}
      </label>
    </div>
  );
}

/** Kilometres of each patrol; a click draws that patrol's track alone, another all of them. */
function PatrolBars({ patrols: { patrols } }: Pick<FiguresProps, 'patrols'>) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const only =
    useTwin(({ scene }) => scene.layers.find(({ id }) => id === PATROL_LAYER)?.only) ?? [];
  return (
    <RankBars
      label={t('city.patrols.byPatrol')}
      chosen={only}
      onChoose={(patrolNo) =>
        changeLayer(store, PATROL_LAYER, {
          only: only.includes(patrolNo)
            ? only.filter((each) => each !== patrolNo)
            : [...only, patrolNo],
        })
      }
      bars={patrols.map((each) => ({
        id: each.patrolNo,
        label: each.patrolNo,
        value: each.kilometres,
        text: t('city.patrols.patrolText', {
          kilometres: measure(each.kilometres),
          cells: exactNumber(each.cells),
        }),
      }))}
    />
  );
}

function FindingList({ patrols }: Pick<FiguresProps, 'patrols'>) {
  const { t } = useTranslation();
  const list = useTwin((state) => state.scene.panels.list);
  const fly = useFlyTo();
  const { findings, day, asOf } = patrols;
  const label = t('city.patrols.findings', { day });
  const columns = useMemo(() => findingColumns(t), [t]);
  const source = useMemo(
    () => localRows(`${day} ${contentKey(findings)}`, findings, columns),
    [day, findings, columns],
  );
  if (list !== 'findings') return null;
  return (
    <DrawerPart tab="table" label={label}>
      <DataTable<PatrolFinding>
        label={label}
        source={source}
        columns={columns}
        rowKey={({ patrolNo, from }) => `${patrolNo} ${from}`}
        provenance={t('city.patrols.provenance', { asOf })}
        onOpen={fly}
        emptyHelp={t('city.patrols.noFindings')}
      />
    </DrawerPart>
  );
}

function findingColumns(t: TFunction): TableColumn<PatrolFinding>[] {
  const title = (id: 'kind' | 'patrolNo' | 'from' | 'to' | 'value') =>
    t(`city.patrols.columns.${id}`);
  const kindOf = ({ kind }: PatrolFinding): string => t(`city.patrols.kinds.${kind}`);
  return [
    textColumn('kind', title('kind'), 5, kindOf),
    codeColumn('patrolNo', title('patrolNo'), 8, ({ patrolNo }) => patrolNo),
    dateColumn('from', title('from'), 10, ({ from }) => from),
    dateColumn('to', title('to'), 10, ({ to }) => to),
    numberColumn('value', title('value'), 7, ({ value }) => value, {
      text: ({ kind, value }) =>
        t(kind === 'gap' ? 'city.minutes' : 'city.kilometresPerHour', { value: measure(value) }),
    }),
  ];
}
