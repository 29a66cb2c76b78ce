import type { LocalFrame } from '../../contract/local-frame.ts';

const SEMI_MAJOR_METRES = 6378137;
const ECCENTRICITY_SQUARED = 6.694379990141317e-3;

/** East-north-up at the frame's origin on the WGS-84 ellipsoid, as a 4×4 column-major matrix to earth-centred metres. */
export function frameTransform(frame: LocalFrame): number[] {
  const longitude = (frame.longitudeDegrees * Math.PI) / 180;
  const latitude = (frame.latitudeDegrees * Math.PI) / 180;
  const [sinLon, cosLon] = [Math.sin(longitude), Math.cos(longitude)];
  const [sinLat, cosLat] = [Math.sin(latitude), Math.cos(latitude)];
  const curvature = SEMI_MAJOR_METRES / Math.sqrt(1 - ECCENTRICITY_SQUARED * sinLat * sinLat);
  const east = [-sinLon, cosLon, 0, 0];
  const north = [-sinLat * cosLon, -sinLat * sinLon, cosLat, 0];
  const up = [cosLat * cosLon, cosLat * sinLon, sinLat, 0];
  const origin = [
    curvature * cosLat * cosLon,
    curvature * cosLat * sinLon,
    curvature * (1 - ECCENTRICITY_SQUARED) * sinLat,
    1,
  ];
  return [...east, ...north, ...up, ...origin];
}
