import { useTranslation } from 'react-i18next';
import type { EconomyOverview } from '../../../contract/queries/building-economy.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { exactNumber } from '../../format/numbers.ts';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { RankBars } from '../../parts/kit/rank-bars.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { type EconomyDimension, NONE } from '../../economy-filter.ts';
import { useEconomyFilter } from './use-economy-filter.ts';
import { sectionText, taxText } from './words.ts';
import { PLACE_CLASS_COLOURS } from '../../theme/ramps.ts';

interface SectionProps {
  readonly overview: EconomyOverview;
}

/** One value of a dimension chosen, or taken back. */
function useChoice(dimension: EconomyDimension) {
  const { used } = useEconomyFilter();
  const chosen = used.values(dimension);
  return {
    chosen,
    choose: (value: string) => used.choose(dimension, chosen.includes(value) ? [] : [value]),
  };
}

/** 户/人/税: firms by class of the cube, each a filter. */
export function CubeSection({ overview }: SectionProps) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const { chosen, choose } = useChoice('class');
  const compliant = overview.classes.reduce((sum, each) => sum + each.compliant, 0);
  const { building, street } = overview.apart;
  return (
    <PanelSection title={t('economy.cube')} aside={t('economy.cubeAside', { count: compliant })}>
      <RankBars
        label={t('economy.cube')}
        chosen={chosen}
        onChoose={choose}
        bars={overview.classes.map(({ placeClass, firms }) => ({
          id: placeClass,
          label: t(`economy.classes.${placeClass}`),
          value: firms,
          text: `${exactNumber(firms)} ${t('economy.firms')}`,
          colour: PLACE_CLASS_COLOURS[placeClass],
        }))}
      />
      <p className="small secondary">
        {t('economy.apart', { building, street })}{' '}
        <button type="button" className="link" onClick={() => openDrawer(store, 'table', 'apart')}>
          {t('economy.lists.apart')}
        </button>
      </p>
    </PanelSection>
  );
}

/** Most industries shown; the list has all. */
const MOST_SECTIONS = 12;

/** 行业分布 by firms. */
export function IndustrySection({ overview }: SectionProps) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const { chosen, choose } = useChoice('section');
  return (
    <PanelSection title={t('economy.industries')}>
      <RankBars
        label={t('economy.industries')}
        chosen={chosen}
        onChoose={choose}
        bars={overview.sections.slice(0, MOST_SECTIONS).map(({ section, firms, tax }) => ({
          id: section === '' ? NONE : section,
          label: sectionText(t, section, language),
          value: firms,
          text: `${exactNumber(firms)} ${t('economy.firms')} · ${taxText(t, tax, language)}`,
        }))}
      />
    </PanelSection>
  );
}

/** Tax by street, in their official order. */
export function StreetSection({ overview }: SectionProps) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const streets = useSnapshot()?.profile.streets ?? [];
  const { chosen, choose } = useChoice('street');
  return (
    <PanelSection title={t('economy.streets')}>
      <RankBars
        label={t('economy.streets')}
        chosen={chosen}
        onChoose={choose}
        bars={overview.streets.map(({ streetCode, tax }) => ({
          id: streetCode,
          label: streets.find(({ code }) => code === streetCode)?.name ?? streetCode,
          value: tax.yuan ?? null,
          text: taxText(t, tax, language),
        }))}
      />
    </PanelSection>
  );
}
