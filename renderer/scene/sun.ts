import { getPosition } from 'suncalc';
import type { LocalFrame } from '../../contract/local-frame.ts';
import type { SceneState } from '../../contract/scene.ts';
import { type Light, type Look, lookOf } from './look.ts';

/** The light that casts shadows: the sun, or in a look without a time a made-up one in the south-west. */
export interface KeyLight {
  /** Unit vector to it, east, north, up. */
  readonly towards: readonly [number, number, number];
  /** Linear red, green, blue factors. */
  readonly key: Light;
  /** True where the shadows baked into the ground are its own; else they are cast live. */
  readonly baked: boolean;
  readonly heightDegrees: number;
}

/** China has one clock, UTC+8, whatever the longitude. */
const OFFSET = '+08:00';
const DAY_FROM_DEGREES = 12;
/** End of civil dusk (民用昏影). */
const NIGHT_BELOW_DEGREES = -6;
const RED: Light = [1, 0.62, 0.36];

/** Height and direction of the sun over the middle of the district at a `sunTime`. */
export function sunAt(
  frame: Pick<LocalFrame, 'longitudeDegrees' | 'latitudeDegrees'>,
  sunTime: string,
): Pick<KeyLight, 'towards' | 'heightDegrees'> {
  const moment = new Date(`${sunTime}:00${OFFSET}`);
  const { azimuth, altitude } = getPosition(moment, frame.latitudeDegrees, frame.longitudeDegrees);
  return { ...directionOf(azimuth, altitude), heightDegrees: altitude };
}

/** Look and light of a scene state: by its time where it has one. */
export function lightOf(
  frame: Pick<LocalFrame, 'longitudeDegrees' | 'latitudeDegrees'>,
  state: Pick<SceneState, 'light' | 'appearance' | 'sunTime'>,
): { look: Look; light: KeyLight; hour: SceneState['light'] } {
  if (state.sunTime === undefined) {
    const look = lookOf(state);
    const { towards } = directionOf(225, look.sunHeightDegrees);
    const heightDegrees = look.sunHeightDegrees;
    return {
      look,
      hour: state.light,
      light: { towards, key: look.key, baked: true, heightDegrees },
    };
  }
  const sun = sunAt(frame, state.sunTime);
  const hour = lightAt(sun.heightDegrees);
  const look = lookOf({ ...state, light: hour });
  return { look, hour, light: { ...sun, key: keyAt(look, sun.heightDegrees), baked: false } };
}

/** Day, dusk or night by the height of the sun. */
export function lightAt(heightDegrees: number): SceneState['light'] {
  if (heightDegrees >= DAY_FROM_DEGREES) return 'day';
  return heightDegrees >= NIGHT_BELOW_DEGREES ? 'dusk' : 'night';
}

/** Redder and weaker towards the horizon; below it a little moonlight from the same side. */
function keyAt(look: Look, heightDegrees: number): Light {
  if (heightDegrees < 0) return look.key.map((value) => value * 0.4) as unknown as Light;
  const low = Math.max(0, 1 - heightDegrees / 20);
  return look.key.map(
    (value, i) => value * (1 - low * (1 - (RED[i] as number))),
  ) as unknown as Light;
}

function directionOf(azimuthDegrees: number, heightDegrees: number): Pick<KeyLight, 'towards'> {
  const [azimuth, height] = [azimuthDegrees, Math.max(heightDegrees, 3)].map(
    (degrees) => (degrees * Math.PI) / 180,
  ) as [number, number];
  const level = Math.cos(height);
  return { towards: [Math.sin(azimuth) * level, Math.cos(azimuth) * level, Math.sin(height)] };
}
