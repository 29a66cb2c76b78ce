import gcoord from 'gcoord';
import type { LonLat } from './systems.ts';

/** Systems of web maps: a published approximation of a state algorithm, good to 1–2 m against the real one. */
export type WebMapSystem = 'GCJ-02' | 'BD-09';

const SYSTEMS = { 'GCJ-02': gcoord.GCJ02, 'BD-09': gcoord.BD09 } as const;
/** About 0.1 mm. */
const CLOSE_DEGREES = 1e-9;
const MOST_STEPS = 20;

/** Of a bare position gcoord writes a message with its digits before it knows that it needs one: five times the work. */
const point = { type: 'Point' as const, coordinates: [0, 0] as [number, number] };

/** WGS-84 degrees → degrees as the web map gives them. */
export function toWebMap(system: WebMapSystem, at: LonLat): LonLat {
  point.coordinates = [at[0], at[1]];
  gcoord.transform(point, gcoord.WGS84, SYSTEMS[system]);
  return point.coordinates;
}

/** Degrees of a web map → WGS-84: the shift changes slowly, so it is looked for where the last guess lies. */
export function fromWebMap(system: WebMapSystem, at: LonLat): LonLat {
  let [longitude, latitude] = at;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const [shiftedLongitude, shiftedLatitude] = toWebMap(system, [longitude, latitude]);
    const [east, north] = [at[0] - shiftedLongitude, at[1] - shiftedLatitude];
    longitude += east;
    latitude += north;
    if (Math.abs(east) < CLOSE_DEGREES && Math.abs(north) < CLOSE_DEGREES) break;
  }
  return [longitude, latitude];
}
