import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomMatrix as Matrix } from '../../../contract/queries/buildings.ts';
import { MatrixHead } from './matrix-head.tsx';
import { moveInMatrix } from './matrix-keys.ts';
import { layOutMatrix, type MatrixLayout, type PlacedCell } from './matrix-layout.ts';
import { MatrixRowLine } from './matrix-row.tsx';
import { useRowWindow } from './use-row-window.ts';
import './matrix.css';

interface RoomMatrixProps {
  readonly matrix: Matrix;
  readonly buildingName: string;
  readonly selectedRoomId: string | undefined;
  /** Slot of the room the pointer is over in the scene or here. */
  readonly hoverSlot: number | undefined;
  readonly onHover: (placed: PlacedCell | undefined) => void;
  readonly onOpen: (placed: PlacedCell) => void;
}

/** Room for the outline of a cell scrolled into view. */
const SPARE_PIXELS = 10;

/** 楼盘表: a grid of rooms that arrows walk through and Enter opens. */
export function RoomMatrix(props: RoomMatrixProps) {
  const { matrix, buildingName, selectedRoomId, hoverSlot, onHover, onOpen } = props;
  const { t } = useTranslation();
  const layout = useMemo(() => layOutMatrix(matrix), [matrix]);
  const frame = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useFocusedCell(layout, selectedRoomId);
  const rowWindow = useRowWindow(frame, layout, focused);
  useKeepInView(frame, layout, selectedRoomId, hoverSlot);

  const open = useCallback(
    (placed: PlacedCell) => {
      setFocused(placed);
      onOpen(placed);
    },
    [setFocused, onOpen],
  );

  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return onOpen(focused);
    }
    const next = moveInMatrix(layout, focused, event);
    if (!next) return;
    event.preventDefault();
    setFocused(next);
    requestAnimationFrame(() => cellElement(frame.current, next)?.focus());
  };

  return (
    <div
      ref={frame}
      className="matrix"
      role="grid"
      aria-label={t('matrix.grid', { building: buildingName, floors: layout.rows.length })}
      aria-rowcount={layout.rows.length}
      aria-colcount={layout.columnCount + 1}
      onKeyDown={press}
      onPointerLeave={() => onHover(undefined)}
    >
      <MatrixHead layout={layout} />
      <div style={{ height: `${rowWindow.above * 1.875}rem` }} />
      {layout.rows.slice(rowWindow.first, rowWindow.last).map((row, index) => (
        <MatrixRowLine
          key={row.floorNo}
          layout={layout}
          rowIndex={rowWindow.first + index}
          focused={focused}
          selectedRoomId={selectedRoomId}
          hoverSlot={hoverSlot}
          onHover={onHover}
          onOpen={open}
        />
      ))}
      <div style={{ height: `${rowWindow.below * 1.875}rem` }} />
    </div>
  );
}

/** The cell that has the tab stop: the selected room, else where the arrows went, else the first one. */
function useFocusedCell(layout: MatrixLayout, selectedRoomId: string | undefined) {
  const [focused, setFocused] = useState<PlacedCell>();
  useEffect(() => setFocused(placedRoom(layout, selectedRoomId)), [layout, selectedRoomId]);
  const known = focused && layout.cells.includes(focused) ? focused : undefined;
  return [known ?? (layout.cells[0] as PlacedCell), setFocused] as const;
}

/** Scrolls the selected room, or the one pointed at in the scene, into the matrix's own frame. */
function useKeepInView(
  frame: { readonly current: HTMLDivElement | null },
  layout: MatrixLayout,
  selectedRoomId: string | undefined,
  hoverSlot: number | undefined,
): void {
  useEffect(() => {
    scrollToCell(frame.current, placedRoom(layout, selectedRoomId));
  }, [frame, layout, selectedRoomId]);
  useEffect(() => {
    if (frame.current?.matches(':hover')) return;
    scrollToCell(
      frame.current,
      layout.cells.find((placed) => placed.cell.slot === hoverSlot),
    );
  }, [frame, layout, hoverSlot]);
}

function placedRoom(layout: MatrixLayout, roomId: string | undefined): PlacedCell | undefined {
  return layout.cells.find((placed) => placed.cell.roomId === roomId);
}

function scrollToCell(frame: HTMLDivElement | null, placed: PlacedCell | undefined): void {
  if (!frame || !placed) return;
  const rowHeight = 1.875 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const head = frame.querySelector<HTMLElement>('.matrix-head')?.offsetHeight ?? 0;
  const top = placed.row * rowHeight;
  const bottom = top + placed.rowSpan * rowHeight + head + SPARE_PIXELS;
  if (top < frame.scrollTop) frame.scrollTop = top;
  else if (bottom > frame.scrollTop + frame.clientHeight)
    frame.scrollTop = bottom - frame.clientHeight;
}

function cellElement(frame: HTMLDivElement | null, placed: PlacedCell): HTMLElement | null {
  return frame?.querySelector<HTMLElement>(`[data-slot='${placed.cell.slot}']`) ?? null;
}
