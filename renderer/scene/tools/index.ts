import type { InputEvents } from '../input-controller.ts';
import type { Stage, Stop } from '../stage.ts';
import { createClipController } from './clip-controller.ts';
import { createCompareController } from './compare-controller.ts';
import { createOutcomesController } from './outcomes-controller.ts';
import { createPictureController } from './picture-controller.ts';
import { createResultBodies } from './result-bodies.ts';
import type { SolidsSource } from './solids-source.ts';
import { createToolInput } from './tool-input.ts';
import { createToolOverlay } from './tool-overlay.ts';

/** The tools of the scene. What they do not take goes on to `pick`. */
export function createTools(
  stage: Stage,
  source: SolidsSource,
  pick: InputEvents,
): InputEvents & { stop: Stop } {
  const input = createToolInput(stage, source, pick);
  const stops = [
    input.stop,
    createToolOverlay(stage),
    createOutcomesController(stage, source),
    createResultBodies(stage, source),
    createClipController(stage),
    createCompareController(stage),
    createPictureController(stage),
  ];
  return {
    ...input,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
