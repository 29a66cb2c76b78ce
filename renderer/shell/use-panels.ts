import { useSyncExternalStore } from 'react';
import { useTwin } from '../host/host-context.tsx';
import { useScale } from './scale-context.ts';

/** Below this width, in pixels at 100 %, both side panels would leave the scene too little. */
const WIDE_ENOUGH_PIXELS = 1100;

interface ShownPanels {
  readonly compact: boolean;
  readonly left: boolean;
  readonly right: boolean;
}

/** Side panels as they fit: in a narrow window, or a large interface, only one; the record while something is selected. */
export function usePanels(): ShownPanels {
  const { scale } = useScale();
  const width = useSyncExternalStore(onResize, () => window.innerWidth);
  const panels = useTwin((state) => state.scene.panels);
  const selected = useTwin((state) => state.scene.selection !== undefined);
  return fitPanels(width / scale, panels, selected);
}

/** The rule of `usePanels`; `widthPixels` is at 100 %. */
export function fitPanels(
  widthPixels: number,
  { left, right }: { readonly left: boolean; readonly right: boolean },
  selected: boolean,
): ShownPanels {
  const compact = widthPixels < WIDE_ENOUGH_PIXELS;
  if (!compact || !left || !right) return { compact, left, right };
  return { compact, left: !selected, right: selected };
}

function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}
