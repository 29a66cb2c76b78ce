import { toLocal } from '../../contract/local-frame.ts';
import { declutter } from './declutter.ts';
import { layoutLabels, type PlacedLabel, type ScreenLabel } from './label-layout.ts';
import { createLabelOcclusion } from './label-occlusion.ts';
import { createSprites } from './label-sprites.ts';
import { clearLayer, reportLayer } from './layer-error.ts';
import { createOverlay } from './overlay.ts';
import { lightOf } from './sun.ts';
import type { Stage, Stop } from './stage.ts';

/** Names of streets, roads, water and places, at most 200, on a canvas above the scene. */
export function createLabelsController(stage: Stage): { ready: () => boolean; stop: Stop } {
  const { scene, container, store, view } = stage;
  const overlay = createOverlay(container, 'labels');
  let sprites = createSprites(lightOf(stage.frame, store.getState().scene).look, devicePixelRatio);
  const names = loadLabels(stage);

  const sizeOf = () => ({ width: container.clientWidth, height: container.clientHeight });
  const visible = () => {
    const { layers } = store.getState().scene;
    const shown = layers.find((layer) => layer.id === 'label')?.visible ?? true;
    return shown ? layoutLabels(names.labels(), view.current(), view.lens(), sizeOf()) : [];
  };
  const occlusion = createLabelOcclusion(stage, visible, names.labels);
  const drawFrame = () => {
    const free = visible().filter(({ label }) => !occlusion.hides(label));
    const labels = declutter(free);
    const { pen } = overlay.begin();
    for (const label of [...labels].reverse()) drawLabel(pen, label, sprites);
    overlay.canvas.dataset['count'] = String(labels.length);
  };
  const restyle = () => {
    sprites = createSprites(lightOf(stage.frame, store.getState().scene).look, devicePixelRatio);
    scene.requestRender();
  };
  const unlisten = scene.postRender.addEventListener(drawFrame);
  const unsubscribe = store.subscribe(
    (state) => `${state.scene.light} ${state.scene.appearance} ${state.scene.sunTime}`,
    restyle,
  );
  return {
    ready: names.ready,
    stop: () => {
      unlisten();
      unsubscribe();
      occlusion.stop();
      names.stop();
      overlay.remove();
    },
  };
}

/** Keeps the names of the snapshot on screen. */
function loadLabels({ scene, store, host, frame }: Stage) {
  let labels: readonly PlacedLabel[] = [];
  let waiting = true;
  let asked = new AbortController();
  const load = async () => {
    const { signal } = asked;
    try {
      const answer = await host.call('map.labels', {}, signal);
      if (signal.aborted) return;
      labels = answer.map((label) => {
        const [east, north] = toLocal(frame, label.longitudeDegrees, label.latitudeDegrees);
        return { label, at: [east, north, label.kind === 'landmark' ? 12 : 0] as const };
      });
      clearLayer(store, 'label');
    } catch (thrown) {
      if (!signal.aborted) reportLayer(store, 'label', thrown);
    }
    waiting = false;
    scene.requestRender();
  };
  const unsubscribe = store.subscribe(
    (state) => state.snapshot?.id,
    (id) => {
      asked.abort();
      asked = new AbortController();
      if (id !== undefined) void load();
    },
    { fireImmediately: true },
  );
  const stop = () => {
    unsubscribe();
    asked.abort();
  };
  return { labels: () => labels, ready: () => !waiting, stop };
}

function drawLabel(
  pen: CanvasRenderingContext2D,
  { label, x, y, angle, opacity }: ScreenLabel,
  sprites: ReturnType<typeof createSprites>,
): void {
  const { image, width, height } = sprites(label);
  const ratio = devicePixelRatio;
  const [cos, sin] = [Math.cos(angle) * ratio, Math.sin(angle) * ratio];
  pen.setTransform(cos, sin, -sin, cos, Math.round(x * ratio), Math.round(y * ratio));
  pen.globalAlpha = opacity;
  pen.drawImage(image, -width / 2, -height / 2, width, height);
}
