import { Tooltip } from 'antd';
import type { KeyboardEvent } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PanelId } from '../../contract/scene.ts';
import { useTwin, useTwinStore } from '../host/host-context.tsx';
import { Icon, type IconName } from '../icons.tsx';
import { useDesk, useDeskState } from '../panels/import-desk/use-desk.tsx';
import { PANELS } from '../panels/panel-registry.ts';
import { showPanel, shownPanel } from './left-panel.tsx';
import { togglePanel } from './view-changes.ts';

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
        <RailButton
          key={id}
          icon={icon}
          title={panelTitle(t, id)}
          pressed={panels.left && shownPanel(panels.system) === id}
          press={() => showPanel(store, id)}
        />
      ))}
      <span className="rail-gap" />
      <RailButton
        icon="record"
        title={t('rail.record')}
        pressed={panels.right}
        press={() => togglePanel(store, 'right')}
      />
      <RailButton
        icon="import"
        title={t('desk.rail')}
        pressed={deskOpen}
        press={() => (deskOpen ? desk.hide() : desk.show())}
      />
    </nav>
  );
}

interface RailButtonProps {
  readonly icon: IconName;
  readonly title: string;
  readonly pressed: boolean;
  readonly press: () => void;
}

function RailButton({ icon, title, pressed, press }: RailButtonProps) {
  return (
    <Tooltip title={title} placement="right">
      <button
        type="button"
        className="icon-button rail-button"
        aria-label={title}
        aria-pressed={pressed}
        onClick={press}
      >
        <Icon name={icon} />
      </button>
    </Tooltip>
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
