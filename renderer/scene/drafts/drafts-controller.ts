import { toLocal } from '../../../contract/local-frame.ts';
import type { LonLat } from '../../../contract/region.ts';
import { projection, toPixels } from '../../camera/local-camera.ts';
import { TOKENS } from '../../theme/tokens.ts';
import { loadDrafts } from '../../workbench.ts';
import { createOverlay } from '../overlay.ts';
import type { Stage, Stop } from '../stage.ts';
import type { Corner } from './cut-rooms.ts';
import { createDraftBodies } from './draft-bodies.ts';
import { labelledRooms } from './draft-floors.ts';
import { type DraftShape, shapesOf } from './draft-shapes.ts';
import { drawDraft, drawRoomNumbers, type Spot } from './draw-draft.ts';

/** Farther than this from the eye a draft is a body without label, metres. */
const LABEL_METRES = 1200;
/** Farther than this room numbers would be specks, metres. */
const NUMBER_METRES = 220;

/**
 * Drafts of virtual houses (虚拟·待核实): floor by floor as faint bodies in the scene, dashed edges and a badge on a canvas
 * above it, so that nobody takes them for surveyed buildings. The one on the workbench is drawn as it is being built, room by room.
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
  let rooms: ReturnType<typeof labelledRooms> = [];
  const style = () => {
    const { scene: state, snapshot } = store.getState();
    const storey = snapshot?.profile.storeyMetres ?? 3;
    return { storey, accent: TOKENS[state.appearance].accent };
  };
  const draw = () => {
    overlay.canvas.dataset['count'] = String(shapes.length);
    if (shapes.length === 0) return overlay.clear();
    const { width, height, pen } = overlay.begin();
    const project = projection(view.current(), view.lens());
    const spotOf = ([x, y]: Corner, metres: number, farthest = Infinity): Spot | undefined => {
      const seen = project([x, y, metres]);
      if (!seen || seen[2] > farthest) return undefined;
      return toPixels(seen, width, height);
    };
    const spot = (place: LonLat, metres: number) => spotOf(toLocal(frame, ...place), metres);
    const { storey } = style();
    const numbers = rooms.flatMap(({ text, at, floorNo }) => {
      const found = spotOf(at, (floorNo - 0.5) * storey, NUMBER_METRES);
      return found ? [{ text, at: found }] : [];
    });
    const near = (store.getState().scene.camera?.heightMetres ?? 0) < LABEL_METRES;
    for (const shape of shapes) drawDraft({ pen, spot, near, ...style() }, shape);
    drawRoomNumbers(pen, numbers);
  };
  const read = () => {
    shapes = shapesOf(store.getState());
    rooms = shapes.flatMap((shape) =>
      shape.open ? labelledRooms(shape, (place) => toLocal(frame, ...place)) : [],
    );
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
