import type { TFunction } from 'i18next';
import type { EconomyOverview } from '../../../contract/queries/building-economy.ts';
import type { Language } from '../../../contract/window.ts';
import { exactNumber, headlineNumber } from '../../format/numbers.ts';
import type { HeadlineFigure } from '../../parts/kit/headline.tsx';
import type { TierList } from './lists.ts';
import { shareText, taxText } from './words.ts';

/** The panel's headline figures: tax first; each opens the list it is counted from. */
export function economyHeadlines(
  t: TFunction,
  { figures, from, to, asOf }: EconomyOverview,
  language: Language,
  open: (list: 'buildings' | 'firms' | TierList) => void,
): HeadlineFigure[] {
  const year = `${from}–${to}`;
  const source = t('economy.about.source');
  const figure = (
    id: string,
    label: string,
    value: string,
    unit: string,
    formula: string,
    period: string = asOf,
  ): HeadlineFigure => ({ id, label, value, unit, period, definition: { formula, source } });
  const tier = (list: TierList, label: string, count: number): HeadlineFigure => ({
    ...figure(
      list,
      label,
      exactNumber(count),
      t('economy.buildings'),
      t('economy.about.tiers'),
      year,
    ),
    onOpen: () => open(list),
  });
  const percent = t('economy.percent');
  const { tax, taxBefore } = figures;
  const known = tax.yuan !== undefined && taxBefore.yuan !== undefined;
  const by = known && taxBefore.yuan! > 0 ? tax.yuan! / taxBefore.yuan! - 1 : null;
  return [
    {
      ...figure(
        'tax',
        t('economy.tax'),
        taxText(t, tax, language),
        tax.yuan === undefined ? '' : t('economy.yuan'),
        t('economy.about.tax'),
        year,
      ),
      changes: [{ kind: 'yearOnYear', by, unit: 'share' }],
      better: 'more',
      onOpen: () => open('buildings'),
    },
    {
      ...figure(
        'buildings',
        t('economy.commercial'),
        exactNumber(figures.buildings),
        t('economy.buildings'),
        t('economy.about.commercial', {
          sites: figures.sites,
          area: headlineNumber(figures.businessAreaSquareMetres, language),
        }),
      ),
      onOpen: () => open('buildings'),
    },
    {
      ...figure(
        'firms',
        t('economy.count'),
        exactNumber(figures.firms),
        t('economy.firms'),
        t('economy.about.count'),
      ),
      onOpen: () => open('firms'),
    },
    figure(
      'area',
      t('economy.occupancyByArea'),
      shareText(figures.occupancyByArea),
      percent,
      t('economy.about.occupancyByArea'),
    ),
    figure(
      'rooms',
      t('economy.occupancyByRooms'),
      shareText(figures.occupancyByRooms),
      percent,
      t('economy.about.occupancyByRooms'),
    ),
    figure(
      'registered',
      t('economy.registered'),
      shareText(figures.registeredShare),
      percent,
      t('economy.about.registered', { unknown: figures.registeredUnknown }),
    ),
    figure(
      'taxed',
      t('economy.taxed'),
      shareText(figures.taxedShare),
      percent,
      t('economy.about.taxed', { unknown: figures.taxedUnknown }),
    ),
    tier('hundredMillion', t('economy.hundredMillion'), figures.hundredMillionBuildings),
    tier('nearlyHundredMillion', t('economy.nearly'), figures.nearlyHundredMillionBuildings),
    tier('tenMillion', t('economy.tenMillion'), figures.tenMillionBuildings),
    figure(
      'perArea',
      t('economy.perArea'),
      amount(figures.taxPerSquareMetre),
      t('economy.yuanPerArea'),
      t('economy.about.perArea'),
      year,
    ),
    figure(
      'perHead',
      t('economy.perHead'),
      amount(figures.taxPerHead),
      t('economy.yuanPerHead'),
      t('economy.about.perHead'),
      year,
    ),
    figure(
      'topFive',
      t('economy.topFive'),
      shareText(figures.topFiveShare),
      percent,
      t('economy.about.topFive'),
      year,
    ),
    figure(
      'vacancy',
      t('economy.vacancy'),
      shareText(figures.vacancyByArea),
      percent,
      t('economy.about.vacancy'),
    ),
  ];
}

function amount(value: number | null): string {
  return value === null ? '—' : exactNumber(value);
}
