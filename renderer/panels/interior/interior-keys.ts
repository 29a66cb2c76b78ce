import type { InteriorState } from '../../../contract/scene.ts';
import type { Interior } from '../../interior/interior.ts';

const TURN_RADIANS = Math.PI / 12;
const EXPLODE_STEP = 0.1;

/** Next floor up or down from the one looked at; past the top or bottom all floors are shown again. */
export function nextFloor(
  floors: readonly number[],
  floorNo: number | undefined,
  step: 1 | -1,
): number | undefined {
  if (floorNo === undefined) return step === 1 ? floors[0] : floors.at(-1);
  return floors[floors.indexOf(floorNo) + step];
}

/**
 * What a key does inside a building: ↑ ↓ change the floor, ← → turn, + − zoom, [ ] close and open the floors, Home
 * resets the view. Gives the change of state, or true where the picture alone moved; undefined for other keys.
 */
export function pressedInside(
  key: string,
  interior: Interior,
  state: InteriorState,
  floors: readonly number[],
): Partial<InteriorState> | true | undefined {
  switch (key) {
    case 'ArrowUp':
      return { floorNo: nextFloor(floors, state.floorNo, 1) };
    case 'ArrowDown':
      return { floorNo: nextFloor(floors, state.floorNo, -1) };
    case ']':
      return { explode: Math.min(1, state.explode + EXPLODE_STEP) };
    case '[':
      return { explode: Math.max(0, state.explode - EXPLODE_STEP) };
    case 'ArrowLeft':
      interior.turn(TURN_RADIANS);
      return true;
    case 'ArrowRight':
      interior.turn(-TURN_RADIANS);
      return true;
    case '+':
    case '=':
      interior.zoom(0.8);
      return true;
    case '-':
      interior.zoom(1.25);
      return true;
    case 'Home':
      interior.home();
      return true;
    default:
      return undefined;
  }
}
