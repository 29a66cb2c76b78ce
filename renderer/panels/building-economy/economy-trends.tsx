import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EconomyOverview } from '../../../contract/queries/building-economy.ts';
import { TrendChart } from '../../parts/kit/charts.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';

interface TrendProps {
  readonly overview: EconomyOverview;
}

const WAN = 10_000;

/** Tax by month, 万元. */
export function TrendSection({ overview: { months } }: TrendProps) {
  const { t, i18n } = useTranslation();
  const data = useMemo(
    () => ({
      points: months.map(({ month }) => month),
      unit: i18n.language === 'en' ? '10,000 yuan' : '万元',
      series: [
        {
          id: 'tax',
          title: t('economy.tax'),
          values: months.map(({ tax }) =>
            tax.yuan === undefined ? null : Math.round(tax.yuan / WAN),
          ),
        },
        {
          id: 'local',
          title: t('economy.localTrend'),
          values: months.map(({ localYuan }) =>
            localYuan === null ? null : Math.round(localYuan / WAN),
          ),
        },
      ],
    }),
    [months, t, i18n.language],
  );
  return (
    <PanelSection title={t('economy.trend')}>
      <TrendChart label={t('economy.trend')} data={data} />
    </PanelSection>
  );
}

/** 迁入、迁出 by month. */
export function MovesSection({ overview: { moves } }: TrendProps) {
  const { t } = useTranslation();
  const data = useMemo(
    () => ({
      points: moves.map(({ month }) => month),
      unit: t('economy.firms'),
      series: [
        { id: 'in', title: t('economy.movedIn'), values: moves.map(({ movedIn }) => movedIn) },
        { id: 'out', title: t('economy.movedOut'), values: moves.map(({ movedOut }) => movedOut) },
      ],
    }),
    [moves, t],
  );
  return (
    <PanelSection title={t('economy.moves')}>
      <TrendChart label={t('economy.moves')} data={data} />
    </PanelSection>
  );
}
