import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findMetric } from '../../../contract/metrics/index.ts';
import type { Metric } from '../../../contract/metrics/metric.ts';
import type { CallResult } from '../../../contract/queries/index.ts';
import type { StatisticsRow } from '../../../contract/queries/statistics.ts';
import {
  HAZARD_LISTS,
  type HazardList,
  type HazardRow,
} from '../../../contract/queries/work-safety.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { useCall } from '../../host/use-call.ts';
import { titleIn } from '../../format/fields.ts';
import { Asked } from '../../parts/asked.tsx';
import { numberColumn, plainColumn } from '../../parts/kit/columns.ts';
import { DataTable } from '../../parts/kit/data-table.tsx';
import { DrawerPart } from '../../parts/kit/drawer-part.tsx';
import { contentKey, localRows, type TableColumn } from '../../parts/kit/table-model.ts';
import { useCallRows } from '../../parts/kit/use-call-rows.ts';
import { MetricRows } from '../../parts/statistics/metric-rows.tsx';
import { select } from '../../store.ts';
import {
  fireColumns,
  hazardColumns,
  hazardDoubt,
  planColumns,
  type SafetyWords,
} from './columns.ts';
import { useSafetyFilter } from './use-safety-filter.ts';

const LISTS = [...HAZARD_LISTS, 'plan', 'teams', 'fire'] as const;
type SafetyList = (typeof LISTS)[number];

/** Hazards asked for at a time. */
const PAGE_HAZARDS = 5000;

/** The list the view names, in the drawer. */
export function SafetyDrawer() {
  const { t } = useTranslation();
  const wish = useTwin((state) => state.scene.panels.list);
  const list: SafetyList = LISTS.find((each) => each === wish) ?? 'open';
  const metric = wish === undefined ? undefined : findMetric(wish);
  if (metric?.system === 'work-safety') return <BehindFigure metric={metric} />;
  return (
    <DrawerPart tab="table" label={t(`safety.lists.${list}`)}>
      <Listed key={list} list={list} />
    </DrawerPart>
  );
}

/** The rows a figure counts. */
function BehindFigure({ metric }: { readonly metric: Metric }) {
  const language = useTwin((state) => state.scene.language);
  const { hazards, visits, period } = useSafetyFilter();
  const filter = metric.numerator.fact === 'hazard' ? hazards : visits;
  return (
    <MetricRows
      title={titleIn(language, metric)}
      question={{ metric: metric.id, filter, period }}
    />
  );
}

function Listed({ list }: { readonly list: SafetyList }) {
  if (list === 'plan') return <Plan />;
  if (list === 'teams') return <Teams />;
  if (list === 'fire') return <Fire />;
  return <Hazards list={list} />;
}

function useWords(): SafetyWords {
  const { t } = useTranslation();
  const streets = useSnapshot()?.profile.streets;
  return useMemo(
    () => ({
      t,
      streetName: (code) => streets?.find((street) => street.code === code)?.name ?? code ?? '',
    }),
    [t, streets],
  );
}

function useProvenance(): string {
  const { t } = useTranslation();
  const asOf = useSnapshot()?.asOf ?? '';
  return t('safety.provenance', { date: asOf });
}

/** Selects a record with the room and building it lies in. */
function useOpenRecord() {
  const store = useTwinStore();
  return (
    table: string,
    key: string,
    { buildingId, roomId }: { readonly buildingId: string | null; readonly roomId: string | null },
  ): void =>
    select(store, {
      kind: 'record',
      table,
      key,
      ...(buildingId !== null && { buildingId }),
      ...(buildingId !== null && roomId !== null && { roomId }),
    });
}

function Hazards({ list }: { readonly list: HazardList }) {
  const { t } = useTranslation();
  const open = useOpenRecord();
  const words = useWords();
  const { lists: filter } = useSafetyFilter();
  const columns = useMemo(() => hazardColumns(words), [words]);
  const params = { filter, list, limit: PAGE_HAZARDS };
  const source = useCallRows('safety.hazards', params, columns, rowsOf, isSetAside);
  return (
    <DataTable
      label={t(`safety.lists.${list}`)}
      source={source}
      columns={columns}
      rowKey={(row) => row.hazardNo}
      provenance={useProvenance()}
      doubt={(row) => hazardDoubt(t, row)}
      onOpen={(row) => open('hazard', row.hazardNo, row)}
    />
  );
}

function rowsOf({ rows }: CallResult<'safety.hazards'>): readonly HazardRow[] {
  return rows;
}

function isSetAside({ setAside }: HazardRow): boolean {
  return setAside;
}

function Plan() {
  const { t } = useTranslation();
  const open = useOpenRecord();
  const words = useWords();
  const { lists: filter } = useSafetyFilter();
  const columns = useMemo(() => planColumns(words), [words]);
  const source = useCallRows('safety.plan', { filter, limit: 5000 }, columns, ({ rows }) => rows);
  return (
    <DataTable
      label={t('safety.lists.plan')}
      source={source}
      columns={columns}
      rowKey={(row) => row.inspectionNo}
      provenance={useProvenance()}
      onOpen={(row) => open('premises', row.premisesNo, row)}
    />
  );
}

function Fire() {
  const { t } = useTranslation();
  const open = useOpenRecord();
  const words = useWords();
  const { lists: filter } = useSafetyFilter();
  const columns = useMemo(() => fireColumns(words), [words]);
  const source = useCallRows('safety.fire', { filter }, columns, ({ places }) => places);
  return (
    <DataTable
      label={t('safety.lists.fire')}
      source={source}
      columns={columns}
      rowKey={(row) => `${row.kind} ${row.key}`}
      provenance={useProvenance()}
      onOpen={(row) => open(row.table, row.key, row)}
    />
  );
}

const TEAM_METRICS = [
  'planned',
  'planRate',
  'recheckInTimeRate',
  'visits',
  'nothingFoundRate',
  'selfVerifiedRate',
  'overdue',
].map((name) => `work-safety.${name}`);

/** The supervisors, supervised: a row a team. */
function Teams() {
  const { t } = useTranslation();
  const streets = useSnapshot()?.profile.streets ?? [];
  const { visits: filter, period } = useSafetyFilter();
  const answer = useCall('statistics.table', {
    metrics: TEAM_METRICS,
    dimension: 'team',
    filter,
    period,
  });
  return (
    <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('safety.failed')}>
      {({ rows, metrics }) => (
        <TeamTable
          name={`teams ${JSON.stringify([filter, period])}`}
          rows={inOrderOfStreets(rows, streets)}
          metrics={metrics}
        />
      )}
    </Asked>
  );
}

/** Teams by the order of the streets they are named after (月湖安监中队), the others behind them. */
function inOrderOfStreets(
  rows: readonly StatisticsRow[],
  streets: readonly { readonly name: string }[],
): readonly StatisticsRow[] {
  const names = streets.map(({ name }) => name.replace(/(街道|镇|乡)$/, ''));
  const rank = ({ title }: StatisticsRow): number =>
    names.findIndex((name) => title.startsWith(name)) >>> 0;
  return rows.toSorted((left, right) => rank(left) - rank(right));
}

interface TeamTableProps {
  /** Changes with what is asked. */
  readonly name: string;
  readonly rows: readonly StatisticsRow[];
  readonly metrics: readonly {
    readonly id: string;
    readonly title: string;
    readonly titleEn: string;
    readonly kind: string;
    readonly unit: string;
    readonly unitEn: string;
  }[];
}

function TeamTable({ name, rows, metrics }: TeamTableProps) {
  const { t } = useTranslation();
  const { used } = useSafetyFilter();
  const english = useTwin((state) => state.scene.language === 'en');
  const columns = useMemo(
    (): TableColumn<StatisticsRow>[] => [
      plainColumn('team', t('safety.column.team'), 10, (row) => row.title),
      ...metrics.map((metric, at): TableColumn<StatisticsRow> => {
        const isRate = metric.kind === 'rate';
        const value = (row: StatisticsRow) => {
          const figure = row.cells[at]?.figure;
          return figure && 'value' in figure ? figure.value : null;
        };
        const shareText = (row: StatisticsRow): string => {
          const share = value(row);
          return share === null ? '—' : `${(share * 100).toFixed(1)}%`;
        };
        const shown = isRate
          ? { text: shareText }
          : { unit: english ? metric.unitEn : metric.unit, sum: true };
        return numberColumn(metric.id, english ? metric.titleEn : metric.title, 8, value, shown);
      }),
    ],
    [metrics, t, english],
  );
  const source = useMemo(
    () => localRows(`${name} ${contentKey(rows)}`, rows, columns),
    [name, rows, columns],
  );
  return (
    <DataTable
      label={t('safety.lists.teams')}
      source={source}
      columns={columns}
      rowKey={(row) => row.key}
      provenance={useProvenance()}
      onOpen={({ key }) => used.choose('team', used.values('team').includes(key) ? [] : [key])}
    />
  );
}
