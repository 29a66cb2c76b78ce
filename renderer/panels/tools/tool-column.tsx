import { Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolKind } from '../../../contract/tools.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useHistory } from '../../host/use-history.tsx';
import { majorColdDay } from '../../scene/tools/sun.ts';
import { changeScene, type TwinStore } from '../../store.ts';
import { addResult, newId, takeTool } from '../../tools.ts';
import { RoadChoice } from './road-choice.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import './tools.css';

type Group = 'measure' | 'analyse' | 'clip' | 'select';
type Entry = ToolKind | 'sunlight' | 'level' | 'building' | 'road';

const GROUPS: Readonly<Record<Group, readonly Entry[]>> = {
  measure: ['distance', 'area', 'height'],
  analyse: ['profile', 'sight', 'viewshed', 'sunlight'],
  clip: ['section', 'level', 'box', 'cut'],
  select: ['rectangle', 'lasso', 'polygon', 'circle', 'corridor', 'building', 'road'],
};

/** Entries that work on the selected building. */
const NEEDS_BUILDING: readonly Entry[] = ['sunlight', 'building'];
const BUFFER_METRES = 50;
const LEVEL_METRES = 12;

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
      role="toolbar"
      aria-orientation="vertical"
      aria-label={t('sceneTools.region')}
    >
      {(Object.keys(GROUPS) as Group[]).map((group) => (
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

function GroupButton({ group }: { readonly group: Group }) {
  const { t } = useTranslation();
  const [shown, show] = useState(false);
  const active = useTwin(
    ({ scene }) => scene.tool !== undefined && GROUPS[group].includes(scene.tool.kind),
  );
  const label = t(`sceneTools.groups.${group}`);
  return (
    <Popover
      open={shown}
      onOpenChange={show}
      trigger="click"
      placement="leftTop"
      arrow={false}
      content={<Flyout group={group} onDone={() => show(false)} />}
    >
      <IconButton
        icon={group}
        label={label}
        aria-haspopup="menu"
        aria-expanded={shown}
        pressed={active}
      />
    </Popover>
  );
}

function Flyout({ group, onDone }: { readonly group: Group; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const buildingId = useTwin((state) => state.scene.selection?.buildingId);
  return (
    <ul className="tool-flyout" role="menu" aria-label={t(`sceneTools.groups.${group}`)}>
      {GROUPS[group].map((entry) =>
        entry === 'road' ? (
          <li key={entry} role="none">
            <RoadChoice onDone={onDone} />
          </li>
        ) : (
          <li key={entry} role="none">
            <button
              type="button"
              role="menuitem"
              disabled={NEEDS_BUILDING.includes(entry) && buildingId === undefined}
              title={
                NEEDS_BUILDING.includes(entry) && buildingId === undefined
                  ? t('sceneTools.needsBuilding')
                  : undefined
              }
              onClick={() => {
                begin(store, entry, buildingId);
                onDone();
              }}
            >
              {t(`sceneTools.kinds.${entry}`)}
            </button>
          </li>
        ),
      )}
    </ul>
  );
}

function begin(
  store: TwinStore,
  entry: Exclude<Entry, 'road'>,
  buildingId: string | undefined,
): void {
  store.setState({ openResult: undefined });
  if (entry === 'level')
    return changeScene(store, { clip: { kind: 'level', heightMetres: LEVEL_METRES } });
  if (entry !== 'sunlight' && entry !== 'building') return takeTool(store, entry);
  if (buildingId === undefined) return;
  const asOf = store.getState().snapshot?.asOf ?? '';
  const year = Number(asOf.slice(0, 4)) || new Date().getFullYear();
  if (entry === 'sunlight')
    addResult(store, { id: newId(), kind: 'sunlight', buildingId, date: majorColdDay(year) });
  else
    addResult(store, {
      id: newId(),
      kind: 'region',
      region: { kind: 'near-building', buildingId, metres: BUFFER_METRES },
    });
}
