import { useMemo } from 'react';
import { clearNames, type PlanName } from '../../analysis/name-atlas.ts';
import type { PlanView } from '../../analysis/plan-view.ts';

/** Zoom levels to one step: between them the same names stay. */
const STEPS = 4;

/** Names that stand clear of each other, chosen anew as the map is zoomed. */
export function useClearNames(
  names: readonly PlanName[],
  view: PlanView | undefined,
): readonly PlanName[] {
  const zoom = view && Math.floor(view.zoom * STEPS) / STEPS;
  const latitudeDegrees = view && Math.round(view.latitudeDegrees);
  return useMemo(() => {
    if (zoom === undefined || latitudeDegrees === undefined) return [];
    const seen = { longitudeDegrees: 0, latitudeDegrees, zoom, pitchDegrees: 0, bearingDegrees: 0 };
    return clearNames(names, seen);
  }, [names, zoom, latitudeDegrees]);
}
