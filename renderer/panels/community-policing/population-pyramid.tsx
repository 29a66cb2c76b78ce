import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatisticsFilter, StatisticsTable } from '../../../contract/queries/statistics.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { BarsChart } from '../../parts/kit/charts.tsx';
import { DrawerPart, openDrawer } from '../../parts/kit/drawer-part.tsx';
import { figureNumber } from '../../format/figures.ts';

const METRIC = 'community-policing.current';

/** 人口金字塔 of current records by five years of age, men left and women right. */
export function PopulationPyramid({ filter }: { readonly filter: StatisticsFilter }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const men = useBands(filter, 'male');
  const women = useBands(filter, 'female');
  const data = useMemo(() => {
    if (!men || !women) return undefined;
    const keys = [...new Set([...men.keys(), ...women.keys()])].sort();
    const of = (bands: ReadonlyMap<string, number>, sign: number) =>
      keys.map((key) => sign * (bands.get(key) ?? 0));
    return {
      points: keys.map((key) => bandTitle(t, key)),
      unit: t('policing.records'),
      series: [
        { id: 'male', title: t('codes.sex.male'), values: of(men, -1) },
        { id: 'female', title: t('codes.sex.female'), values: of(women, 1) },
      ],
    };
  }, [men, women, t]);
  return (
    <>
      <button
        type="button"
        className="link policing-link"
        onClick={() => openDrawer(store, 'chart')}
      >
        {t('policing.pyramid')}
      </button>
      {data && (
        <DrawerPart tab="chart" label={t('policing.pyramidNote')}>
          <div className="policing-pyramid">
            <BarsChart label={t('policing.pyramid')} data={data} />
          </div>
        </DrawerPart>
      )}
    </>
  );
}

/** Age the last band begins with, which has no end. */
const OLDEST = 100;

/** `090` as it reads: 90–94 岁. */
function bandTitle(t: TFunction, key: string): string {
  const from = Number(key);
  return from >= OLDEST
    ? t('policing.agesFrom', { from })
    : t('policing.ages', { from, to: from + 4 });
}

/** Records of each band of ages. */
function useBands(filter: StatisticsFilter, sex: string): ReadonlyMap<string, number> | undefined {
  const answer = useCall('statistics.table', {
    metrics: [METRIC],
    dimension: 'age_band',
    filter: { ...filter, keys: { sex: [sex] } },
  });
  const table = answer.kind === 'done' ? answer.value : undefined;
  return useMemo(() => table && bandsOf(table), [table]);
}

function bandsOf({ rows }: StatisticsTable): ReadonlyMap<string, number> {
  return new Map(
    rows
      .filter(({ key }) => /^\d{3}$/.test(key))
      .map(({ key, cells }) => {
        const figure = cells[0]?.figure;
        return [key, (figure && figureNumber(figure)) ?? 0];
      }),
  );
}
