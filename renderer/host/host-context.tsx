import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { HostClient } from '../../contract/host.ts';
import type { TwinState, TwinStore } from '../store.ts';

interface Twin {
  readonly store: TwinStore;
  readonly client: HostClient;
}

const TwinContext = createContext<Twin | undefined>(undefined);

/** Gives panels the window's store and its way to the data host. */
export function TwinProvider({
  twin,
  children,
}: {
  readonly twin: Twin;
  readonly children: ReactNode;
}) {
  return <TwinContext.Provider value={twin}>{children}</TwinContext.Provider>;
}

function useTwinContext(): Twin {
  const twin = useContext(TwinContext);
  if (!twin) throw new Error('a panel is drawn outside TwinProvider');
  return twin;
}

/** Part of the store; the panel is drawn again when that part changes. */
export function useTwin<Part>(select: (state: TwinState) => Part): Part {
  return useStore(useTwinContext().store, select);
}

/** The store itself, for changing it. */
export function useTwinStore(): TwinStore {
  return useTwinContext().store;
}

/** The way to the data host. */
export function useHost(): HostClient {
  return useTwinContext().client;
}
