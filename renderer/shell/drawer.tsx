import { type KeyboardEvent, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useTwin, useTwinStore } from '../host/host-context.tsx';
import { MatrixDock } from '../panels/matrix/matrix-dock.tsx';
import { closeDrawer, openDrawer, useDrawer } from '../parts/kit/drawer-part.tsx';
import { changeScene, type TwinStore } from '../store.ts';
import type { DrawerTab } from '../../contract/scene.ts';
import { IconButton } from '../parts/icon-button.tsx';

const AnalysisMap = lazy(async () => ({
  default: (await import('../panels/analysis/analysis-map.tsx')).AnalysisMap,
}));

/** The drawer below the scene: 楼盘表 of the selected building, what the panel on the left gives it, and the analysis map. */
export function Drawer() {
  const { t } = useTranslation();
  const { open, tab, setSlot } = useDrawer();
  const wide = useTwin(({ scene }) => scene.analysis?.wide === true) && tab === 'map';
  const building = useTwin(({ scene }) =>
    scene.selection && 'buildingId' in scene.selection ? scene.selection.buildingId : undefined,
  );
  if (!open || tab === undefined) return null;
  return (
    <section className={wide ? 'drawer drawer-wide' : 'drawer'} aria-label={t('kit.drawer.region')}>
      <DrawerHead />
      <div className="drawer-body" role="tabpanel" aria-label={t(`kit.drawer.${tab}`)}>
        {tab === 'matrix' && building !== undefined ? (
          <MatrixDock key={building} buildingId={building} />
        ) : tab === 'map' ? (
          <Suspense fallback={null}>
            <AnalysisMap />
          </Suspense>
        ) : (
          <div className="drawer-slot" ref={setSlot} />
        )}
      </div>
    </section>
  );
}

function DrawerHead() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const { tabs, tab, labels } = useDrawer();
  return (
    <header className="drawer-head">
      <div role="tablist" aria-label={t('kit.drawer.tabs')} onKeyDown={stepTab(store, tabs)}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            className="drawer-tab"
            aria-selected={each === tab}
            tabIndex={each === tab ? 0 : -1}
            onClick={() => showTab(store, each)}
          >
            {t(`kit.drawer.${each}`)}
          </button>
        ))}
      </div>
      {tab !== undefined && tab !== 'matrix' && tab !== 'map' && (
        <h2 className="drawer-label">{labels[tab]}</h2>
      )}
      <IconButton icon="close" label={t('kit.drawer.close')} onClick={() => closeDrawer(store)} />
    </header>
  );
}

function showTab(store: TwinStore, drawerTab: DrawerTab): void {
  changeScene(store, { panels: { ...store.getState().scene.panels, drawerTab } });
}

/** Left and right move between the tabs. */
function stepTab(store: TwinStore, tabs: readonly DrawerTab[]) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = tabs.indexOf(store.getState().scene.panels.drawerTab ?? tabs[0] ?? 'matrix');
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (by === 0 || next === undefined) return;
    event.preventDefault();
    openDrawer(store, next, store.getState().scene.panels.list);
    const { currentTarget } = event;
    requestAnimationFrame(() =>
      currentTarget.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(),
    );
  };
}
