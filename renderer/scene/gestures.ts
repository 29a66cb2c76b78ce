import type { LocalCamera, PicturePoint, Vector } from '../camera/local-camera.ts';
import { groundUnder } from '../camera/local-camera.ts';
import { orbit, pan } from '../camera/moves.ts';
import { pivot } from './camera-controller.ts';
import type { SceneView } from './stage.ts';

/** Radians of turn for a drag across the whole picture height. */
const TURN_PER_PICTURE = 2.4;
/** A drag that begins where the ground is seen this flat looks around instead of moving. */
const GRAZING = 25;

const LIMITS = { steepestPitch: -Math.PI / 2, flattestPitch: Math.PI / 9 };

/** A drag under way: called with the pointer's place, gives the camera of that moment. */
export type Drag = (to: PicturePoint) => LocalCamera;

/** Left drag: holds the ground under the pointer. */
export function panDrag(view: SceneView, from: PicturePoint): Drag {
  const start = view.current();
  const lens = view.lens();
  const held = groundUnder(start, lens, from);
  if (!held || distance(start, held) > Math.max(start.up, 4) * GRAZING) return lookDrag(view, from);
  return (to) => pan(start, lens, from, to);
}

/** Right drag or Ctrl-drag: turns and tilts about the middle of the picture. */
export function orbitDrag(view: SceneView, from: PicturePoint): Drag {
  const start = view.current();
  const centre = pivot(view);
  const { aspect } = view.lens();
  return (to) => {
    const turn = ((to[0] - from[0]) * aspect * TURN_PER_PICTURE) / 2;
    const tilt = ((to[1] - from[1]) * TURN_PER_PICTURE) / 2;
    return orbit(start, centre, turn, tilt, LIMITS);
  };
}

/** At eye level: turns the head. */
function lookDrag(view: SceneView, from: PicturePoint): Drag {
  const start = view.current();
  const eye: Vector = [start.east, start.north, start.up];
  const { aspect, tanHalfHeight } = view.lens();
  return (to) => {
    const turn = -(to[0] - from[0]) * aspect * tanHalfHeight;
    const tilt = -(to[1] - from[1]) * tanHalfHeight;
    return orbit(start, eye, turn, tilt, LIMITS);
  };
}

function distance(camera: LocalCamera, to: Vector): number {
  return Math.hypot(to[0] - camera.east, to[1] - camera.north, to[2] - camera.up);
}
