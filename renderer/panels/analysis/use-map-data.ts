import { useMemo } from 'react';
import type { ErrorShape } from '../../../contract/errors.ts';
import { type AreaClasses, areaClasses } from '../../analysis/area-classes.ts';
import { useTwin } from '../../host/host-context.tsx';
import type { UsedAnalysis } from './use-analysis.ts';
import { type AreaMetric, useAreaValues, withAbsent } from './use-area-values.ts';
import { type Overlay, useOverlay } from './use-overlay.ts';
import { type PlanShapes, usePlanShapes } from './use-plan-shapes.ts';

/** What the map shows, as far as the host has answered. */
export interface MapData {
  readonly shapes: PlanShapes;
  readonly metric: AreaMetric | undefined;
  readonly classes: AreaClasses | undefined;
  readonly over: Overlay | undefined;
  /** Something asked is not answered yet. */
  readonly waiting: boolean;
  /** The first question that failed, and how to ask it again. */
  readonly failure: { readonly error: ErrorShape; readonly retry: () => void } | undefined;
}

/** Areas, their values in classes and what lies over them. */
export function useMapData({ metric, level, overlay, points }: UsedAnalysis): MapData {
  const appearance = useTwin(({ scene }) => scene.appearance);
  const { shapes, areas } = usePlanShapes(level);
  const values = useAreaValues(metric, level);
  const over = useOverlay(overlay, points, shapes.middles);
  const codes = useMemo(() => new Set(shapes.areas.map(({ code }) => code)), [shapes.areas]);
  const counted = values.kind === 'done' ? values.value : undefined;
  const shown = useMemo(() => counted && withAbsent(counted, codes), [counted, codes]);
  const classes = useMemo(
    () => shown && areaClasses(shown.values, codes.size, appearance),
    [shown, codes, appearance],
  );
  const asked = [areas, values, over];
  const failure = asked.find((answer) => answer.kind === 'failed');
  return {
    shapes,
    metric: shown,
    classes,
    over: over.kind === 'done' ? over.value : undefined,
    waiting: asked.some(({ kind }) => kind === 'loading'),
    failure: failure?.kind === 'failed' ? failure : undefined,
  };
}
