import { POINT_LAYERS } from '../../../contract/point-layers.ts';
import type { AreaHover } from '../../store.ts';
import type { LocalCamera } from '../../camera/local-camera.ts';
import { pictureShift } from '../../camera/moves.ts';
import type { TakenPlaces } from '../labels-controller.ts';
import type { Stop } from '../stage.ts';
import type { Horizon } from '../horizon/horizon.ts';
import type { PickedPoint, PointStage } from './layer-drawing.ts';
import { createPointLayer, type PointHit } from './point-layer.ts';

/** Discs and symbols stand in the world: they are chosen anew when the picture has moved so far, CSS pixels. */
const SAME_CHOICE_PIXELS = 12;
/** Nobody sees a smaller move. */
const SAME_PLACE_PIXELS = 0.5;
/** After a move this long without another they are chosen anew, milliseconds. */
const REST_MS = 120;

export interface PointsController {
  /** What a picked object of the scene is, if it is of a layer of points. */
  readonly hit: (picked: unknown) => PointHit | undefined;
  /** The area whose counts lie at a place of the picture. */
  readonly areaAt: (at: readonly [number, number]) => AreaHover | undefined;
  /** The discs names make way for. */
  readonly discs: TakenPlaces;
  readonly ready: () => boolean;
  readonly stop: Stop;
}

/** Draws the layers of points in the order of the view: the later over the earlier. */
export function createPointsController(stage: PointStage): PointsController {
  const { scene, store, view, horizon } = stage;
  const layers = POINT_LAYERS.map((spec) => createPointLayer(stage, spec));
  let seen: LocalCamera | undefined;
  let filledFor: LocalCamera | undefined;
  let filledBehind: Horizon | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const refill = () => {
    filledFor = view.current();
    filledBehind = horizon.current();
    for (const layer of layers) layer.refill();
  };
  const unlisten = scene.preRender.addEventListener(() => {
    const camera = view.current();
    const isOther = horizon.current() !== filledBehind;
    if (camera === seen && !isOther) return;
    seen = camera;
    clearTimeout(resting);
    const pixelsAtOne = scene.canvas.clientHeight / (2 * view.lens().tanHalfHeight);
    const shift = filledFor ? pictureShift(filledFor, camera) * pixelsAtOne : Infinity;
    if (isOther || shift > SAME_CHOICE_PIXELS) return refill();
    for (const layer of layers) layer.follow();
    if (shift > SAME_PLACE_PIXELS) resting = setTimeout(atRest, REST_MS);
  });
  const atRest = () => {
    refill();
    scene.requestRender();
  };
  const unsubscribe = store.subscribe(
    ({ scene: { layers: states } }) =>
      states
        .map(({ id }) => id)
        .filter((id) => layers.some((layer) => layer.id === id))
        .join(' '),
    (order) => {
      const ids = order.split(' ');
      for (const [place, id] of ids.entries())
        layers.find((layer) => layer.id === id)?.raise(place);
    },
    { fireImmediately: true },
  );
  return {
    hit: (picked) => {
      const of = (picked as { layerId?: string } | undefined)?.layerId;
      return layers.find(({ id }) => id === of)?.hit(picked as PickedPoint);
    },
    areaAt: (at) =>
      layers.reduce<AreaHover | undefined>((found, layer) => layer.areaAt(at) ?? found, undefined),
    discs: {
      boxes: (size) => layers.flatMap((layer) => layer.discBoxes(size)),
      version: () => layers.reduce((sum, layer) => sum + layer.discVersion(), 0),
    },
    ready: () => layers.every(({ ready }) => ready()),
    stop: () => {
      unlisten();
      clearTimeout(resting);
      unsubscribe();
      for (const { stop } of layers) stop();
    },
  };
}
