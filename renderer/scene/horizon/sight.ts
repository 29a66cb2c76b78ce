import {
  axes,
  type Lens,
  type LocalCamera,
  type PicturePoint,
  rayThrough,
} from '../../camera/local-camera.ts';

/** An eye over the ground plane and how far it sees to the sides. */
export interface Sight {
  readonly east: number;
  readonly north: number;
  readonly up: number;
  /** Level unit vector straight ahead; (ahead[1], -ahead[0]) is to the right. */
  readonly ahead: readonly [number, number];
  /** Widest tangent to either side in any line of the picture. */
  readonly widest: number;
}

const CORNERS: readonly PicturePoint[] = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
];
/** From higher up hardly a roof stands over another: at 175 m two of 6,800 buildings are hidden. */
const HIGHEST_METRES = 100;
/** Steeper pictures see the ground on all sides. */
const LEAST_AHEAD = 0.15;
const WIDEST = 2.5;
/** Beyond the picture's edge, for what stands in it with a part of itself. */
const EDGE = 1.02;

/** How a camera sees over the ground; undefined where it is too high or looks down too steeply for a horizon. */
export function sightOf(camera: LocalCamera, lens: Lens): Sight | undefined {
  if (camera.up > HIGHEST_METRES) return undefined;
  const { right } = axes(camera);
  const ahead = [-right[1], right[0]] as const;
  let widest = 0;
  for (const corner of CORNERS) {
    const ray = rayThrough(camera, lens, corner);
    const along = ray[0] * ahead[0] + ray[1] * ahead[1];
    if (along < LEAST_AHEAD) return undefined;
    widest = Math.max(widest, Math.abs(ray[0] * right[0] + ray[1] * right[1]) / along);
  }
  if (widest > WIDEST) return undefined;
  const { east, north, up } = camera;
  return { east, north, up, ahead, widest: widest * EDGE };
}
