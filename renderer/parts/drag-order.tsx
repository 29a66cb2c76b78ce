import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { Icon } from '../icons.tsx';
import './drag-order.css';

/** A list that is put in order by dragging the handle of a row, or with ↑ and ↓ on it. */
export interface DragOrder<L extends HTMLElement> {
  /** The element whose children are the rows. */
  readonly list: RefObject<L | null>;
  /** Where the row that is dragged would be put, for the row at a place. */
  readonly dropAt: (place: number) => 'before' | 'after' | undefined;
  readonly begin: (place: number) => void;
  readonly over: (clientY: number) => void;
  readonly drop: () => void;
  readonly cancel: () => void;
  readonly move: (from: number, to: number) => void;
}

/** `move` puts the row at a place to another place; places beyond the ends are its own to ignore. */
export function useDragOrder<L extends HTMLElement>(
  move: (from: number, to: number) => void,
): DragOrder<L> {
  const list = useRef<L>(null);
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number }>();
  const rowUnder = (clientY: number): number => {
    const rows = [...(list.current?.children ?? [])];
    const at = rows.findIndex((row) => clientY < row.getBoundingClientRect().bottom);
    return at < 0 ? rows.length - 1 : at;
  };
  return {
    list,
    dropAt: (place) => {
      if (drag?.to !== place || drag.from === place) return undefined;
      return drag.from > place ? 'before' : 'after';
    },
    begin: (place) => setDrag({ from: place, to: place }),
    over: (clientY) => setDrag((before) => before && { ...before, to: rowUnder(clientY) }),
    drop: () => {
      if (drag && drag.from !== drag.to) move(drag.from, drag.to);
      setDrag(undefined);
    },
    cancel: () => setDrag(undefined),
    move,
  };
}

interface DragHandleProps {
  readonly order: DragOrder<HTMLElement>;
  readonly place: number;
  readonly label: string;
}

/** What a row is dragged by. */
export function DragHandle({ order, place, label }: DragHandleProps) {
  const press = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key === 'Escape') return order.cancel();
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const handle = event.currentTarget;
    order.move(place, place + (event.key === 'ArrowUp' ? -1 : 1));
    // A row that is put elsewhere loses the focus.
    requestAnimationFrame(() => handle.focus());
  };
  return (
    <button
      type="button"
      className="icon-button drag-handle"
      aria-label={label}
      title={label}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        order.begin(place);
      }}
      onPointerMove={({ clientY }) => order.over(clientY)}
      onPointerUp={order.drop}
      onPointerCancel={order.cancel}
      onKeyDown={press}
    >
      <Icon name="grip" />
    </button>
  );
}
