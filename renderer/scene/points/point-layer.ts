import { Cartesian3, Transforms } from 'cesium';
import { type PointLayerId, type POINT_LAYERS } from '../../../contract/point-layers.ts';
import type { Aggregate, LayerState, SceneState } from '../../../contract/scene.ts';
import { barDays, daysOf } from '../../time/time-window.ts';
import type { AreaHover, TwinState } from '../../store.ts';
import { clearLayer, reportLayer } from '../layer-error.ts';
import type { Stage, Stop } from '../stage.ts';
import { lightOf } from '../sun.ts';
import { isAreaLevel } from './area-counts.ts';
import { createAreaOverlay } from './area-overlay.ts';
import { DotsPrimitive } from './dots-primitive.ts';
import { fillSprites } from './fill-sprites.ts';
import { type ModelLight, ModelPrimitive } from './model-primitive.ts';
import { countPoints } from './point-counts.ts';
import { countByDay, isWithin, minutesOf, type MinuteSpan, passing } from './point-filter.ts';
import { dotFill } from './point-look.ts';
import { buildTree, type PointTree, showWhere, shownIn } from './point-tree.ts';
import { SpritePrimitive } from './sprite-primitive.ts';

/** What a pick in a layer of points gives. */
export interface PickedPoint {
  readonly sprite?: number;
  readonly model?: string;
  readonly instance?: number;
}

/** What lies under the pointer in the layers of points. */
export type PointHit =
  | { readonly kind: 'point'; readonly layerId: PointLayerId; readonly row: number }
  | { readonly kind: 'cluster'; readonly layerId: PointLayerId };

/** One layer of points on the stage. */
export interface PointLayer {
  readonly id: PointLayerId;
  /** Draws anew for the camera as it stands. */
  readonly refill: () => void;
  /** The camera moved a little: what is drawn on the picture itself follows. */
  readonly follow: () => void;
  readonly hit: (picked: PickedPoint) => PointHit | undefined;
  /** The area whose disc lies at a place of the picture, CSS pixels. */
  readonly areaAt: (at: readonly [number, number]) => AreaHover | undefined;
  /** Puts the layer over those raised before it. */
  readonly raise: (place: number) => void;
  readonly ready: () => boolean;
  readonly stop: Stop;
}

type OwnSpec = (typeof POINT_LAYERS)[number];

/** Pixels between the discs of two layers over one place. */
const LIFT_PIXELS = 15;

/** Draws a layer: asked for once it is switched on, kept while the snapshot stays; filters and time need no new rows. */
export function createPointLayer(stage: Stage, spec: OwnSpec): PointLayer {
  const { scene, store, host, view, frame } = stage;
  const toEarth = Transforms.eastNorthUpToFixedFrame(
    Cartesian3.fromDegrees(frame.longitudeDegrees, frame.latitudeDegrees),
  );
  const sprites = new SpritePrimitive(spec.id, toEarth);
  const dots = new DotsPrimitive(toEarth);
  const models = spec.id === 'component' ? new ModelPrimitive(spec.id, toEarth) : undefined;
  const areas = createAreaOverlay(stage, spec);
  const primitives = [dots, sprites, ...(models ? [models] : [])];
  for (const primitive of primitives) scene.primitives.add(primitive);
  let tree: PointTree | undefined;
  let matches: Uint32Array | null = null;
  let pass: Uint8Array = new Uint8Array();
  let lift = 0;
  let waiting = false;
  let asked = new AbortController();
  let askedMatches = new AbortController();

  const own = () => stateOf(store.getState().scene, spec.id);
  const on = () => isOn(store.getState(), spec.id);
  const aggregate = (): Aggregate => own()?.aggregate ?? 'cluster';
  const span = (): MinuteSpan => {
    const { scene: state, snapshot } = store.getState();
    if (!spec.timed || !snapshot) return { from: -Infinity, to: Infinity };
    return minutesOf(daysOf(state, snapshot, spec.system), state.time?.at);
  };

  const follow = () => areas.draw(store.getState(), -lift);
  const refill = () => {
    follow();
    const shown = tree;
    if (!shown || !on()) return;
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
          symbolPixels: own()?.symbolPixels ?? 26,
          lift,
          discs: aggregate() === 'cluster',
          hot: (row) => row === hot,
        },
      ),
    );
    scene.requestRender();
  };

  /** The clock or the window moved: what is drawn of the points that pass. */
  const retime = () => {
    if (!tree) return;
    const minutes = span();
    dots.setMinutes(minutes);
    const { points } = tree;
    const level = aggregate();
    areas.count(points, pass, minutes);
    if (level !== 'dots' || !store.getState().clock.playing) {
      showWhere(tree, (at) => pass[at] === 1 && isWithin(minutes, points.minutes[at] as number));
      tell(shownIn(tree, 0, points.rows.length));
    }
    refill();
  };
  const tell = (shown: number) => {
    const known = store.getState().pointCounts[spec.id];
    if (known && known.shown !== shown)
      store.setState((before) => ({
        pointCounts: { ...before.pointCounts, [spec.id]: { ...known, shown } },
      }));
  };

  /** A filter, switch or style changed. */
  const restyle = () => {
    const state = store.getState();
    const level = aggregate();
    const showing = on() && tree !== undefined;
    sprites.show = showing && !isAreaLevel(level);
    dots.show = showing && level === 'dots';
    for (const primitive of [sprites, dots]) primitive.opacity = own()?.opacity ?? 1;
    if (models) {
      models.show = sprites.show;
      models.light = modelLight(frame, state.scene);
    }
    areas.group(tree?.points, level);
    if (tree) {
      pass = passing(spec, tree.points, own(), matches);
      dots.setPassing(pass);
      const days = spec.timed && on() ? countByDay(tree.points, pass) : undefined;
      store.setState((before) => ({ pointDays: { ...before.pointDays, [spec.id]: days } }));
    }
    retime();
    scene.requestRender();
  };

  const load = async () => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    tree = undefined;
    restyle();
    if (!on() || !store.getState().snapshot) {
      waiting = false;
      store.setState((before) => ({ pointDays: { ...before.pointDays, [spec.id]: undefined } }));
      return;
    }
    waiting = true;
    try {
      const points = await host.call(
        'layer.points',
        { id: spec.id, ...askedDays(spec, store.getState()) },
        signal,
      );
      if (signal.aborted) return;
      tree = buildTree(points);
      const { appearance } = store.getState().scene;
      dots.setPoints(points, (at) =>
        dotFill(spec, points.classes[at] as number, points.statuses[at] as number, appearance),
      );
      clearLayer(store, spec.id);
      const found = countPoints(spec, points);
      store.setState((before) => ({ pointCounts: { ...before.pointCounts, [spec.id]: found } }));
    } catch (thrown) {
      if (signal.aborted) return;
      reportLayer(store, spec.id, thrown);
    }
    waiting = false;
    restyle();
  };

  /** Which rows the system's cross-filter lets through. */
  const match = async () => {
    askedMatches.abort();
    askedMatches = new AbortController();
    const { signal } = askedMatches;
    const where = store.getState().scene.filters?.[spec.system]?.where;
    if (!on() || !where || Object.keys(where).length === 0) {
      if (matches === null) return;
      matches = null;
      return restyle();
    }
    try {
      const answer = await host.call('layer.matches', { id: spec.id, where }, signal);
      if (signal.aborted) return;
      matches = answer.rows;
      restyle();
    } catch (thrown) {
      if (!signal.aborted) reportLayer(store, spec.id, thrown);
    }
  };

  const unsubscribes = [
    store.subscribe(
      (state) =>
        `${isOn(state, spec.id)} ${state.snapshot?.id} ${JSON.stringify(askedDays(spec, state))}`,
      () => void load(),
      { fireImmediately: true },
    ),
    store.subscribe(
      (state) =>
        `${isOn(state, spec.id)} ${state.snapshot?.id} ${JSON.stringify(state.scene.filters?.[spec.system]?.where)}`,
      () => void match(),
      { fireImmediately: true },
    ),
    store.subscribe((state) => stateOf(state.scene, spec.id), restyle),
    store.subscribe((state) => {
      if (!spec.timed || !state.snapshot) return '';
      const { from, to } = daysOf(state.scene, state.snapshot, spec.system);
      return `${from} ${to} ${state.scene.time?.at} ${state.clock.playing}`;
    }, retime),
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
    follow,
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
    areaAt: areas.at,
    raise: (place) => {
      lift = ((place % 6) - 2) * LIFT_PIXELS;
      for (const primitive of primitives) scene.primitives.raiseToTop(primitive);
      refill();
    },
    ready: () => !waiting,
    stop: () => {
      asked.abort();
      askedMatches.abort();
      for (const unsubscribe of unsubscribes) unsubscribe();
      areas.remove();
      if (scene.primitives.isDestroyed()) return;
      for (const primitive of primitives) scene.primitives.remove(primitive);
    },
  };
}

function stateOf(scene: SceneState, id: string): LayerState | undefined {
  return scene.layers.find((layer) => layer.id === id);
}

function isOn(state: TwinState, id: string): boolean {
  return stateOf(state.scene, id)?.visible ?? false;
}

/** Days asked of the host: all of them, but of a layer too large for that the window's. */
function askedDays(spec: OwnSpec, { scene, snapshot }: TwinState): { from?: string; to?: string } {
  if (!('days' in spec) || !snapshot) return {};
  const { from, to } = barDays(scene, snapshot);
  return { ...(from && { from }), ...(to && { to }) };
}

function modelLight(frame: Stage['frame'], state: SceneState): ModelLight {
  const { look, light } = lightOf(frame, state);
  return {
    key: Cartesian3.fromArray([...light.key]),
    sky: Cartesian3.fromArray([...look.sky]),
    sun: Cartesian3.fromArray([...light.towards]),
  };
}
