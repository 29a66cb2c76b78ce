import { useTranslation } from 'react-i18next';
import type { SystemId } from '../../../contract/systems.ts';
import { firstMetric } from '../../analysis/map-metrics.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { changeAnalysis } from './open-analysis.ts';
import { IconButton } from '../../parts/icon-button.tsx';

/** Shows a system's first metric by area on the analysis map. */
export function MapButton({ system }: { readonly system: SystemId }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  return (
    <IconButton
      icon="plan"
      label={t('analysis.show')}
      onClick={() => {
        changeAnalysis(store, { metric: firstMetric(system) });
        openDrawer(store, 'map', store.getState().scene.panels.list);
      }}
    />
  );
}
