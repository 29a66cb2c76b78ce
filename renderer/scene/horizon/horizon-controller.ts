import type { LocalCamera } from '../../camera/local-camera.ts';
import { LEVELS, levelOf } from '../../quality.ts';
import type { TwinState } from '../../store.ts';
import type { Stage, Stop } from '../stage.ts';
import type { Solids } from '../tools/solids.ts';
import type { SolidsSource } from '../tools/solids-source.ts';
import { type Bodies, bodiesOf } from './bodies.ts';
import { castHorizon } from './cast.ts';
import type { Horizon } from './horizon.ts';
import { type Sight, sightOf } from './sight.ts';

/** True metres a simplified outline is off (tiles/build/buildings-tileset.ts). */
const FAR_ERROR_METRES = 4;
/** A horizon holds for an eye that moved less, metres, or turned less, radians: both are within what it leaves for outlines. */
const SAME_EYE_METRES = 0.02;
const SAME_TURN = 2e-4;

/** Leaves out what nearer buildings surely hide from a low eye: the same picture from fewer fragments. */
export interface HorizonController {
  /** The horizon of the frame that is drawn, another object for another frame; undefined where everything is drawn. */
  readonly current: () => Horizon | undefined;
  readonly stop: Stop;
}

type HorizonStage = Pick<Stage, 'scene' | 'store' | 'view' | 'shaders'>;

/** Looks before each frame; `tilesReady` says that outlines are as fine as the camera wants them. */
export function createHorizonController(
  stage: HorizonStage,
  source: SolidsSource,
  tilesReady: () => boolean,
): HorizonController {
  const { scene, store, view, shaders } = stage;
  const bodies = bodiesFrom(source, () => scene.requestRender());
  let held:
    | { readonly horizon: Horizon; readonly camera: LocalCamera; readonly key: string }
    | undefined;
  const clear = () => {
    if (!held) return;
    held = undefined;
    shaders.setBehind(undefined);
  };
  const cast = (sight: Sight, known: Bodies) => {
    const camera = view.current();
    const key = keyOf(stage);
    if (held && held.key === key && isSameEye(held.camera, camera)) return;
    const { horizon, slots } = castHorizon(known, sight, {
      exactMetres: exactMetres(stage),
      openedSlot: store.getState().selectedSlots.buildingSlot ?? -1,
    });
    held = { horizon, camera, key };
    shaders.setBehind(slots);
  };
  const onFrame = () => {
    const sight =
      tilesReady() && isWhole(store.getState().scene) && sightOf(view.current(), view.lens());
    const known = sight ? bodies() : undefined;
    if (sight && known) cast(sight, known);
    else clear();
  };
  return { current: () => held?.horizon, stop: scene.preRender.addEventListener(onFrame) };
}

/** The bodies of the snapshot on screen, asked for when first wanted; undefined until they have come. */
function bodiesFrom(source: SolidsSource, onCome: () => void): () => Bodies | undefined {
  let made: { readonly of: Solids; readonly bodies: Bodies } | undefined;
  let asking = false;
  const ask = async () => {
    asking = true;
    // Without them everything is drawn; the next frame asks again.
    await source.get().then(onCome, () => undefined);
    asking = false;
  };
  return () => {
    const solids = source.current();
    if (!solids && !asking) void ask();
    if (solids && made?.of !== solids) made = { of: solids, bodies: bodiesOf(solids) };
    return solids && made?.bodies;
  };
}

/** Whether every building stands as delivered: what is cut or left out hides nothing. */
function isWhole({ clip, layers, hiddenGeometry }: TwinState['scene']): boolean {
  const drawn = layers.find(({ id }) => id === 'building')?.visible ?? true;
  return drawn && !clip && (hiddenGeometry ?? []).length === 0;
}

/** What else than the camera's place a horizon depends on. */
function keyOf({ scene, store, view }: HorizonStage): string {
  const { aspect, tanHalfHeight } = view.lens();
  const { buildingSlot } = store.getState().selectedSlots;
  return [buildingSlot, aspect, tanHalfHeight, scene.drawingBufferHeight].join(' ');
}

function isSameEye(a: LocalCamera, b: LocalCamera): boolean {
  const moved = Math.hypot(a.east - b.east, a.north - b.north, a.up - b.up);
  const turned = Math.abs(a.heading - b.heading) + Math.abs(a.pitch - b.pitch);
  return moved < SAME_EYE_METRES && turned < SAME_TURN;
}

/** Up to where true outlines are drawn, metres. */
function exactMetres({ scene, store, view }: HorizonStage): number {
  const { screenErrorPixels } = LEVELS[levelOf(store.getState().quality)];
  const pixelsAtOne = scene.drawingBufferHeight / (2 * view.lens().tanHalfHeight);
  return (FAR_ERROR_METRES * pixelsAtOne) / screenErrorPixels;
}
