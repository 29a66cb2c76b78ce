import type { LocalCamera, Vector } from './local-camera.ts';
import { type Limits, orbit, zoom } from './moves.ts';

/** What a gamepad in the standard layout says. */
export interface PadState {
  /** Left stick across, down, right stick across, down, each −1 to 1. */
  readonly axes: readonly number[];
  /** How far each button is pressed, 0 to 1. */
  readonly buttons: readonly number[];
}

/** A stick at rest is never quite 0: less than this is nothing. */
const DEAD_ZONE = 0.16;
/** Share of the distance to the middle of the picture in a second at full tilt. */
const MOVE_A_SECOND = 0.9;
const TURN_A_SECOND = 1.2;
const ZOOM_A_SECOND = 2.2;
const LEFT_TRIGGER = 6;
const RIGHT_TRIGGER = 7;
/** Y: home; X: north (四键手柄的上、左键). */
export const HOME_BUTTON = 3;
export const NORTH_BUTTON = 2;

/** A stick's way beyond its dead zone, growing with the square so that small moves are fine. */
export function beyondDeadZone(value: number): number {
  const size = Math.min(Math.abs(value), 1);
  if (size <= DEAD_ZONE) return 0;
  return Math.sign(value) * ((size - DEAD_ZONE) / (1 - DEAD_ZONE)) ** 2;
}

/** Left stick flies over the ground, right stick turns and tilts about the middle, triggers go nearer and farther. */
export function padMove(
  camera: LocalCamera,
  centre: Vector,
  { axes, buttons }: PadState,
  seconds: number,
  limits: Pick<Limits, 'steepestPitch' | 'flattestPitch'>,
): LocalCamera {
  const [aside, back, turn, tilt] = [0, 1, 2, 3].map((at) => beyondDeadZone(axes[at] ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const nearer = (buttons[RIGHT_TRIGGER] ?? 0) - (buttons[LEFT_TRIGGER] ?? 0);
  const closer = beyondDeadZone(nearer);
  if (aside === 0 && back === 0 && turn === 0 && tilt === 0 && closer === 0) return camera;
  const reach = Math.hypot(
    camera.east - centre[0],
    camera.north - centre[1],
    camera.up - centre[2],
  );
  const metres = reach * MOVE_A_SECOND * seconds;
  const [sin, cos] = [Math.sin(camera.heading), Math.cos(camera.heading)];
  const [east, north] = [(aside * cos - back * sin) * metres, (-aside * sin - back * cos) * metres];
  const flown = { ...camera, east: camera.east + east, north: camera.north + north };
  const middle: Vector = [centre[0] + east, centre[1] + north, centre[2]];
  const step = TURN_A_SECOND * seconds;
  const turned = orbit(flown, middle, turn * step, -tilt * step, limits);
  return closer === 0 ? turned : zoom(turned, middle, ZOOM_A_SECOND ** (-closer * seconds));
}
