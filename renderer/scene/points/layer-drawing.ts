import { Cartesian3, Transforms } from 'cesium';
import type { LayerPoints } from '../../../contract/queries/points.ts';
import type { Aggregate, SceneState } from '../../../contract/scene.ts';
import type { Appearance } from '../../theme/tokens.ts';
import type { Stage, Stop } from '../stage.ts';
import { lightOf } from '../sun.ts';
import type { HorizonController } from '../horizon/horizon-controller.ts';
import { symbolCover } from '../horizon/symbol-cover.ts';
import { isAreaLevel } from './area-counts.ts';
import { DotsPrimitive } from './dots-primitive.ts';
import { fillSprites } from './fill-sprites.ts';
import type { KeptRows } from './kept-rows.ts';
import { isOn, type OwnSpec, stateOf } from './layer-state.ts';
import { type ModelLight, ModelPrimitive } from './model-primitive.ts';
import type { MinuteSpan } from './point-filter.ts';
import { dotFill } from './point-look.ts';
import type { PointTree } from './point-tree.ts';
import type { DrawnDisc } from './sprite-buffer.ts';
import { SpritePrimitive } from './sprite-primitive.ts';
import type { Eye } from './visible-points.ts';

/** What a pick in a layer of points gives. */
export interface PickedPoint {
  readonly sprite?: number;
  readonly model?: string;
  readonly instance?: number;
}

/** What layers of points are drawn in. */
export interface PointStage extends Stage {
  readonly horizon: Pick<HorizonController, 'current'>;
  readonly kept: KeptRows;
}

/** What draws one layer in the scene: dots, discs and symbols, and models of components near the eye. */
export interface LayerDrawing {
  /** Takes the view's style of the layer. */
  readonly style: (points: LayerPoints | undefined, aggregate: Aggregate) => void;
  readonly setPassing: (pass: Uint8Array) => void;
  readonly setMinutes: (minutes: MinuteSpan) => void;
  /** Chooses anew what is drawn from where the camera stands; `liftPixels` keeps discs of several layers apart. */
  readonly refill: (tree: PointTree, liftPixels: number) => void;
  /** Place of a picked point in the layer; -1 for a disc. */
  readonly pointOf: (picked: PickedPoint) => number;
  /** The discs in the scene, and how often they were chosen. */
  readonly discs: () => DrawnDisc[];
  readonly fillings: () => number;
  readonly raise: () => void;
  readonly stop: Stop;
}

/** Puts a layer's primitives into the scene. */
export function createLayerDrawing(
  { scene, store, view, frame, horizon }: PointStage,
  spec: OwnSpec,
): LayerDrawing {
  const toEarth = Transforms.eastNorthUpToFixedFrame(
    Cartesian3.fromDegrees(frame.longitudeDegrees, frame.latitudeDegrees),
  );
  const sprites = new SpritePrimitive(spec.id, toEarth);
  const dots = new DotsPrimitive(toEarth);
  const models = spec.id === 'component' ? new ModelPrimitive(spec.id, toEarth) : undefined;
  const primitives = [dots, sprites, ...(models ? [models] : [])];
  for (const primitive of primitives) scene.primitives.add(primitive);
  let painted: { readonly points: LayerPoints; readonly appearance: Appearance } | undefined;

  const paintDots = (points: LayerPoints, appearance: Appearance) => {
    if (painted?.points === points && painted.appearance === appearance) return;
    painted = { points, appearance };
    dots.setPoints(points, (at) =>
      dotFill(spec, points.classes[at] as number, points.statuses[at] as number, appearance),
    );
  };
  const covered = ({ camera, lens, heightPixels }: Eye) => {
    const known = horizon.current();
    return known ? symbolCover(known, camera, lens, heightPixels) : () => false;
  };
  return {
    style: (points, aggregate) => {
      const state = store.getState();
      const showing = isOn(state, spec.id) && points !== undefined;
      if (points && aggregate === 'dots') paintDots(points, state.scene.appearance);
      sprites.show = showing && !isAreaLevel(aggregate);
      dots.show = showing && aggregate === 'dots';
      const opacity = stateOf(state.scene, spec.id)?.opacity ?? 1;
      for (const primitive of [sprites, dots]) primitive.opacity = opacity;
      if (!models) return;
      models.show = sprites.show;
      models.light = modelLight(frame, state.scene);
    },
    setPassing: (pass) => dots.setPassing(pass),
    setMinutes: (minutes) => dots.setMinutes(minutes),
    refill: (tree, liftPixels) => {
      const { scene: state, hover } = store.getState();
      const own = stateOf(state, spec.id);
      const hot = hover?.kind === 'point' && hover.layerId === spec.id ? hover.row : undefined;
      const eye = {
        camera: view.current(),
        lens: view.lens(),
        heightPixels: scene.canvas.clientHeight,
      };
      models?.clear();
      sprites.refill((buffer) =>
        fillSprites(buffer, models, spec, tree, eye, {
          appearance: state.appearance,
          language: state.language,
          symbolPixels: own?.symbolPixels ?? 26,
          lift: liftPixels,
          discs: (own?.aggregate ?? 'cluster') === 'cluster',
          hot: (row) => row === hot,
          isCovered: covered(eye),
        }),
      );
      scene.requestRender();
    },
    pointOf: ({ sprite, model, instance }) =>
      model === undefined
        ? sprites.pointOf(sprite ?? -1)
        : (models?.pointOf(model, instance ?? -1) ?? -1),
    discs: () => sprites.discs(),
    fillings: () => sprites.fillings,
    raise: () => {
      for (const primitive of primitives) scene.primitives.raiseToTop(primitive);
    },
    stop: () => {
      if (scene.primitives.isDestroyed()) return;
      for (const primitive of primitives) scene.primitives.remove(primitive);
    },
  };
}

function modelLight(frame: Stage['frame'], state: SceneState): ModelLight {
  const { look, light } = lightOf(frame, state);
  return {
    key: Cartesian3.fromArray([...light.key]),
    sky: Cartesian3.fromArray([...look.sky]),
    sun: Cartesian3.fromArray([...light.towards]),
  };
}
