import {
  Cartesian3,
  Cesium3DTileset,
  ClippingPlane,
  ClippingPlaneCollection,
  ClippingPolygon,
  ClippingPolygonCollection,
  Color,
} from 'cesium';
import { type LocalFrame, toLocal } from '../../../contract/local-frame.ts';
import type { Clip } from '../../../contract/tools.ts';
import type { Stage, Stop } from '../stage.ts';

/** Cut edges of upright planes; a level plane would colour every roof that lies in it. */
const EDGE = { edgeWidth: 1.5, edgeColor: Color.fromCssColorString('#9fb0c0') };

/** A half space that stays: points with normal · p + offset ≥ 0, tile frame, metres. */
export interface KeptSide {
  readonly normal: readonly [number, number, number];
  readonly offset: number;
}

/** Cuts buildings and rooms by the view's clip (剖切). */
export function createClipController({
  scene,
  store,
  frame,
  shaders,
}: Pick<Stage, 'scene' | 'store' | 'frame' | 'shaders'>): Stop {
  const bodies = () => bodiesOf(scene, shaders);
  const apply = () => {
    const { clip } = store.getState().scene;
    for (const tileset of bodies()) cut(tileset, clip, frame);
    scene.requestRender();
  };
  const onAdded = (primitive: unknown) => {
    const { clip } = store.getState().scene;
    if (clip && primitive instanceof Cesium3DTileset && bodies().includes(primitive))
      cut(primitive, clip, frame);
  };
  const unlisten = scene.primitives.primitiveAdded.addEventListener(onAdded);
  const unsubscribe = store.subscribe((state) => state.scene.clip, apply);
  if (store.getState().scene.clip) apply();
  return () => {
    unlisten();
    unsubscribe();
  };
}

/** Tilesets of buildings and of rooms. */
export function bodiesOf(scene: Stage['scene'], shaders: Stage['shaders']): Cesium3DTileset[] {
  const found: Cesium3DTileset[] = [];
  for (let i = 0; i < scene.primitives.length; i++) {
    const primitive: unknown = scene.primitives.get(i);
    if (!(primitive instanceof Cesium3DTileset)) continue;
    const { customShader } = primitive;
    if (customShader === shaders.district || customShader === shaders.opened) found.push(primitive);
  }
  return found;
}

function cut(tileset: Cesium3DTileset, clip: Clip | undefined, frame: LocalFrame): void {
  const sides = clip && clip.kind !== 'polygon' ? keptSides(clip, frame) : [];
  const planes = (tileset.clippingPlanes ??= new ClippingPlaneCollection());
  planes.enabled = sides.length > 0;
  // Commands made before may still be drawn for shadows and look planes up here: the collection and its texture stay.
  if (planes.enabled) setPlanes(planes, sides, clip?.kind === 'section');
  if (clip?.kind === 'polygon') {
    tileset.clippingPolygons = new ClippingPolygonCollection({
      polygons: [
        new ClippingPolygon({ positions: clip.ring.map(([x, y]) => Cartesian3.fromDegrees(x, y)) }),
      ],
      inverse: clip.keepInside,
    });
  } else if (tileset.clippingPolygons) {
    tileset.clippingPolygons.enabled = false;
  }
}

function setPlanes(
  planes: ClippingPlaneCollection,
  sides: readonly KeptSide[],
  hasEdge: boolean,
): void {
  planes.unionClippingRegions = true;
  planes.edgeWidth = hasEdge ? EDGE.edgeWidth : 0;
  planes.edgeColor = EDGE.edgeColor;
  planes.removeAll();
  for (const { normal, offset } of sides)
    planes.add(new ClippingPlane(Cartesian3.fromArray([...normal]), offset));
}

/** Half spaces whose common part stays. */
export function keptSides(clip: Exclude<Clip, { kind: 'polygon' }>, frame: LocalFrame): KeptSide[] {
  if (clip.kind === 'level') return [{ normal: [0, 0, -1], offset: clip.heightMetres }];
  const [ax, ay] = toLocal(frame, ...clip.from);
  const [bx, by] = toLocal(frame, ...clip.to);
  if (clip.kind === 'section') {
    const length = Math.max(Math.hypot(bx - ax, by - ay), 0.01);
    const normal = [-(by - ay) / length, (bx - ax) / length, 0] as const;
    return [{ normal, offset: clip.offsetMetres - normal[0] * ax - normal[1] * ay }];
  }
  return [
    { normal: [1, 0, 0], offset: -Math.min(ax, bx) },
    { normal: [-1, 0, 0], offset: Math.max(ax, bx) },
    { normal: [0, 1, 0], offset: -Math.min(ay, by) },
    { normal: [0, -1, 0], offset: Math.max(ay, by) },
    { normal: [0, 0, -1], offset: clip.topMetres },
  ];
}
