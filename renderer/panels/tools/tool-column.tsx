import { useTranslation } from 'react-i18next';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useHistory } from '../../host/use-history.tsx';
import { GROUPS, GroupButton } from './tool-groups.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import './tools.css';

/** Tools that measure, analyse, cut, select and compare, over the right edge of the scene. */
export function ToolColumn() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const history = useHistory();
  const undoable = useTwin((state) => state.undoable);
  const redoable = useTwin((state) => state.redoable);
  const comparing = useTwin(
    (state) => state.openResult === 'compare' || Boolean(state.scene.compare),
  );
  const listed = useTwin((state) => state.openResult === 'list');
  const open = (page: 'compare' | 'list') => () =>
    store.setState((state) => ({ openResult: state.openResult === page ? undefined : page }));
  return (
    <div
      className="tools"
      data-covers-picture
      role="toolbar"
      aria-orientation="vertical"
      aria-label={t('sceneTools.region')}
    >
      {GROUPS.map((group) => (
        <GroupButton key={group} group={group} />
      ))}
      <IconButton
        tip="left"
        icon="compare"
        label={t('sceneTools.groups.compare')}
        pressed={comparing}
        onClick={open('compare')}
      />
      <IconButton
        tip="left"
        icon="results"
        label={t('sceneTools.groups.results')}
        pressed={listed}
        onClick={open('list')}
      />
      <IconButton
        tip="left"
        icon="undo"
        label={t('sceneTools.undo')}
        disabled={!undoable}
        onClick={() => history?.undo()}
      />
      <IconButton
        tip="left"
        icon="redo"
        label={t('sceneTools.redo')}
        disabled={!redoable}
        onClick={() => history?.redo()}
      />
    </div>
  );
}
