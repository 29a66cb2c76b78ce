import { Cartesian3, Transforms } from 'cesium';
import { NO_MINUTE } from '../../../contract/queries/points.ts';
import {
  POINT_LAYERS,
  type PointLayerId,
  type PointLayerSpec,
} from '../../../contract/point-layers.ts';
import type { LayerState, SceneState } from '../../../contract/scene.ts';
import type { TwinState } from '../../store.ts';
import { clearLayer, reportLayer } from '../layer-error.ts';
import type { Stage, Stop } from '../stage.ts';
import { lightOf } from '../sun.ts';
import { fillSprites } from './fill-sprites.ts';
import { type ModelLight, ModelPrimitive } from './model-primitive.ts';
import { countPoints } from './point-counts.ts';
import { buildTree, type PointTree, showWhere } from './point-tree.ts';
import { SpritePrimitive } from './sprite-primitive.ts';

/** What lies under the pointer in the layers of points. */
export type PointHit =
  | { readonly kind: 'point'; readonly layerId: PointLayerId; readonly row: number }
  | { readonly kind: 'cluster'; readonly layerId: PointLayerId };

export interface PointsController {
  /** What a picked object of the scene is, if it is of a layer of points. */
  hit(picked: unknown): PointHit | undefined;
  ready(): boolean;
  readonly stop: Stop;
}

/** Draws the layers of points: each asked for once it is switched on, kept while the snapshot stays. */
export function createPointsController(stage: Stage): PointsController {
  const layers = POINT_LAYERS.map((spec) => createPointLayer(stage, spec));
  let seen: unknown;
  const unlisten = stage.scene.preRender.addEventListener(() => {
    const camera = stage.view.current();
    if (camera !== seen) for (const layer of layers) layer.refill();
    seen = camera;
  });
  const stops = layers.map(({ stop }) => stop);
  return {
    hit: (picked) => {
      const of = (picked as { layerId?: string } | undefined)?.layerId;
      return layers.find(({ id }) => id === of)?.hit(picked as Picked);
    },
    ready: () => layers.every(({ ready }) => ready()),
    stop: () => {
      unlisten();
      for (const stop of stops) stop();
    },
  };
}

interface Picked {
  readonly sprite?: number;
  readonly model?: string;
  readonly instance?: number;
}

interface PointLayer {
  readonly id: PointLayerId;
  refill(): void;
  hit(picked: Picked): PointHit | undefined;
  ready(): boolean;
  readonly stop: Stop;
}

type OwnSpec = (typeof POINT_LAYERS)[number];

function createPointLayer({ scene, store, host, view, frame }: Stage, spec: OwnSpec): PointLayer {
  const toEarth = Transforms.eastNorthUpToFixedFrame(
    Cartesian3.fromDegrees(frame.longitudeDegrees, frame.latitudeDegrees),
  );
  const sprites = new SpritePrimitive(spec.id, toEarth);
  const models = spec.id === 'component' ? new ModelPrimitive(spec.id, toEarth) : undefined;
  scene.primitives.add(sprites);
  if (models) scene.primitives.add(models);
  let tree: PointTree | undefined;
  let asked = new AbortController();
  let waiting = false;

  const refill = () => {
    const shown = tree;
    if (!shown || !isOn(store.getState(), spec.id)) return;
    const { scene: state, hover } = store.getState();
    const hot = hover?.kind === 'point' && hover.layerId === spec.id ? hover.row : undefined;
    models?.clear();
    sprites.refill((buffer) =>
      fillSprites(
        buffer,
        models,
        spec,
        shown,
        { camera: view.current(), lens: view.lens(), heightPixels: scene.canvas.clientHeight },
        {
          appearance: state.appearance,
          language: state.language,
          symbolPixels: stateOf(state, spec.id)?.symbolPixels ?? 26,
          hot: (row) => row === hot,
        },
      ),
    );
    scene.requestRender();
  };
  const restyle = () => {
    const state = store.getState();
    const own = stateOf(state.scene, spec.id);
    sprites.show = isOn(state, spec.id) && tree !== undefined;
    sprites.opacity = own?.opacity ?? 1;
    if (models) {
      models.show = sprites.show;
      models.light = modelLight(frame, state.scene);
    }
    if (tree) showWhere(tree, wantedBy(spec, tree, own, state.scene.time));
    refill();
    scene.requestRender();
  };
  const load = async () => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const state = store.getState();
    tree = undefined;
    restyle();
    if (!isOn(state, spec.id) || !state.snapshot) {
      waiting = false;
      return;
    }
    waiting = true;
    try {
      const points = await host.call(
        'layer.points',
        { id: spec.id, ...windowOf(spec, state.scene) },
        signal,
      );
      if (signal.aborted) return;
      tree = buildTree(points);
      clearLayer(store, spec.id);
      const counts = countPoints(spec, points);
      store.setState((before) => ({ pointCounts: { ...before.pointCounts, [spec.id]: counts } }));
    } catch (thrown) {
      if (signal.aborted) return;
      reportLayer(store, spec.id, thrown);
    }
    waiting = false;
    restyle();
  };
  const unsubscribes = [
    store.subscribe(
      (state) =>
        `${isOn(state, spec.id)} ${state.snapshot?.id} ${JSON.stringify(windowOf(spec, state.scene))}`,
      () => void load(),
      { fireImmediately: true },
    ),
    store.subscribe((state) => stateOf(state.scene, spec.id), restyle),
    store.subscribe(
      (state) => state.scene.time?.at,
      () => spec.timed && restyle(),
    ),
    store.subscribe(
      (state) =>
        JSON.stringify([
          state.scene.appearance,
          state.scene.light,
          state.scene.sunTime,
          state.scene.language,
        ]),
      restyle,
    ),
    store.subscribe(
      (state) =>
        state.hover?.kind === 'point' && state.hover.layerId === spec.id
          ? state.hover.row
          : undefined,
      refill,
    ),
  ];
  return {
    id: spec.id,
    refill,
    hit: ({ sprite, model, instance }) => {
      const at =
        model === undefined
          ? sprites.pointOf(sprite ?? -1)
          : (models?.pointOf(model, instance ?? -1) ?? -1);
      const row = tree?.points.rows[at];
      return row === undefined
        ? { kind: 'cluster', layerId: spec.id }
        : { kind: 'point', layerId: spec.id, row };
    },
    ready: () => !waiting,
    stop: () => {
      asked.abort();
      for (const unsubscribe of unsubscribes) unsubscribe();
      if (scene.primitives.isDestroyed()) return;
      scene.primitives.remove(sprites);
      if (models) scene.primitives.remove(models);
    },
  };
}

function stateOf(scene: SceneState, id: string): LayerState | undefined {
  return scene.layers.find((layer) => layer.id === id);
}

function isOn(state: TwinState, id: string): boolean {
  return stateOf(state.scene, id)?.visible ?? false;
}

/** Days of the view's window, for layers whose rows have a time. */
function windowOf(spec: PointLayerSpec, { time }: SceneState): { from?: string; to?: string } {
  if (!spec.timed || !time) return {};
  return { ...(time.from && { from: time.from }), ...(time.to && { to: time.to }) };
}

/** Which points the layer's filters and the clock let through. */
function wantedBy(
  spec: PointLayerSpec,
  { points }: PointTree,
  own: LayerState | undefined,
  time: SceneState['time'],
): (at: number) => boolean {
  const outClasses = new Set(own?.hiddenClasses ?? []);
  const outStatuses = new Set(own?.hiddenStatuses ?? []);
  const classOn = Uint8Array.from(spec.classes, ({ id }) => (outClasses.has(id) ? 0 : 1));
  const statusOn = Uint8Array.from(spec.statuses, ({ id }) => (outStatuses.has(id) ? 0 : 1));
  const until =
    spec.timed && time?.at ? Date.parse(`${time.at}Z`) / 60_000 : Number.POSITIVE_INFINITY;
  const { classes, statuses, minutes } = points;
  return (at) =>
    classOn[classes[at] as number] === 1 &&
    statusOn[statuses[at] as number] === 1 &&
    (until === Number.POSITIVE_INFINITY ||
      minutes[at] === NO_MINUTE ||
      (minutes[at] as number) <= until);
}

function modelLight(frame: Stage['frame'], state: SceneState): ModelLight {
  const { look, light } = lightOf(frame, state);
  return {
    key: Cartesian3.fromArray([...light.key]),
    sky: Cartesian3.fromArray([...look.sky]),
    sun: Cartesian3.fromArray([...light.towards]),
  };
}
