import { type KeyboardEvent, useState } from 'react';

interface TableKeysOptions {
  /** Names the rows and their order; with another one no row is marked. */
  readonly name: string;
  readonly total: number;
  /** Scrolls a row into sight. */
  readonly reveal: (index: number) => void;
  readonly open: (index: number) => void;
  /** How far page up and down go. */
  readonly pageRows: number;
}

/** The row the keyboard is on, and the rows marked with Shift. */
export function useTableKeys({ name, total, reveal, open, pageRows }: TableKeysOptions) {
  const [kept, setKept] = useState({ name, active: -1, anchor: -1 });
  const at = kept.name === name ? kept : { name, active: -1, anchor: -1 };
  const active = Math.min(at.active, total - 1);
  const [from, to] = [Math.min(active, at.anchor), Math.max(active, at.anchor)];
  const move = (index: number, extend: boolean): void => {
    const next = Math.max(0, Math.min(total - 1, index));
    setKept({ name, active: next, anchor: extend && at.anchor >= 0 ? at.anchor : next });
    reveal(next);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || total === 0) return;
    if (event.key === 'Enter' && active >= 0) return open(active);
    const step = steps(active, total, pageRows)[event.key];
    if (step === undefined) return;
    event.preventDefault();
    move(step, event.shiftKey);
  };
  return {
    active,
    press,
    isSelected: (index: number) => from >= 0 && from < to && index >= from && index <= to,
    selected: from >= 0 && from < to ? ([from, to] as const) : undefined,
    click: (index: number, extend: boolean) =>
      setKept({ name, active: index, anchor: extend && at.anchor >= 0 ? at.anchor : index }),
  };
}

function steps(active: number, total: number, pageRows: number): Record<string, number> {
  return {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + pageRows,
    PageUp: active - pageRows,
    Home: 0,
    End: total - 1,
  };
}
