import { createContext, type ReactNode, useContext } from 'react';
import type { History } from '../history.ts';

const HistoryContext = createContext<History | undefined>(undefined);

/** Gives panels the view's history. */
export function HistoryProvider({
  history,
  children,
}: {
  readonly history: History;
  readonly children: ReactNode;
}) {
  return <HistoryContext.Provider value={history}>{children}</HistoryContext.Provider>;
}

/** The view's history; undefined in windows without one. */
export function useHistory(): History | undefined {
  return useContext(HistoryContext);
}

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) step through the view, but not in a text field, which has its own history. */
export function bindUndoKeys(target: Window, history: History): void {
  target.addEventListener('keydown', (event) => {
    const field = event.target;
    const typing = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (typing || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) history.redo();
    else history.undo();
  });
}
