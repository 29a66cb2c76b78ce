import { type ComponentType, lazy } from 'react';
import type { PanelId } from '../../contract/scene.ts';
import type { IconName } from '../icons.tsx';
import { LayerPanel } from './layers/layer-panel.tsx';

const CityPanel = lazy(async () => ({
  default: (await import('./city-management/city-panel.tsx')).CityPanel,
}));

/** A panel of the left side as the rail offers it. */
interface PanelEntry {
  readonly id: PanelId;
  readonly icon: IconName;
  /** Draws the whole panel; give it through `lazy` so that a window that never opens it does not load it. */
  readonly Panel: ComponentType;
}

const TodayPanel = lazy(() =>
  import('./today/today-panel.tsx').then((panel) => ({ default: panel.TodayPanel })),
);

const CommunityPolicingPanel = lazy(() =>
  import('./community-policing/community-policing-panel.tsx').then((panel) => ({
    default: panel.CommunityPolicingPanel,
  })),
);
const EconomyPanel = lazy(() =>
  import('./building-economy/economy-panel.tsx').then((panel) => ({ default: panel.EconomyPanel })),
);
const SafetyPanel = lazy(() =>
  import('./work-safety/safety-panel.tsx').then((panel) => ({ default: panel.SafetyPanel })),
);

const PlaceListPanel = lazy(async () => ({
  default: (await import('./place-list/place-list-panel.tsx')).PlaceListPanel,
}));

const WorkbenchPanel = lazy(async () => ({
  default: (await import('./workbench/workbench-panel.tsx')).WorkbenchPanel,
}));

/** What the left panel can show, in the order of the rail. A system without an entry is not offered. */
export const PANELS: readonly PanelEntry[] = [
  { id: 'today', icon: 'today', Panel: TodayPanel },
  { id: 'layers', icon: 'layers', Panel: LayerPanel },
  { id: 'community-policing', icon: 'policing', Panel: CommunityPolicingPanel },
  { id: 'city-management', icon: 'city', Panel: CityPanel },
  { id: 'building-economy', icon: 'economy', Panel: EconomyPanel },
  { id: 'work-safety', icon: 'safety', Panel: SafetyPanel },
  { id: 'place-list', icon: 'list', Panel: PlaceListPanel },
  { id: 'workbench', icon: 'workbench', Panel: WorkbenchPanel },
];
