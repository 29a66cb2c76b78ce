import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeRooms, splitRoom } from '../../../contract/drafts/rooms.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { EmptyNote } from '../../parts/kit/system-panel.tsx';
import { buildOn, chooseRooms, type Workbench } from '../../workbench.ts';
import { MatrixHead } from '../matrix/matrix-head.tsx';
import { moveInMatrix } from '../matrix/matrix-keys.ts';
import { layOutMatrix, type MatrixLayout, type PlacedCell } from '../matrix/matrix-layout.ts';
import { DraftCells } from './draft-cells.tsx';
import { matrixOfDraft } from './draft-matrix.ts';
import { RoomTools } from './room-tools.tsx';
import { useAttempt } from '../../parts/use-attempt.ts';
import '../matrix/matrix.css';

interface DraftGridProps {
  readonly workbench: Workbench;
  /** Keys of rooms that must be mended before an export. */
  readonly wrong: readonly string[];
}

/** 楼盘表 of a draft: rooms are chosen, split, merged, numbered and removed here, by mouse or keys. */
export function DraftGrid({ workbench, wrong }: DraftGridProps) {
  const { t } = useTranslation();
  const { building, chosen } = workbench;
  const layout = useMemo(() => layOutMatrix(matrixOfDraft(building)), [building]);
  const number = useRef<HTMLInputElement>(null);
  const { attempt, error } = useAttempt();
  if (layout.cells.length === 0) return <EmptyNote title={t('workbench.gridEmpty')} />;
  return (
    <div className="workbench-grid">
      <RoomTools building={building} chosen={chosen} attempt={attempt} numberRef={number} />
      {error && <ErrorNote title={t('workbench.failed')} error={error} />}
      <Grid
        workbench={workbench}
        wrong={wrong}
        layout={layout}
        attempt={attempt}
        rename={() => number.current?.focus()}
      />
    </div>
  );
}

interface GridProps extends DraftGridProps {
  readonly layout: MatrixLayout;
  readonly attempt: (work: () => void) => void;
  readonly rename: () => void;
}

function Grid({ workbench, wrong, layout, attempt, rename }: GridProps) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const frame = useRef<HTMLDivElement>(null);
  const [focusedKey, setFocusedKey] = useState<string>();
  const { building, chosen } = workbench;
  const focused =
    layout.cells.find(({ cell }) => cell.roomId === focusedKey) ?? (layout.cells[0] as PlacedCell);
  const goTo = ({ cell }: PlacedCell): void => {
    setFocusedKey(cell.roomId);
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>(`[data-slot='${cell.slot}']`)?.focus(),
    );
  };
  const press = (event: KeyboardEvent): void => {
    const next = moveInMatrix(layout, focused, event);
    if (next) {
      event.preventDefault();
      if (event.shiftKey)
        chooseRooms(store, [...new Set([...chosen, focused.cell.roomId, next.cell.roomId])]);
      return goTo(next);
    }
    const act = actOf(event.key);
    if (!act || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const keys = chosen.length > 0 ? chosen : [focused.cell.roomId];
    if (act === 'choose') return chooseRooms(store, toggled(chosen, focused.cell.roomId));
    if (chosen.length === 0) chooseRooms(store, keys);
    if (act === 'rename') return rename();
    attempt(() => {
      if (act === 'merge') return buildOn(store, (before) => mergeRooms(before, keys));
      buildOn(store, (before) => keys.reduce((house, key) => splitRoom(house, key), before));
    });
  };
  const choose = (placed: PlacedCell, event: MouseEvent): void => {
    const key = placed.cell.roomId;
    setFocusedKey(key);
    if (event.shiftKey)
      return chooseRooms(store, [...new Set([...chosen, ...between(layout, focused, placed)])]);
    chooseRooms(store, event.ctrlKey || event.metaKey ? toggled(chosen, key) : [key]);
  };
  const title = building.name || building.address || building.buildingId;
  return (
    <>
      <p className="small secondary workbench-help">{t('workbench.gridHelp')}</p>
      <div
        ref={frame}
        className="matrix"
        role="grid"
        aria-multiselectable="true"
        aria-label={t('workbench.gridLabel', { title })}
        aria-rowcount={layout.rows.length}
        aria-colcount={layout.columnCount + 1}
        onKeyDown={press}
      >
        <MatrixHead layout={layout} />
        <DraftCells
          layout={layout}
          building={building}
          chosen={chosen}
          wrong={wrong}
          focused={focused}
          choose={choose}
        />
      </div>
    </>
  );
}

function actOf(key: string): 'choose' | 'rename' | 'split' | 'merge' | undefined {
  if (key === ' ') return 'choose';
  if (key === 'Enter') return 'rename';
  return ({ s: 'split', m: 'merge' } as const)[key.toLowerCase()];
}

function toggled(chosen: readonly string[], key: string): string[] {
  return chosen.includes(key) ? chosen.filter((each) => each !== key) : [...chosen, key];
}

/** Rooms of the rectangle between two. */
function between({ cells }: MatrixLayout, a: PlacedCell, b: PlacedCell): string[] {
  const [top, bottom] = [Math.min(a.row, b.row), Math.max(a.row, b.row)];
  const [left, right] = [Math.min(a.column, b.column), Math.max(a.column, b.column)];
  return cells
    .filter(({ row, column }) => row >= top && row <= bottom && column >= left && column <= right)
    .map(({ cell }) => cell.roomId);
}
