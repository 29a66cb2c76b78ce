import { useMemo } from 'react';
import type { MapLevel } from '../../../contract/map-levels.ts';
import type { AnalysisOverlay, AnalysisState } from '../../../contract/scene.ts';
import { firstMetric } from '../../analysis/map-metrics.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { changeAnalysis } from './open-analysis.ts';

const NONE: AnalysisState = {};

/** The analysis map's part of the view, with what it begins with where it says nothing. */
export interface UsedAnalysis {
  readonly metric: string;
  readonly level: MapLevel;
  readonly overlay: AnalysisOverlay;
  readonly points: string;
  readonly wide: boolean;
  readonly change: (change: Partial<AnalysisState>) => void;
}

/** What the analysis map shows, as the shared view has it. */
export function useAnalysis(): UsedAnalysis {
  const store = useTwinStore();
  const state = useTwin(({ scene }) => scene.analysis) ?? NONE;
  const panel = useTwin(({ scene }) => scene.panels.system);
  return useMemo(
    () => ({
      metric: state.metric ?? firstMetric(panel),
      level: state.level ?? 'street',
      overlay: state.overlay ?? 'none',
      points: state.points ?? (panel === 'work-safety' ? 'hazard' : 'city_case'),
      wide: state.wide === true,
      change: (change) => changeAnalysis(store, change),
    }),
    [state, panel, store],
  );
}
