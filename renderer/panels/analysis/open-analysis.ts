import type { AnalysisState } from '../../../contract/scene.ts';
import { changeScene, type TwinStore } from '../../store.ts';

/** Changes what the analysis map shows. */
export function changeAnalysis(store: TwinStore, change: Partial<AnalysisState>): void {
  const { analysis } = store.getState().scene;
  changeScene(store, { analysis: { ...analysis, ...change } });
}

/** Whether the analysis map is on screen. */
export function analysisOpen(store: TwinStore): boolean {
  const { drawer, drawerTab } = store.getState().scene.panels;
  return drawer === true && drawerTab === 'map';
}

/** 平面图 in one key: the analysis map over the whole scene, and away again. */
export function togglePlan(store: TwinStore): void {
  const { panels, analysis } = store.getState().scene;
  const shown = analysisOpen(store) && analysis?.wide === true;
  changeScene(store, {
    panels: { ...panels, drawer: !shown, drawerTab: 'map' },
    analysis: { ...analysis, wide: !shown },
  });
}
