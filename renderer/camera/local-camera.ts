import type { LocalFrame } from '../../contract/local-frame.ts';
import { toLocal, toLonLat } from '../../contract/local-frame.ts';
import type { Camera } from '../../contract/scene.ts';

/** A camera in the flat frame of the tiles: metres east, north and up; heading clockwise from north, pitch up, radians. */
export interface LocalCamera {
  readonly east: number;
  readonly north: number;
  readonly up: number;
  readonly heading: number;
  readonly pitch: number;
}

/** Opening of the picture: half its height at distance 1, and width over height. */
export interface Lens {
  readonly tanHalfHeight: number;
  readonly aspect: number;
}

/** Opening of the longer side of the picture, radians: long enough a lens that towers stand upright. */
export const FIELD_OF_VIEW = Math.PI / 4;

/** The lens of a picture so wide for its height. */
export function lensOfAspect(aspect: number): Lens {
  const half = Math.tan(FIELD_OF_VIEW / 2);
  return { aspect, tanHalfHeight: aspect > 1 ? half / aspect : half };
}

export type Vector = readonly [number, number, number];

/** A place in the picture: -1 left or bottom, 1 right or top. */
export type PicturePoint = readonly [number, number];

const DEGREE = Math.PI / 180;

/** The shareable camera as the tiles' frame sees it. */
export function fromCamera(frame: LocalFrame, camera: Camera): LocalCamera {
  const [east, north] = toLocal(frame, camera.longitudeDegrees, camera.latitudeDegrees);
  return {
    east,
    north,
    up: camera.heightMetres,
    heading: camera.headingDegrees * DEGREE,
    pitch: camera.pitchDegrees * DEGREE,
  };
}

/** The shareable camera, heading within 0 to 360 degrees. */
export function toCamera(frame: LocalFrame, camera: LocalCamera): Camera {
  const [longitudeDegrees, latitudeDegrees] = toLonLat(frame, camera.east, camera.north);
  return {
    longitudeDegrees,
    latitudeDegrees,
    heightMetres: camera.up,
    headingDegrees: (((camera.heading / DEGREE) % 360) + 360) % 360,
    pitchDegrees: camera.pitch / DEGREE,
  };
}

/** Unit vectors forward, right and up of the picture, in east, north, up. */
export function axes({ heading, pitch }: LocalCamera): {
  forward: Vector;
  right: Vector;
  up: Vector;
} {
  const [sh, ch, sp, cp] = [Math.sin(heading), Math.cos(heading), Math.sin(pitch), Math.cos(pitch)];
  return {
    forward: [sh * cp, ch * cp, sp],
    right: [ch, -sh, 0],
    up: [-sh * sp, -ch * sp, cp],
  };
}

/** Direction of the ray through a place in the picture; its length is 1 along the view direction. */
export function rayThrough(camera: LocalCamera, lens: Lens, [x, y]: PicturePoint): Vector {
  const { forward, right, up } = axes(camera);
  const a = x * lens.tanHalfHeight * lens.aspect;
  const b = y * lens.tanHalfHeight;
  return [
    forward[0] + right[0] * a + up[0] * b,
    forward[1] + right[1] * a + up[1] * b,
    forward[2] + right[2] * a + up[2] * b,
  ];
}

/** Where the ray through a place in the picture meets a level plane, at most `farthestMetres` away. */
export function groundUnder(
  camera: LocalCamera,
  lens: Lens,
  point: PicturePoint,
  { planeMetres = 0, farthestMetres = 20_000 } = {},
): Vector | undefined {
  const ray = rayThrough(camera, lens, point);
  const along = (planeMetres - camera.up) / ray[2];
  const distance = along * Math.hypot(...ray);
  if (!(along > 0) || distance > farthestMetres) return undefined;
  return [camera.east + ray[0] * along, camera.north + ray[1] * along, planeMetres];
}

/** Place of a point in the picture; undefined behind the camera. The third number is its depth in metres. */
export function toPicture(
  camera: LocalCamera,
  lens: Lens,
  point: Vector,
): [number, number, number] | undefined {
  return projection(camera, lens)(point);
}

/** Pixels from the left and from the top of a point of a picture of this size. */
export function toPixels(
  [across, up]: readonly [across: number, up: number, ...rest: number[]],
  width: number,
  height: number,
): [x: number, y: number] {
  return [((across + 1) / 2) * width, ((1 - up) / 2) * height];
}

/** `toPicture` for many points of one view. */
export function projection(
  camera: LocalCamera,
  lens: Lens,
): (point: Vector) => [number, number, number] | undefined {
  const { forward, right, up } = axes(camera);
  return ([x, y, z]) => {
    const offset: Vector = [x - camera.east, y - camera.north, z - camera.up];
    const depth = dot(offset, forward);
    if (depth < 0.1) return undefined;
    const scale = 1 / (depth * lens.tanHalfHeight);
    return [(dot(offset, right) * scale) / lens.aspect, dot(offset, up) * scale, depth];
  };
}

/** A camera that sees `target` in the middle of the picture from `rangeMetres` away. */
export function lookAt(
  target: Vector,
  { heading, pitch, rangeMetres }: { heading: number; pitch: number; rangeMetres: number },
): LocalCamera {
  const { forward } = axes({ east: 0, north: 0, up: 0, heading, pitch });
  return {
    east: target[0] - forward[0] * rangeMetres,
    north: target[1] - forward[1] * rangeMetres,
    up: target[2] - forward[2] * rangeMetres,
    heading,
    pitch,
  };
}

/** A camera that sees a building of a height and width whole from the side the camera already looks from. */
export function facing(
  camera: LocalCamera,
  middle: Vector,
  { heightMetres, widthMetres }: { readonly heightMetres: number; readonly widthMetres: number },
): LocalCamera {
  return lookAt(middle, {
    heading: camera.heading,
    pitch: Math.min(Math.max(camera.pitch, -0.8), -0.35),
    rangeMetres: Math.max(170, heightMetres * 3, widthMetres * 2.5),
  });
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
