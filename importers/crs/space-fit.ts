import proj4 from 'proj4';
import {
  centreOf,
  type ControlPoint,
  type FittedTerms,
  type GridParameters,
  type IntoKnown,
} from './control-points.ts';
import { DEFINITIONS, epsgCode, isInDegrees } from './definitions.ts';
import { ellipsoidOf, fromGeocentric, toGeocentric, type Geocentric } from './geocentric.ts';
import { leastSquares } from './solve.ts';
import type { LonLat } from './systems.ts';

/** A projection without its datum shift: the ellipsoid's own degrees. */
function ownProjection(name: string) {
  const definition = (DEFINITIONS[epsgCode(name)] as string).replace(/\+towgs84=\S+ ?/, '');
  const ellipsoid = ellipsoidOf(definition);
  if (isInDegrees(name)) {
    const same = (at: LonLat): LonLat => at;
    return { ellipsoid, toDegrees: same, fromDegrees: same };
  }
  const shape = /\+(?:ellps|datum)=\w+/.exec(definition)?.[0] ?? '+datum=WGS84';
  const { forward, inverse } = proj4(`+proj=longlat ${shape} +no_defs`, definition);
  return {
    ellipsoid,
    toDegrees: (at: LonLat): LonLat => inverse([at[0], at[1]]) as [number, number],
    fromDegrees: (at: LonLat): LonLat => forward([at[0], at[1]]) as [number, number],
  };
}

function geocentricIn(name: string): (at: LonLat, height: number) => Geocentric {
  const { ellipsoid, toDegrees } = ownProjection(name);
  return (at, height) => toGeocentric(toDegrees(at), height, ellipsoid);
}

/** Shift, small turns about three axes and scale, about the middle of the points (Molodensky–Badekas form). */
export function fitSpace(
  points: readonly ControlPoint[],
  from: string,
  to: string,
): FittedTerms | undefined {
  const [source, target] = [geocentricIn(from), geocentricIn(to)];
  const sources = points.map((point) => source(point.from, point.fromHeight));
  const centre = centreOf(sources);
  const rows = sources.flatMap((place) => {
    const [x, y, z] = about(place, centre);
    return [
      [1, 0, 0, 0, -z, y, x],
      [0, 1, 0, z, 0, -x, y],
      [0, 0, 1, -y, x, 0, z],
    ];
  });
  const wanted = points.flatMap((point, index) => {
    const place = target(point.to, point.toHeight);
    return place.map((value, axis) => value - (sources[index]?.[axis] as number));
  });
  const values = leastSquares(rows, wanted);
  return values && { centre, values };
}

function about(place: Geocentric, centre: readonly number[]): Geocentric {
  return place.map((value, axis) => value - (centre[axis] as number)) as unknown as Geocentric;
}

/** From the source system to the target by 7 parameters. */
export function spaceTransform({ from, to, centre, values }: GridParameters): IntoKnown {
  const source = geocentricIn(from);
  const { ellipsoid, fromDegrees } = ownProjection(to);
  const [shiftX, shiftY, shiftZ, turnX, turnY, turnZ, scale] = values as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return (at, height) => {
    const place = source(at, height);
    const [x, y, z] = about(place, centre);
    const moved: Geocentric = [
      place[0] + shiftX - turnY * z + turnZ * y + scale * x,
      place[1] + shiftY + turnX * z - turnZ * x + scale * y,
      place[2] + shiftZ - turnX * y + turnY * x + scale * z,
    ];
    return fromDegrees(fromGeocentric(moved, ellipsoid));
  };
}
