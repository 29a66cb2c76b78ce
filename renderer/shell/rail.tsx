import type { KeyboardEvent } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PanelId } from '../../contract/scene.ts';
import { useTwin, useTwinStore } from '../host/host-context.tsx';
import { useDesk, useDeskState } from '../panels/import-desk/use-desk.tsx';
import { PANELS } from '../panels/panel-registry.ts';
import { showPanel, shownPanel } from './left-panel.tsx';
import { togglePanel } from './view-changes.ts';
import { IconButton } from '../parts/icon-button.tsx';

/** The rail at the left edge: a button for each panel of the left side, then the details and the import desk. */
export function Rail() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const panels = useTwin((state) => state.scene.panels);
  const desk = useDesk();
  const deskOpen = useDeskState((state) => state.open);
  return (
    <nav className="rail" aria-label={t('rail.region')} onKeyDown={stepButton}>
      {PANELS.map(({ id, icon }) => (
        <IconButton
          tip="right"
          className="rail-button"
          key={id}
          icon={icon}
          label={panelTitle(t, id)}
          pressed={panels.left && shownPanel(panels.system) === id}
          onClick={() => showPanel(store, id)}
        />
      ))}
      <span className="rail-gap" />
      <IconButton
        tip="right"
        className="rail-button"
        icon="record"
        label={t('rail.record')}
        pressed={panels.right}
        onClick={() => togglePanel(store, 'right')}
      />
      <IconButton
        tip="right"
        className="rail-button"
        icon="import"
        label={t('desk.rail')}
        pressed={deskOpen}
        onClick={() => (deskOpen ? desk.hide() : desk.show())}
      />
    </nav>
  );
}

/** A panel's name in the interface's language. */
function panelTitle(t: TFunction, id: PanelId): string {
  if (id === 'layers') return t('rail.layers');
  if (id === 'place-list') return t('placeList.title');
  if (id === 'workbench') return t('workbench.title');
  return id === 'today' ? t('kit.today') : t(`systems.${id}`);
}

/** Up and down move along the rail. */
function stepButton(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  if (at < 0) return;
  event.preventDefault();
  buttons[(at + by + buttons.length) % buttons.length]?.focus();
}
