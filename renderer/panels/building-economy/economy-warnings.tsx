import { useTranslation } from 'react-i18next';
import { WARNING_KINDS } from '../../../contract/queries/building-economy.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { exactNumber } from '../../format/numbers.ts';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import type { EconomyList } from './economy-drawer.tsx';
import { useEconomyFilter } from './use-economy-filter.ts';

const LISTS: Readonly<Record<(typeof WARNING_KINDS)[number], EconomyList>> = {
  lease30: 'leases',
  lease90: 'leases',
  lease180: 'leases',
  swing: 'swing',
  fall: 'fall',
  shared: 'shared',
};

/** 预警: each a count that opens its list. */
export function WarningSection() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const { filter } = useEconomyFilter();
  const answer = useCall('economy.warnings', { filter });
  const counts = answer.kind === 'failed' ? undefined : answer.value?.counts;
  return (
    <PanelSection title={t('economy.warnings')}>
      <ul className="count-list">
        {WARNING_KINDS.map((kind) => (
          <li key={kind}>
            <button type="button" onClick={() => openDrawer(store, 'table', LISTS[kind])}>
              <span>{t(`economy.warning.${kind}`)}</span>
              <strong>{counts === undefined ? '…' : exactNumber(counts[kind] ?? 0)}</strong>
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="link small"
        onClick={() => openDrawer(store, 'table', 'cancelledPaying')}
      >
        {t('economy.lists.cancelledPaying')}
      </button>
    </PanelSection>
  );
}
