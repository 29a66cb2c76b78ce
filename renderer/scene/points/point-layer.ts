import type { PointLayerId } from '../../../contract/point-layers.ts';
import type { Aggregate } from '../../../contract/scene.ts';
import { daysOf } from '../../time/time-window.ts';
import type { AreaHover, TwinStore } from '../../store.ts';
import type { Stop } from '../stage.ts';
import type { LabelBox } from '../declutter.ts';
import type { PictureSize } from '../label-layout.ts';
import { createAreaOverlay } from './area-overlay.ts';
import { discBoxes } from './disc-boxes.ts';
import { createLayerDrawing, type PickedPoint, type PointStage } from './layer-drawing.ts';
import { NO_ROWS, watchLayerRows } from './layer-rows.ts';
import { isOn, type OwnSpec, shownMinutes, stateOf } from './layer-state.ts';
import { countByDay, isWithin, passing } from './point-filter.ts';
import { showWhere, shownIn } from './point-tree.ts';

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
  /** What its discs cover of a picture, and a number that grows when others are drawn. */
  readonly discBoxes: (size: PictureSize) => LabelBox[];
  readonly discVersion: () => number;
  /** Puts the layer over those raised before it. */
  readonly raise: (place: number) => void;
  readonly ready: () => boolean;
  readonly stop: Stop;
}

/** Pixels between the discs of two layers over one place. */
const LIFT_PIXELS = 21;

/** Draws a layer: asked for once it is switched on, kept while the snapshot stays; filters and time need no new rows. */
export function createPointLayer(stage: PointStage, spec: OwnSpec): PointLayer {
  const { scene, store } = stage;
  const drawing = createLayerDrawing(stage, spec);
  const areas = createAreaOverlay(stage, spec);
  let rows = NO_ROWS;
  let pass: Uint8Array = new Uint8Array();
  let lift = 0;
  const aggregate = (): Aggregate =>
    stateOf(store.getState().scene, spec.id)?.aggregate ?? 'cluster';

  const follow = () => areas.draw(store.getState(), -lift);
  const refill = () => {
    follow();
    if (rows.tree && isOn(store.getState(), spec.id)) drawing.refill(rows.tree, lift);
  };
  /** The clock or the window moved: what is drawn of the points that pass. */
  const retime = () => {
    const { tree } = rows;
    if (!tree) return;
    const minutes = shownMinutes(spec, store.getState());
    const { points } = tree;
    drawing.setMinutes(minutes);
    areas.count(points, pass, minutes);
    if (aggregate() !== 'dots' || !store.getState().clock.playing) {
      showWhere(tree, (at) => pass[at] === 1 && isWithin(minutes, points.minutes[at] as number));
      tellShown(store, spec, shownIn(tree, 0, points.rows.length));
    }
    refill();
  };
  /** Rows, a filter, a switch or the style changed. */
  const restyle = () => {
    const points = rows.tree?.points;
    drawing.style(points, aggregate());
    areas.group(points, aggregate());
    if (points) {
      pass = passing(spec, points, stateOf(store.getState().scene, spec.id), rows.matches);
      drawing.setPassing(pass);
      const days =
        spec.timed && isOn(store.getState(), spec.id) ? countByDay(points, pass) : undefined;
      store.setState((before) => ({ pointDays: { ...before.pointDays, [spec.id]: days } }));
    }
    retime();
    scene.requestRender();
  };
  const loading = watchLayerRows(stage, spec, (found) => {
    rows = found;
    restyle();
  });
  const unwatch = watchView(store, spec, { restyle, retime, refill });
  return {
    id: spec.id,
    refill,
    follow,
    hit: (picked) => {
      const row = rows.tree?.points.rows[drawing.pointOf(picked)];
      return row === undefined
        ? { kind: 'cluster', layerId: spec.id }
        : { kind: 'point', layerId: spec.id, row };
    },
    areaAt: areas.at,
    discBoxes: (size) => [
      ...areas.boxes(),
      ...discBoxes(drawing.discs(), stage.view.current(), stage.view.lens(), size),
    ],
    discVersion: () => areas.version() + drawing.fillings(),
    raise: (place) => {
      lift = ((place % 6) - 2) * LIFT_PIXELS;
      drawing.raise();
      refill();
    },
    ready: loading.ready,
    stop: () => {
      loading.stop();
      unwatch();
      areas.remove();
      drawing.stop();
    },
  };
}

/** What of the view a layer answers to. */
function watchView(
  store: TwinStore,
  spec: OwnSpec,
  { restyle, retime, refill }: Readonly<Record<'restyle' | 'retime' | 'refill', () => void>>,
): Stop {
  const unsubscribes = [
    store.subscribe((state) => stateOf(state.scene, spec.id), restyle),
    store.subscribe((state) => {
      if (!spec.timed || !state.snapshot) return '';
      const { from, to } = daysOf(state.scene, state.snapshot, spec.system);
      return `${from} ${to} ${state.scene.time?.at} ${state.clock.playing}`;
    }, retime),
    store.subscribe(
      ({ scene: { appearance, light, sunTime, language } }) =>
        JSON.stringify([appearance, light, sunTime, language]),
      restyle,
    ),
    store.subscribe(
      ({ hover }) => (hover?.kind === 'point' && hover.layerId === spec.id ? hover.row : undefined),
      refill,
    ),
  ];
  return () => {
    for (const unsubscribe of unsubscribes) unsubscribe();
  };
}

/** Tells the layer list how many points are drawn. */
function tellShown(store: TwinStore, { id }: OwnSpec, shown: number): void {
  const known = store.getState().pointCounts[id];
  if (!known || known.shown === shown) return;
  store.setState((before) => ({
    pointCounts: { ...before.pointCounts, [id]: { ...known, shown } },
  }));
}
