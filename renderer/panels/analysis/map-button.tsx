import { useTranslation } from 'react-i18next';
import type { SystemId } from '../../../contract/systems.ts';
import { firstMetric } from '../../analysis/map-metrics.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { Icon } from '../../icons.tsx';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { changeAnalysis } from './open-analysis.ts';

/** Shows a system's first metric by area on the analysis map. */
export function MapButton({ system }: { readonly system: SystemId }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={t('analysis.show')}
      title={t('analysis.show')}
      onClick={() => {
        changeAnalysis(store, { metric: firstMetric(system) });
        openDrawer(store, 'map', store.getState().scene.panels.list);
      }}
    >
      <Icon name="plan" />
    </button>
  );
}
