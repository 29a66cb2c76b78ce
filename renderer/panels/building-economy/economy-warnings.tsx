import { useTranslation } from 'react-i18next';
import { WARNING_KINDS } from '../../../contract/queries/building-economy.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { exactNumber } from '../../format/numbers.ts';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { useEconomyFilter } from './use-economy-filter.ts';

/** 预警: each a count that opens the list of as many rows. */
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
            <button type="button" onClick={() => openDrawer(store, 'table', kind)}>
              <span>{t(`economy.warning.${kind}`)}</span>
              <strong>{counts === undefined ? '…' : exactNumber(counts[kind])}</strong>
            </button>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
