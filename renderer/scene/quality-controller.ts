import { Cesium3DTileset, type CesiumWidget } from 'cesium';
import { dateText } from '../format/dates.ts';
import {
  type Drawing,
  LEVELS,
  levelOf,
  needsMeasuring,
  REST_MS,
  restAfter,
  type Screen,
  STILL,
} from '../quality.ts';
import { timeFrames } from './frame-timer.ts';
import type { Stage, Stop } from './stage.ts';

/** How fine a scene is drawn. */
export interface QualityController {
  /** Whether the picture is drawn as one that stands still. */
  readonly inFull: () => boolean;
  readonly stop: Stop;
}

/** Draws as fine as the store's quality says, and measures the machine where that has nothing to go by. */
export function createQualityController(
  widget: CesiumWidget,
  { scene, store, view }: Pick<Stage, 'scene' | 'store' | 'view'>,
): QualityController {
  const level = () => LEVELS[levelOf(store.getState().quality)];
  const motion = createDrawing(widget, () => level().moving);
  const refine = (tileset: unknown) => {
    if (tileset instanceof Cesium3DTileset)
      tileset.maximumScreenSpaceError = level().screenErrorPixels;
  };
  const apply = () => {
    for (let index = 0; index < scene.primitives.length; index++)
      refine(scene.primitives.get(index));
    scene.requestRender();
  };
  let seen = view.current();
  const onFrame = () => {
    if (view.current() === seen) return;
    seen = view.current();
    motion.moved();
  };
  const stops = [
    motion.stop,
    scene.primitives.primitiveAdded.addEventListener(refine),
    scene.preRender.addEventListener(onFrame),
    store.subscribe((state) => levelOf(state.quality), apply, { fireImmediately: true }),
    measureWhereNeeded(scene, store),
  ];
  return {
    inFull: motion.inFull,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

/** Coarse while the camera moves, from its first frame on, and in full once it rests. */
function createDrawing(widget: CesiumWidget, moving: () => Drawing) {
  let rest: ReturnType<typeof setTimeout> | undefined;
  let movedAt = Number.NEGATIVE_INFINITY;
  let drawn: Drawing;
  const draw = (drawing: Drawing) => {
    drawn = drawing;
    const { resolutionScale, samples } = drawing;
    if (widget.resolutionScale === resolutionScale && widget.scene.msaaSamples === samples) return;
    widget.resolutionScale = resolutionScale;
    widget.scene.msaaSamples = samples;
    widget.resize();
    widget.scene.requestRender();
  };
  draw(STILL);
  return {
    moved: () => {
      const now = performance.now();
      clearTimeout(rest);
      rest = setTimeout(() => draw(STILL), restAfter(now - movedAt));
      movedAt = now;
      draw(moving());
    },
    inFull: () => drawn === STILL,
    stop: () => clearTimeout(rest),
  };
}

/** Times a few frames once the district is drawn; another view or choice meanwhile ends the attempt. */
function measureWhereNeeded(scene: Stage['scene'], store: Stage['store']): Stop {
  let giveUp: Stop | undefined;
  const renderer = rendererOf(scene);
  const measure = () => {
    giveUp?.();
    giveUp = undefined;
    const { sceneReady, quality } = store.getState();
    const { clientWidth: width, clientHeight: height } = scene.canvas;
    const screen: Screen = { width, height, renderer };
    if (!sceneReady || !needsMeasuring(quality, screen)) return;
    const keep = (medianMs: number) => {
      const frameMs = Math.round(medianMs * 10) / 10;
      const day = dateText(new Date().toISOString());
      store.setState({ quality: { choice: 'auto', measured: { ...screen, frameMs, day } } });
    };
    const wait = setTimeout(() => {
      giveUp = timeFrames(scene, keep);
    }, 2 * REST_MS);
    giveUp = () => clearTimeout(wait);
  };
  const unsubscribe = store.subscribe(
    (state) => `${state.sceneReady} ${state.quality.choice}`,
    measure,
  );
  return () => {
    unsubscribe();
    giveUp?.();
  };
}

/** What draws, told once and before the first frame: the answer waits for every frame that was begun. */
function rendererOf({ canvas }: Stage['scene']): string {
  const gl = canvas.getContext('webgl2');
  const names = gl?.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl && names && gl.getParameter(names.UNMASKED_RENDERER_WEBGL);
  return typeof renderer === 'string' ? renderer : '';
}
