import type { InputEvents } from '../input-controller.ts';
import type { Stage, Stop } from '../stage.ts';
import { createClipController } from './clip-controller.ts';
import { createClipDragging } from './clip-dragging.ts';
import { createCompareController } from './compare-controller.ts';
import { createDifferenceBodies } from './difference-bodies.ts';
import { createOutcomesController } from './outcomes-controller.ts';
import { answerRepaints, createPictureController } from './picture-controller.ts';
import { createResultBodies } from './result-bodies.ts';
import { type SolidsSource, snapshotSolids } from './solids-source.ts';
import { createToolInput } from './tool-input.ts';
import { createToolOverlay } from './tool-overlay.ts';

/** The tools of the scene. What they do not take goes on to `pick`. */
export function createTools(
  stage: Stage,
  source: SolidsSource,
  pick: InputEvents,
): InputEvents & { ready: () => boolean; stop: Stop } {
  const input = createToolInput(stage, source, pick);
  const there = snapshotSolids(stage, () => stage.store.getState().scene.compare?.snapshotId);
  const compare = createCompareController(stage);
  const stops = [
    input.stop,
    createToolOverlay(stage),
    createOutcomesController(stage, source),
    createResultBodies(stage, source),
    createClipController(stage),
    createClipDragging(stage, () => pick.onHover(undefined)),
    compare.stop,
    createDifferenceBodies(stage, { here: source.get, there }, 'added', 'right'),
    createDifferenceBodies(stage, { here: there, there: source.get }, 'removed', 'left'),
    answerRepaints(stage),
    createPictureController(stage),
  ];
  return {
    ...input,
    ready: compare.ready,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
