import type { Scene } from 'cesium';
import { Cartesian3, Matrix4, Transforms } from 'cesium';
import type { LocalFrame } from '../../contract/local-frame.ts';
import { toLocal } from '../../contract/local-frame.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import type { Lens, LocalCamera } from '../camera/local-camera.ts';
import { axes, lensOfAspect } from '../camera/local-camera.ts';
import type { Limits } from '../camera/moves.ts';
import { clamp } from '../camera/moves.ts';
import type { SceneView } from './stage.ts';

/** How far beyond the box the point of interest may lie, metres. */
const MARGIN_METRES = 300;

/** Nothing in a district stands higher, metres. */
export const HIGHEST_METRES = 300;
/** Lower than this the eye may be in a street, close to walls, metres. */
const STREET_METRES = 20;

/**
 * Nearest thing that is drawn, metres from the eye. Depth has 24 bits and is kept as it is, so that what is hidden need not
 * be shaded: layers of the ground, 5 cm apart, are told apart to 420 km · near / height of the eye.
 */
export function nearMetres(up: number): number {
  if (up < STREET_METRES) return 0.5;
  return Math.max(2, (up - HIGHEST_METRES) * 0.1);
}

/** Bounds of the camera: the profile's box, from eye level to where the whole box is in the picture. */
export function limitsOf(frame: LocalFrame, box: DistrictProfile['box']): Limits {
  const [west, south] = toLocal(frame, box.westDegrees, box.southDegrees);
  const [east, north] = toLocal(frame, box.eastDegrees, box.northDegrees);
  return {
    west: west - MARGIN_METRES,
    south: south - MARGIN_METRES,
    east: east + MARGIN_METRES,
    north: north + MARGIN_METRES,
    lowestMetres: 1.6,
    highestMetres: Math.hypot(east - west, north - south) * 1.1,
    steepestPitch: -Math.PI / 2,
    flattestPitch: Math.PI / 9,
  };
}

/** Puts the engine's camera where the local one is: the flat frame is the tiles' root frame. */
export function createView(scene: Scene, frame: LocalFrame, limits: Limits, start: LocalCamera) {
  const origin = Cartesian3.fromDegrees(frame.longitudeDegrees, frame.latitudeDegrees);
  const toEarth = Transforms.eastNorthUpToFixedFrame(origin);
  const lens = () => lensOf(scene);
  let camera = clamp(start, lens(), limits);
  const point = (values: readonly [number, number, number]) =>
    Matrix4.multiplyByPoint(toEarth, Cartesian3.fromArray([...values]), new Cartesian3());
  const vector = (values: readonly [number, number, number]) =>
    Matrix4.multiplyByPointAsVector(toEarth, Cartesian3.fromArray([...values]), new Cartesian3());
  const view: SceneView = {
    current: () => camera,
    lens,
    set: (next) => {
      camera = clamp(next, lens(), limits);
      const { forward, up } = axes(camera);
      scene.camera.frustum.near = nearMetres(camera.up);
      scene.camera.setView({
        destination: point([camera.east, camera.north, camera.up]),
        orientation: { direction: vector(forward), up: vector(up) },
      });
      scene.requestRender();
    },
  };
  view.set(camera);
  return view;
}

/** The picture's opening. */
function lensOf({ canvas }: Scene): Lens {
  return lensOfAspect(canvas.clientWidth / Math.max(canvas.clientHeight, 1) || 1);
}
