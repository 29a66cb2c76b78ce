import type { TwinBridge } from '../../contract/window.ts';

declare global {
  interface Window {
    readonly twin?: TwinBridge;
  }
}

/** What the preload script put into the page; undefined outside the application, e.g. in tests. */
export const bridge: TwinBridge | undefined =
  typeof window === 'undefined' ? undefined : window.twin;
