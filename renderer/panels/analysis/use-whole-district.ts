import { type RefObject, useCallback, useEffect } from 'react';
import type { DeckMap } from '../../analysis/deck-map.ts';
import type { AreaShape } from '../../analysis/plan-layers.ts';
import type { Point } from '../../analysis/shapes.ts';
import { boxOf, wholeBox } from '../../analysis/plan-view.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { changeAnalysis } from './open-analysis.ts';

/**
 * Shows the whole district, and the place of what is outside it where that is drawn: at once, and again as the map changes its size, for as long as the view has no place of its
 * own. What it gives back does so on demand.
 */
export function useWholeDistrict(
  map: DeckMap | undefined,
  container: RefObject<HTMLElement | null>,
  areas: readonly AreaShape[],
  outside: Point | undefined,
): () => void {
  const store = useTwinStore();
  const fit = useCallback(() => {
    const { current } = container;
    const box = boxOf([...areas.flatMap(({ rings }) => rings), ...(outside ? [[outside]] : [])]);
    if (map && current && box)
      map.look(wholeBox(box, { width: current.clientWidth, height: current.clientHeight }));
  }, [map, container, areas, outside]);
  useEffect(() => {
    const { current } = container;
    if (!current) return;
    const observer = new ResizeObserver(() => {
      if (store.getState().scene.analysis?.view === undefined) fit();
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [store, container, fit]);
  return useCallback(() => {
    fit();
    changeAnalysis(store, { view: undefined });
  }, [store, fit]);
}
