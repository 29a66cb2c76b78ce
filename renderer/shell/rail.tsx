import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTwin, useTwinStore } from '../host/host-context.tsx';
import { Icon } from '../icons.tsx';
import { useDesk, useDeskState } from '../panels/import-desk/use-desk.tsx';
import { togglePanel } from './view-changes.ts';

const ENTRIES = [
  { side: 'left', icon: 'layers', title: 'rail.layers' },
  { side: 'right', icon: 'record', title: 'rail.record' },
] as const;

/** The rail at the left edge: one button a panel. */
export function Rail() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const panels = useTwin((state) => state.scene.panels);
  return (
    <nav className="rail" aria-label={t('rail.region')}>
      {ENTRIES.map(({ side, icon, title }) => (
        <Tooltip key={side} title={t(title)} placement="right">
          <button
            type="button"
            className="icon-button rail-button"
            aria-label={t(title)}
            aria-pressed={panels[side]}
            onClick={() => togglePanel(store, side)}
          >
            <Icon name={icon} />
          </button>
        </Tooltip>
      ))}
      <DeskButton />
    </nav>
  );
}

function DeskButton() {
  const { t } = useTranslation();
  const desk = useDesk();
  const open = useDeskState((state) => state.open);
  return (
    <Tooltip title={t('desk.rail')} placement="right">
      <button
        type="button"
        className="icon-button rail-button"
        aria-label={t('desk.rail')}
        aria-pressed={open}
        onClick={() => (open ? desk.hide() : desk.show())}
      >
        <Icon name="import" />
      </button>
    </Tooltip>
  );
}
