import { Popover } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolKind } from '../../../contract/tools.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { majorColdDay } from '../../scene/tools/sun.ts';
import { changeScene, type TwinStore } from '../../store.ts';
import { addResult, newId, takeTool } from '../../tools.ts';
import { RoadChoice } from './road-choice.tsx';

type Group = 'measure' | 'analyse' | 'clip' | 'select';
type Entry = ToolKind | 'sunlight' | 'level' | 'building' | 'road';

const ENTRIES: Readonly<Record<Group, readonly Entry[]>> = {
  measure: ['distance', 'area', 'height'],
  analyse: ['profile', 'sight', 'viewshed', 'sunlight'],
  clip: ['section', 'level', 'box', 'cut'],
  select: ['rectangle', 'lasso', 'polygon', 'circle', 'corridor', 'building', 'road'],
};

/** Groups of tools, in the order of the column. */
export const GROUPS = Object.keys(ENTRIES) as readonly Group[];

/** Entries that work on the selected building. */
const NEEDS_BUILDING: readonly Entry[] = ['sunlight', 'building'];
const BUFFER_METRES = 50;
const LEVEL_METRES = 12;

/** A group's button, which opens its tools beside it. */
export function GroupButton({ group }: { readonly group: Group }) {
  const { t } = useTranslation();
  const [shown, show] = useState(false);
  const active = useTwin(
    ({ scene }) => scene.tool !== undefined && ENTRIES[group].includes(scene.tool.kind),
  );
  const label = t(`sceneTools.groups.${group}`);
  return (
    <Popover
      open={shown}
      onOpenChange={show}
      trigger="click"
      placement="leftTop"
      arrow={false}
      destroyOnHidden
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

interface FlyoutProps {
  readonly group: Group;
  readonly onDone: () => void;
}

/** A menu of tools: the first has the focus, arrows go on, Esc goes back to the button. */
function Flyout({ group, onDone }: FlyoutProps) {
  const { t } = useTranslation();
  const { menu, onKeyDown } = useMenuKeys(onDone);
  return (
    <ul
      ref={menu}
      className="tool-flyout"
      role="menu"
      aria-label={t(`sceneTools.groups.${group}`)}
      onKeyDown={onKeyDown}
    >
      {ENTRIES[group].map((entry) => (
        <li key={entry} role="none">
          {entry === 'road' ? (
            <RoadChoice onDone={onDone} />
          ) : (
            <ToolItem entry={entry} onDone={onDone} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface ToolItemProps {
  readonly entry: Exclude<Entry, 'road'>;
  readonly onDone: () => void;
}

function ToolItem({ entry, onDone }: ToolItemProps) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const buildingId = useTwin((state) => state.scene.selection?.buildingId);
  const lacksBuilding = NEEDS_BUILDING.includes(entry) && buildingId === undefined;
  return (
    <button
      type="button"
      role="menuitem"
      disabled={lacksBuilding}
      title={lacksBuilding ? t('sceneTools.needsBuilding') : undefined}
      onClick={() => {
        begin(store, entry, buildingId);
        onDone();
      }}
    >
      {t(`sceneTools.kinds.${entry}`)}
    </button>
  );
}

const STEPS: Readonly<Record<string, number | undefined>> = { ArrowDown: 1, ArrowUp: -1 };

function useMenuKeys(onDone: () => void) {
  const menu = useRef<HTMLUListElement>(null);
  const items = () => [
    ...(menu.current?.querySelectorAll<HTMLElement>('button:enabled, input') ?? []),
  ];
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    opener.current = document.activeElement;
    items()[0]?.focus({ preventScroll: true });
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.target instanceof HTMLButtonElement ? STEPS[event.key] : undefined;
    if (event.key !== 'Escape' && step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (step === undefined) {
      if (opener.current instanceof HTMLElement) opener.current.focus();
      return onDone();
    }
    const all = items();
    const next = all.indexOf(event.target as HTMLElement) + step;
    all.at(next % all.length)?.focus();
  };
  return { menu, onKeyDown };
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
