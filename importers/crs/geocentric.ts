import type { LonLat } from './systems.ts';

/** Metres from the centre of the earth. */
export type Geocentric = readonly [x: number, y: number, z: number];

interface Ellipsoid {
  readonly semiMajorMetres: number;
  readonly eccentricitySquared: number;
}

const byFlattening = (semiMajorMetres: number, inverse: number): Ellipsoid => {
  const flattening = 1 / inverse;
  return { semiMajorMetres, eccentricitySquared: flattening * (2 - flattening) };
};

const ELLIPSOIDS: Readonly<Record<string, Ellipsoid>> = {
  GRS80: byFlattening(6_378_137, 298.257222101),
  WGS84: byFlattening(6_378_137, 298.257223563),
  krass: byFlattening(6_378_245, 298.3),
  IAU76: byFlattening(6_378_140, 298.257),
};

/** The ellipsoid a proj4 definition names. */
export function ellipsoidOf(definition: string): Ellipsoid {
  const name = /\+(?:ellps|datum)=(\w+)/.exec(definition)?.[1] ?? 'WGS84';
  return ELLIPSOIDS[name] as Ellipsoid;
}

/** Degrees and metres above the ellipsoid → geocentric metres. */
export function toGeocentric(
  [longitude, latitude]: LonLat,
  height: number,
  { semiMajorMetres, eccentricitySquared }: Ellipsoid,
): Geocentric {
  const [lambda, phi] = [radians(longitude), radians(latitude)];
  const normal = semiMajorMetres / Math.sqrt(1 - eccentricitySquared * Math.sin(phi) ** 2);
  return [
    (normal + height) * Math.cos(phi) * Math.cos(lambda),
    (normal + height) * Math.cos(phi) * Math.sin(lambda),
    (normal * (1 - eccentricitySquared) + height) * Math.sin(phi),
  ];
}

/** Geocentric metres → degrees; the height is not kept. */
export function fromGeocentric(
  [x, y, z]: Geocentric,
  { semiMajorMetres, eccentricitySquared }: Ellipsoid,
): LonLat {
  const fromAxis = Math.hypot(x, y);
  let phi = Math.atan2(z, fromAxis * (1 - eccentricitySquared));
  for (let step = 0; step < 8; step += 1) {
    const sine = Math.sin(phi);
    const normal = semiMajorMetres / Math.sqrt(1 - eccentricitySquared * sine * sine);
    phi = Math.atan2(z + eccentricitySquared * normal * sine, fromAxis);
  }
  return [degrees(Math.atan2(y, x)), degrees(phi)];
}

function radians(value: number): number {
  return (value * Math.PI) / 180;
}

function degrees(value: number): number {
  return (value * 180) / Math.PI;
}
