import { useTranslation } from 'react-i18next';
import type { EconomyOverview } from '../../../contract/queries/building-economy.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { useCall } from '../../host/use-call.ts';
import { MapButton } from '../analysis/map-button.tsx';
import { Asked } from '../../parts/asked.tsx';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { Headlines } from '../../parts/kit/headline.tsx';
import { SystemPanel } from '../../parts/kit/system-panel.tsx';
import { EconomyDrawer } from './economy-drawer.tsx';
import { EconomyFilterBar } from './economy-filter-bar.tsx';
import { CubeSection, IndustrySection, StreetSection } from './economy-rankings.tsx';
import { MovesSection, TrendSection } from './economy-trends.tsx';
import { WarningSection } from './economy-warnings.tsx';
import { PublishedSection } from './published.tsx';
import { SpaceFinder } from './space-finder.tsx';
import { VisitSection } from './visits.tsx';
import { economyHeadlines } from './headlines.ts';
import { useEconomyFilter } from './use-economy-filter.ts';
import './economy.css';

/** 楼宇经济: headline figures, the cube, trends, rankings, warnings; lists in the drawer. */
export function EconomyPanel() {
  const { t } = useTranslation();
  const { filter } = useEconomyFilter();
  const answer = useCall('economy.overview', { filter });
  const asOf = useSnapshot()?.asOf ?? '';
  return (
    <SystemPanel
      title={t('economy.region')}
      note={t('economy.asOf', { date: asOf })}
      tools={<MapButton system="building-economy" />}
    >
      <EconomyFilterBar />
      <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('economy.failed')}>
        {(overview) => <Overview overview={overview} />}
      </Asked>
      <EconomyDrawer />
    </SystemPanel>
  );
}

function Overview({ overview }: { readonly overview: EconomyOverview }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const language = useTwin((state) => state.scene.language);
  const { payers, taxYuan, surveys } = overview.loose;
  const tax =
    taxYuan === null || taxYuan === 0
      ? ''
      : t('economy.looseTax', { tax: Math.round(taxYuan).toLocaleString('en') });
  return (
    <>
      <Headlines
        label={t('economy.figures')}
        figures={economyHeadlines(t, overview, language, (list) =>
          openDrawer(store, 'table', list),
        )}
      />
      <CubeSection overview={overview} />
      <TrendSection overview={overview} />
      <WarningSection />
      <VisitSection />
      <IndustrySection overview={overview} />
      <StreetSection overview={overview} />
      <MovesSection overview={overview} />
      <SpaceFinder />
      <PublishedSection figures={overview.figures} />
      {payers + surveys > 0 && (
        <p className="small secondary">{t('economy.loose', { payers, tax, surveys })}</p>
      )}
    </>
  );
}
