import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HotCell, HotSpots } from '../../../contract/queries/city-movement.ts';
import type { SceneState } from '../../../contract/scene.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { Term } from '../../parts/facts.tsx';
import { numberColumn, plainColumn, textColumn } from '../../parts/kit/columns.ts';
import { DataTable } from '../../parts/kit/data-table.tsx';
import { DrawerPart, openDrawer } from '../../parts/kit/drawer-part.tsx';
import { RankBars } from '../../parts/kit/rank-bars.tsx';
import { EmptyNote, PanelSection } from '../../parts/kit/system-panel.tsx';
import { contentKey, localRows, type TableColumn } from '../../parts/kit/table-model.ts';
import { changeScene } from '../../store.ts';
import type { UsedFilter } from '../../parts/kit/use-filter.ts';
import { type CityQuestion, ClassBars } from './part-bars.tsx';
import { useFlyTo } from './use-fly-to.ts';

type Kind = NonNullable<SceneState['surface']>['kind'] | 'none';
/** Cells told in the panel; the drawer has all. */
const MOST_BARS = 10;

/** 高发点: what is laid over the ground, and the cells where cases crowd more than chance would have it. */
export function HotSpotTopic({
  question,
  used,
}: {
  readonly question: CityQuestion;
  readonly used: UsedFilter;
}) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const surface = useTwin((state) => state.scene.surface?.kind);
  const answer = useCall('city.hotSpots', { kind: 'gi', top: 100, ...question });
  const choose = (kind: Kind): void =>
    changeScene(store, {
      surface: kind === 'none' || kind === 'coverage' ? undefined : { kind },
    });
  return (
    <>
      <PanelSection title={t('time.surface.label')}>
        <Segmented<Kind>
          block
          size="small"
          aria-label={t('time.surface.label')}
          value={surface === 'coverage' ? 'none' : (surface ?? 'none')}
          onChange={choose}
          options={(['none', 'density', 'gi'] as const).map((value) => ({
            value,
            label: t(`time.surface.${value}`),
          }))}
        />
      </PanelSection>
      <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('kit.table.failed')}>
        {(spots) => <TopCells spots={spots} />}
      </Asked>
      <ClassBars
        metric="city-management.reported"
        question={question}
        chosen={used.values('class')}
        choose={(key) => used.toggle('class', key)}
      />
    </>
  );
}

function useAreaName(): (code: string | null) => string {
  const { t } = useTranslation();
  const streets = useSnapshot()?.profile.streets;
  return useMemo(() => {
    const names = new Map(
      (streets ?? []).flatMap(({ communities }) =>
        communities.map((each) => [each.code, each.name]),
      ),
    );
    return (code) => (code === null ? t('city.unknownPlace') : (names.get(code) ?? code));
  }, [streets, t]);
}

function TopCells({ spots }: { readonly spots: HotSpots }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const nameOf = useAreaName();
  const fly = useFlyTo();
  const { top, period, previous, total, unplaced, cellMetres, cells } = spots;
  if (top.length === 0)
    return <EmptyNote title={t('city.hot.none')} help={t('city.hot.noneHelp')} />;
  return (
    <PanelSection
      title={t('city.hot.cells')}
      aside={
        <button
          type="button"
          className="link small"
          onClick={() => openDrawer(store, 'table', 'hotCells')}
        >
          {t('city.hot.all', { count: top.length })}
        </button>
      }
    >
      <p className="small secondary">
        <Term
          definition={t('time.surface.giDefinition', {
            cell: cellMetres,
            cells: exactNumber(cells),
          })}
        >
          {t('city.hot.note', { total: exactNumber(total), ...period })}
        </Term>
        {unplaced > 0 && ` · ${t('time.surface.unplaced', { count: unplaced })}`}
      </p>
      <RankBars
        label={t('city.hot.cells')}
        bars={top.slice(0, MOST_BARS).map((cell, at) => ({
          id: String(at),
          label: `${at + 1} ${nameOf(cell.area)}`,
          value: cell.z,
          text: t('city.hot.text', {
            count: cell.count,
            change: changeOf(cell),
          }),
        }))}
        onChoose={(id) => {
          const cell = top[Number(id)];
          if (cell) fly(cell);
        }}
      />
      <p className="small secondary">{t('city.hot.against', { ...previous })}</p>
      <HotCellList spots={spots} nameOf={nameOf} />
    </PanelSection>
  );
}

/** `+12`, `−3`, `0` against the period before. */
function changeOf({ count, before }: HotCell): string {
  const by = count - before;
  return by > 0 ? `+${exactNumber(by)}` : by < 0 ? `−${exactNumber(-by)}` : '0';
}

interface ListProps {
  readonly spots: HotSpots;
  readonly nameOf: (code: string | null) => string;
}

function HotCellList({ spots, nameOf }: ListProps) {
  const { t } = useTranslation();
  const list = useTwin((state) => state.scene.panels.list);
  const fly = useFlyTo();
  const columns = useMemo((): TableColumn<HotCell>[] => {
    const title = (id: 'area' | 'count' | 'before' | 'change' | 'z' | 'place') =>
      t(`city.hot.columns.${id}`);
    const placeOf = ({ longitudeDegrees, latitudeDegrees }: HotCell): string =>
      `${longitudeDegrees.toFixed(5)}, ${latitudeDegrees.toFixed(5)}`;
    return [
      textColumn('area', title('area'), 10, ({ area }) => nameOf(area)),
      numberColumn('count', title('count'), 6, ({ count }) => count, { sum: true }),
      numberColumn('before', title('before'), 6, ({ before }) => before, { sum: true }),
      numberColumn('change', title('change'), 6, ({ count, before }) => count - before, {
        text: changeOf,
      }),
      numberColumn('z', title('z'), 6, ({ z }) => z, { text: ({ z }) => z.toFixed(2) }),
      plainColumn('place', title('place'), 11, placeOf),
    ];
  }, [t, nameOf]);
  const source = useMemo(
    () => localRows(contentKey(spots.top), spots.top, columns),
    [spots, columns],
  );
  if (list !== 'hotCells') return null;
  const label = t('city.hot.list', { ...spots.period });
  return (
    <DrawerPart tab="table" label={label}>
      <DataTable<HotCell>
        label={label}
        source={source}
        columns={columns}
        rowKey={({ longitudeDegrees, latitudeDegrees }) => `${longitudeDegrees} ${latitudeDegrees}`}
        provenance={t('city.provenance', { list: label, asOf: spots.asOf })}
        onOpen={fly}
        startSort={{ column: 'z', descending: true }}
      />
    </DrawerPart>
  );
}
