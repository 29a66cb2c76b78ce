import { toLocal } from '../../contract/local-frame.ts';
import { declutter, type LabelBox } from './declutter.ts';
import {
  layoutLabels,
  type PictureSize,
  type PlacedLabel,
  type ScreenLabel,
} from './label-layout.ts';
import { coveredPlaces } from './covered-places.ts';
import { createLabelOcclusion } from './label-occlusion.ts';
import { createSprites } from './label-sprites.ts';
import { clearLayer, reportLayer } from './layer-error.ts';
import { createOverlay } from './overlay.ts';
import { lightOf } from './sun.ts';
import type { Stage, Stop } from './stage.ts';
import type { SolidsSource } from './tools/solids-source.ts';

/** Names move with the picture until one has moved this far, CSS pixels; then they are chosen anew. */
const SAME_CHOICE_PIXELS = 24;
/** Nobody sees a smaller move. */
const SAME_PLACE_PIXELS = 0.15;
/** After a move this long without another the names are chosen anew, milliseconds. */
const REST_MS = 120;

/** Names that cover no more than this share of themselves are read by their halo alone. */
const UNNOTICED_COVERING = 0.05;
const PLATE_OPACITY = 0.82;
const PLATE_PADDING = 4;
const PLATE_RADIUS = 4;

/** What stands in the picture before names. */
export interface TakenPlaces {
  readonly boxes: (size: PictureSize) => readonly LabelBox[];
  /** Grows when other places are taken. */
  readonly version: () => number;
}

const NOTHING_TAKEN: TakenPlaces = { boxes: () => [], version: () => 0 };

/** Names of streets, roads, water and places, at most 200, on a canvas above the scene. */
export function createLabelsController(
  stage: Stage,
  source: SolidsSource,
  taken: TakenPlaces = NOTHING_TAKEN,
): { ready: () => boolean; stop: Stop } {
  const { scene, container, store, view } = stage;
  const overlay = createOverlay(container, 'labels');
  const restyled = () =>
    createSprites(lightOf(stage.frame, store.getState().scene).look, devicePixelRatio);
  let sprites = restyled();
  let chosen: readonly ScreenLabel[] = [];
  let drawn: readonly ScreenLabel[] = [];
  /** What the names were last chosen for; undefined asks for another choice. */
  let chosenFor: readonly unknown[] | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const again = () => {
    chosenFor = undefined;
    scene.requestRender();
  };
  const names = loadLabels(stage, again);
  const size = () => ({ width: container.clientWidth, height: container.clientHeight });
  const laidOut = (labels: readonly PlacedLabel[]) =>
    layoutLabels(labels, view.current(), view.lens(), size());
  const layerOf = () => store.getState().scene.layers.find((layer) => layer.id === 'label');
  const visible = () => (layerOf()?.visible === false ? [] : laidOut(names.labels()));
  const occlusion = createLabelOcclusion(stage, source, { visible, size, onChange: again });
  const choose = () => {
    clearTimeout(resting);
    const wanted = visible().filter(({ label }) => !occlusion.hides(label));
    chosen = declutter(wanted, taken.boxes(size()), coveredPlaces(container));
    draw(chosen);
  };
  const draw = (labels: readonly ScreenLabel[]) => {
    drawn = labels;
    const { pen } = overlay.begin();
    const { labelHalo } = lightOf(stage.frame, store.getState().scene).look;
    for (const label of [...labels].reverse()) {
      place(pen, label);
      if ((label.covering ?? 0) > UNNOTICED_COVERING) drawPlate(pen, label, labelHalo);
      drawName(pen, label, sprites);
    }
    overlay.canvas.dataset['count'] = String(labels.length);
  };
  const follow = () => {
    const moved = laidOut(chosen);
    const far = chosen.length === 0 ? Infinity : farthest(chosen, moved);
    if (far > SAME_CHOICE_PIXELS) return choose();
    if (farthest(drawn, moved) > SAME_PLACE_PIXELS) draw(moved);
    clearTimeout(resting);
    if (far > SAME_PLACE_PIXELS) resting = setTimeout(again, REST_MS);
  };
  const drawFrame = () => {
    const { width, height } = size();
    const now = [layerOf(), names.labels(), width, height, devicePixelRatio, taken.version()];
    const same = chosenFor && now.every((value, at) => value === chosenFor?.[at]);
    chosenFor = now;
    if (same) follow();
    else choose();
  };
  const unlisten = scene.postRender.addEventListener(drawFrame);
  const unsubscribe = store.subscribe(
    (state) => `${state.scene.light} ${state.scene.appearance} ${state.scene.sunTime}`,
    () => {
      sprites = restyled();
      again();
    },
  );
  /** Cards and legends come and go with these. */
  const uncover = store.subscribe(
    ({ scene: { tool, themes, panels } }) => [tool?.kind, themes, panels] as const,
    again,
    { equalityFn: (a, b) => a.every((part, at) => part === b[at]) },
  );
  return {
    ready: names.ready,
    stop: () => {
      clearTimeout(resting);
      unlisten();
      unsubscribe();
      uncover();
      occlusion.stop();
      names.stop();
      overlay.remove();
    },
  };
}

/** How far names have moved in the picture, CSS pixels; endless where one has come or gone. */
function farthest(before: readonly ScreenLabel[], after: readonly ScreenLabel[]): number {
  if (before.length !== after.length) return Infinity;
  let most = 0;
  for (const [i, one] of before.entries()) {
    const other = after[i] as ScreenLabel;
    if (one.label !== other.label) return Infinity;
    most = Math.max(most, Math.abs(one.x - other.x), Math.abs(one.y - other.y));
  }
  return most;
}

/** Keeps the names of the snapshot on screen, in the language of the window. */
function loadLabels({ store, host, frame }: Stage, onLoaded: () => void) {
  let labels: readonly PlacedLabel[] = [];
  let waiting = true;
  let asked = new AbortController();
  const load = async () => {
    const { signal } = asked;
    try {
      const answer = await host.call('map.labels', {}, signal);
      if (signal.aborted) return;
      const english = store.getState().scene.language === 'en';
      labels = answer.map(({ textEn, ...label }) => {
        const [east, north] = toLocal(frame, label.longitudeDegrees, label.latitudeDegrees);
        const at = [east, north, label.kind === 'landmark' ? 12 : 0] as const;
        return { label: english ? { ...label, text: textEn } : label, at };
      });
      clearLayer(store, 'label');
    } catch (thrown) {
      if (!signal.aborted) reportLayer(store, 'label', thrown);
    }
    waiting = false;
    onLoaded();
  };
  const unsubscribe = store.subscribe(
    ({ snapshot, scene }) => snapshot && `${snapshot.id} ${scene.language}`,
    (snapshotAndLanguage) => {
      asked.abort();
      asked = new AbortController();
      if (snapshotAndLanguage !== undefined) void load();
    },
    { fireImmediately: true },
  );
  const stop = () => {
    unsubscribe();
    asked.abort();
  };
  return { labels: () => labels, ready: () => !waiting, stop };
}

/** Puts the pen where a name stands, turned as it is; what follows is drawn in CSS pixels round its middle. */
function place(pen: CanvasRenderingContext2D, { x, y, angle, opacity }: ScreenLabel): void {
  const ratio = devicePixelRatio;
  const [cos, sin] = [Math.cos(angle) * ratio, Math.sin(angle) * ratio];
  pen.setTransform(cos, sin, -sin, cos, Math.round(x * ratio), Math.round(y * ratio));
  pen.globalAlpha = opacity;
}

/** A name that could not make way is read on a plate of the halo's colour. */
function drawPlate(
  pen: CanvasRenderingContext2D,
  { halfWidth, halfHeight, opacity }: ScreenLabel,
  colour: string,
): void {
  const [width, height] = [halfWidth + PLATE_PADDING, halfHeight + PLATE_PADDING / 2];
  pen.fillStyle = colour;
  pen.globalAlpha = opacity * PLATE_OPACITY;
  pen.beginPath();
  pen.roundRect(-width, -height, width * 2, height * 2, PLATE_RADIUS);
  pen.fill();
  pen.globalAlpha = opacity;
}

function drawName(
  pen: CanvasRenderingContext2D,
  { label }: ScreenLabel,
  sprites: ReturnType<typeof createSprites>,
): void {
  const { image, width, height } = sprites(label);
  pen.drawImage(image, -width / 2, -height / 2, width, height);
}
