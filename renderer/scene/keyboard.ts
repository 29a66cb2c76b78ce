import { orbit, zoom } from '../camera/moves.ts';
import type { TwinStore } from '../store.ts';
import { pivot } from './camera-controller.ts';
import type { Motion } from './motion.ts';
import type { SceneView } from './stage.ts';

const LIMITS = { steepestPitch: -Math.PI / 2, flattestPitch: Math.PI / 9 };
/** Share of the distance to the middle of the picture an arrow moves. */
const STEP = 0.08;
const TURN = Math.PI / 24;

/** Arrows move, with Shift they turn and tilt; + and - zoom; Home and N ask for home and north. True if it was one. */
export function pressKey(
  view: SceneView,
  store: TwinStore,
  motion: Motion,
  event: KeyboardEvent,
): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return false;
  const move = moves(view, event.shiftKey)[event.key];
  if (move) {
    motion.cancel();
    view.set(move());
    return true;
  }
  if (event.key === 'Home') store.setState({ cameraRequest: { kind: 'home' } });
  else if (event.key === 'n' || event.key === 'N')
    store.setState({ cameraRequest: { kind: 'north' } });
  else return false;
  return true;
}

function moves(view: SceneView, turning: boolean) {
  const camera = view.current();
  const centre = pivot(view);
  const reach = Math.hypot(
    centre[0] - camera.east,
    centre[1] - camera.north,
    centre[2] - camera.up,
  );
  const shift = (ahead: number, aside: number) => () => {
    const [sin, cos] = [Math.sin(camera.heading), Math.cos(camera.heading)];
    const metres = reach * STEP;
    return {
      ...camera,
      east: camera.east + (ahead * sin + aside * cos) * metres,
      north: camera.north + (ahead * cos - aside * sin) * metres,
    };
  };
  const turn = (round: number, tilt: number) => () => orbit(camera, centre, round, tilt, LIMITS);
  const arrows = turning
    ? {
        ArrowUp: turn(0, TURN),
        ArrowDown: turn(0, -TURN),
        ArrowLeft: turn(TURN, 0),
        ArrowRight: turn(-TURN, 0),
      }
    : {
        ArrowUp: shift(1, 0),
        ArrowDown: shift(-1, 0),
        ArrowLeft: shift(0, -1),
        ArrowRight: shift(0, 1),
      };
  const closer = () => zoom(camera, centre, 0.8);
  const farther = () => zoom(camera, centre, 1.25);
  const keys: Record<string, (() => typeof camera) | undefined> = {
    ...arrows,
    '+': closer,
    '=': closer,
    '-': farther,
    _: farther,
  };
  return keys;
}
