import type { Lens, LocalCamera, PicturePoint, Vector } from './local-camera.ts';
import { groundUnder } from './local-camera.ts';

/** Where a camera may be: its point of interest inside the box, its height and tilt within bounds. Metres, radians. */
export interface Limits {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly lowestMetres: number;
  readonly highestMetres: number;
  readonly steepestPitch: number;
  readonly flattestPitch: number;
}

/** Drag: the ground that was under `from` comes to lie under `to`. Above the horizon nothing moves. */
export function pan(
  camera: LocalCamera,
  lens: Lens,
  from: PicturePoint,
  to: PicturePoint,
  planeMetres = 0,
): LocalCamera {
  const a = groundUnder(camera, lens, from, { planeMetres });
  const b = groundUnder(camera, lens, to, { planeMetres });
  if (!a || !b) return camera;
  return { ...camera, east: camera.east + a[0] - b[0], north: camera.north + a[1] - b[1] };
}

/** Brings the camera to `factor` times its distance from `anchor`, which keeps its place in the picture. */
export function zoom(camera: LocalCamera, anchor: Vector, factor: number): LocalCamera {
  return {
    ...camera,
    east: anchor[0] + (camera.east - anchor[0]) * factor,
    north: anchor[1] + (camera.north - anchor[1]) * factor,
    up: anchor[2] + (camera.up - anchor[2]) * factor,
  };
}

/** Turns the camera about a vertical axis and tilts it about a level one, both through `pivot`. Radians. */
export function orbit(
  camera: LocalCamera,
  pivot: Vector,
  turn: number,
  tilt: number,
  { steepestPitch, flattestPitch }: Pick<Limits, 'steepestPitch' | 'flattestPitch'>,
): LocalCamera {
  const pitch = Math.min(Math.max(camera.pitch + tilt, steepestPitch), flattestPitch);
  const [east, north, up] = [camera.east - pivot[0], camera.north - pivot[1], camera.up - pivot[2]];
  const [sin, cos] = [Math.sin(camera.heading), Math.cos(camera.heading)];
  const ahead = east * sin + north * cos;
  const aside = east * cos - north * sin;
  const bend = pitch - camera.pitch;
  const newAhead = ahead * Math.cos(bend) - up * Math.sin(bend);
  const newUp = ahead * Math.sin(bend) + up * Math.cos(bend);
  const heading = camera.heading + turn;
  return {
    heading,
    pitch,
    east: pivot[0] + newAhead * Math.sin(heading) + aside * Math.cos(heading),
    north: pivot[1] + newAhead * Math.cos(heading) - aside * Math.sin(heading),
    up: pivot[2] + newUp,
  };
}

/** The ground in the middle of the picture, or the ground below the camera where it looks past the horizon. */
export function interest(camera: LocalCamera, lens: Lens, farthestMetres = 12_000): Vector {
  return groundUnder(camera, lens, [0, 0], { farthestMetres }) ?? [camera.east, camera.north, 0];
}

/** The nearest camera within the limits: first height and tilt, then the point of interest is moved into the box. */
export function clamp(camera: LocalCamera, lens: Lens, limits: Limits): LocalCamera {
  const up = Math.min(Math.max(camera.up, limits.lowestMetres), limits.highestMetres);
  const pitch = Math.min(Math.max(camera.pitch, limits.steepestPitch), limits.flattestPitch);
  const raised = { ...camera, up, pitch };
  const [east, north] = interest(raised, lens);
  return {
    ...raised,
    east: raised.east + Math.min(Math.max(east, limits.west), limits.east) - east,
    north: raised.north + Math.min(Math.max(north, limits.south), limits.north) - north,
  };
}

/**
 * How far anything on the ground moves in the picture between two cameras, at most: times the height of the picture over
 * its opening this is pixels. The ground below is the nearest.
 */
export function pictureShift(a: LocalCamera, b: LocalCamera): number {
  const turn = a.heading - b.heading;
  const turned = Math.hypot(Math.atan2(Math.sin(turn), Math.cos(turn)), a.pitch - b.pitch);
  const moved = Math.hypot(a.east - b.east, a.north - b.north, a.up - b.up);
  return turned + moved / Math.max(Math.min(a.up, b.up), 1);
}
