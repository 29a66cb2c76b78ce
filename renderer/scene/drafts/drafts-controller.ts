import { toLocal } from '../../../contract/local-frame.ts';
import type { LonLat } from '../../../contract/region.ts';
import { toPicture } from '../../camera/local-camera.ts';
import { TOKENS } from '../../theme/tokens.ts';
import { loadDrafts } from '../../workbench.ts';
import { createOverlay } from '../overlay.ts';
import type { Stage, Stop } from '../stage.ts';
import { createDraftBodies } from './draft-bodies.ts';
import { type DraftShape, shapesOf } from './draft-shapes.ts';
import { drawDraft, type Spot } from './draw-draft.ts';

/** Farther than this from the eye a draft is a body without label, metres. */
const LABEL_METRES = 2500;

/**
 * Drafts of virtual houses (虚拟·待核实): floor by floor as faint bodies in the scene, dashed edges and a badge on a canvas
 * above it, so that nobody takes them for surveyed buildings. The one on the workbench is drawn as it is being built.
 */
export function createDraftsController({
  scene,
  container,
  store,
  host,
  frame,
  view,
}: Pick<Stage, 'scene' | 'container' | 'store' | 'host' | 'frame' | 'view'>): Stop {
  const overlay = createOverlay(container, 'drafts');
  const bodies = createDraftBodies({ scene, frame });
  let shapes: readonly DraftShape[] = [];
  const style = () => {
    const { scene: state, snapshot } = store.getState();
    const storey = snapshot?.profile.storeyMetres ?? 3;
    return { storey, accent: TOKENS[state.appearance].accent };
  };
  const draw = () => {
    overlay.canvas.dataset['count'] = String(shapes.length);
    if (shapes.length === 0) return overlay.clear();
    const { width, height, pen } = overlay.begin();
    const spot = ([x, y]: LonLat, metres: number): Spot | undefined => {
      const seen = toPicture(view.current(), view.lens(), [...toLocal(frame, x, y), metres]);
      return seen && [((seen[0] + 1) / 2) * width, ((1 - seen[1]) / 2) * height];
    };
    const near = (store.getState().scene.camera?.heightMetres ?? 0) < LABEL_METRES;
    for (const shape of shapes) drawDraft({ pen, spot, near, ...style() }, shape);
  };
  const read = () => {
    shapes = shapesOf(store.getState());
    const { storey, accent } = style();
    bodies.show(shapes, storey, accent);
  };
  const stops = [
    store.subscribe(
      (state) => [state.snapshot?.id, state.connections] as const,
      ([id]) => void (id !== undefined && loadDrafts(store, host)),
      { fireImmediately: true, equalityFn: (a, b) => a.every((part, at) => part === b[at]) },
    ),
    store.subscribe(
      ({ drafts, workbench, scene: { draftsHidden, appearance, language } }) =>
        [drafts, workbench, draftsHidden, appearance, language] as const,
      read,
      { fireImmediately: true, equalityFn: (a, b) => a.every((part, at) => part === b[at]) },
    ),
    scene.postRender.addEventListener(draw),
  ];
  return () => {
    for (const stop of stops) stop();
    bodies.stop();
    overlay.remove();
  };
}
