import { Skeleton } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { PanelId } from '../../contract/scene.ts';
import { useTwin } from '../host/host-context.tsx';
import { PANELS } from '../panels/panel-registry.ts';
import { changeScene, type TwinStore } from '../store.ts';

/** Where the view names no panel, or one this program does not have. */
const FALLBACK: PanelId = 'layers';

/** The panel the rail chose. While it has no room it stays alive, so that what it gave the drawer stays too. */
export function LeftPanel({ shown }: { readonly shown: boolean }) {
  const { t } = useTranslation();
  const id = useTwin((state) => shownPanel(state.scene.panels.system));
  const entry = PANELS.find((each) => each.id === id);
  if (!entry) return null;
  return (
    <div className="left" hidden={!shown}>
      <Suspense
        fallback={
          <div className="asked-loading" role="status" aria-label={t('kit.loading')}>
            <Skeleton active paragraph={{ rows: 8 }} />
          </div>
        }
      >
        <entry.Panel key={id} />
      </Suspense>
    </div>
  );
}

/** The panel that stands for a wish: itself, or the layers. */
export function shownPanel(wish: PanelId | undefined): PanelId {
  return PANELS.some(({ id }) => id === wish) && wish !== undefined ? wish : FALLBACK;
}

/** Opens a panel of the left side, or closes the side where it is the one shown. */
export function showPanel(store: TwinStore, id: PanelId): void {
  const { panels } = store.getState().scene;
  const again = panels.left && shownPanel(panels.system) === id;
  const { list: _list, ...kept } = panels;
  changeScene(store, {
    panels: again ? { ...panels, left: false } : { ...kept, left: true, system: id },
  });
}
