import { HOME_BUTTON, NORTH_BUTTON, padMove } from '../camera/gamepad.ts';
import { pivot } from './camera-controller.ts';
import type { Motion } from './motion.ts';
import type { Stage, Stop } from './stage.ts';

const LIMITS = { steepestPitch: -Math.PI / 2, flattestPitch: Math.PI / 9 };
/** How often a gamepad at rest is looked at, milliseconds. */
const LOOK_MS = 120;
/** A window that was covered goes on from where it was, seconds. */
const LONGEST_STEP = 0.1;

/** A gamepad (手柄) flies, turns and resets the camera; while its sticks rest nothing is drawn. */
export function createGamepadController(
  { store, view }: Pick<Stage, 'store' | 'view'>,
  motion: Motion,
): Stop {
  let timer: ReturnType<typeof setInterval> | undefined;
  let pressed: readonly boolean[] = [];
  let flying = false;
  const read = () => {
    const pad = navigator.getGamepads().find((each) => each?.connected);
    return pad && { axes: pad.axes, buttons: pad.buttons.map(({ value }) => value) };
  };
  const step = (seconds: number): boolean => {
    const pad = read();
    const camera = view.current();
    const elapsed = Math.min(seconds, LONGEST_STEP);
    const next = pad && padMove(camera, pivot(view), pad, elapsed, LIMITS);
    flying = next !== undefined && next !== camera;
    if (next && flying) view.set(next);
    return flying;
  };
  const look = () => {
    const pad = read();
    if (!pad || store.getState().scene.interior) return;
    const now = pad.buttons.map((value) => value > 0.5);
    const justPressed = (button: number) => now[button] === true && pressed[button] !== true;
    if (justPressed(HOME_BUTTON)) store.setState({ cameraRequest: { kind: 'home' } });
    if (justPressed(NORTH_BUTTON)) store.setState({ cameraRequest: { kind: 'north' } });
    pressed = now;
    const rests =
      padMove(view.current(), pivot(view), pad, LONGEST_STEP, LIMITS) === view.current();
    if (!rests && !flying) motion.run(step);
  };
  const watch = () => {
    clearInterval(timer);
    timer = read() ? setInterval(look, LOOK_MS) : undefined;
  };
  watch();
  window.addEventListener('gamepadconnected', watch);
  window.addEventListener('gamepaddisconnected', watch);
  return () => {
    clearInterval(timer);
    window.removeEventListener('gamepadconnected', watch);
    window.removeEventListener('gamepaddisconnected', watch);
  };
}
