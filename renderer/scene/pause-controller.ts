import type { CesiumWidget } from 'cesium';
import type { TwinStore } from '../store.ts';
import type { Stop } from './stage.ts';

/** Draws no district while one is inside a building, which covers it; what changed meanwhile is drawn on the way out. */
export function createPauseController(widget: CesiumWidget, store: TwinStore): Stop {
  return store.subscribe(
    (state) => state.scene.interior === undefined,
    (seen) => {
      widget.useDefaultRenderLoop = seen;
      if (seen) widget.scene.requestRender();
    },
    { fireImmediately: true },
  );
}
