import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clearNames, type NameAtlas, nameAtlas, type PlanName } from '../../analysis/name-atlas.ts';
import type { PlanLook } from '../../analysis/plan-look.ts';
import type { PlanView } from '../../analysis/plan-view.ts';
import type { Point } from '../../analysis/shapes.ts';

/** Zoom levels to one step: between them the same names stay. */
const STEPS = 4;

export interface PlanNames {
  readonly shown: readonly PlanName[];
  readonly atlas: NameAtlas;
}

/** Names that stand clear of each other, chosen anew as the map is zoomed; 区外 first, where something is drawn there. */
export function usePlanNames(
  ofAreas: readonly PlanName[],
  outside: Point | undefined,
  look: PlanLook,
  view: PlanView | undefined,
): PlanNames {
  const { t } = useTranslation();
  const names = useMemo(
    () => [...(outside ? [{ text: t('analysis.outside'), at: outside }] : []), ...ofAreas],
    [outside, ofAreas, t],
  );
  const atlas = useMemo(() => nameAtlas(names, look), [names, look]);
  const zoom = view && Math.floor(view.zoom * STEPS) / STEPS;
  const latitudeDegrees = view && Math.round(view.latitudeDegrees);
  return useMemo(() => {
    if (zoom === undefined || latitudeDegrees === undefined) return { shown: [], atlas };
    const seen = { longitudeDegrees: 0, latitudeDegrees, zoom, pitchDegrees: 0, bearingDegrees: 0 };
    return { shown: clearNames(names, seen), atlas };
  }, [names, atlas, zoom, latitudeDegrees]);
}
