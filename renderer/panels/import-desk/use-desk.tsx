import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { Desk } from './desk.ts';
import type { DeskState } from './desk-state.ts';

const DeskContext = createContext<Desk | undefined>(undefined);

/** Gives panels the window's import desk. */
export function DeskProvider({
  desk,
  children,
}: {
  readonly desk: Desk;
  readonly children: ReactNode;
}) {
  return <DeskContext.Provider value={desk}>{children}</DeskContext.Provider>;
}

/** The import desk. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('a panel is drawn outside DeskProvider');
  return desk;
}

/** Part of the desk's state; drawn again when that part changes. */
export function useDeskState<Part>(select: (state: DeskState) => Part): Part {
  return useStore(useDesk().store, select);
}
