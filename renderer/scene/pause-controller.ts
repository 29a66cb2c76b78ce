import type { CesiumWidget } from 'cesium';
import type { TwinStore } from '../store.ts';
import type { SceneState } from '../../contract/scene.ts';
import type { Stop } from './stage.ts';

/** Draws no district while a building seen from inside or the analysis map covers it; what asked for a frame meanwhile gets it on the way out. */
export function createPauseController(widget: CesiumWidget, store: TwinStore): Stop {
  return store.subscribe(
    ({ scene }) => scene.interior === undefined && !planCovers(scene),
    (seen) => {
      widget.useDefaultRenderLoop = seen;
    },
    { fireImmediately: true },
  );
}

/** Whether the analysis map lies over the whole scene. */
function planCovers({ panels, analysis }: SceneState): boolean {
  return panels.drawer === true && panels.drawerTab === 'map' && analysis?.wide === true;
}
