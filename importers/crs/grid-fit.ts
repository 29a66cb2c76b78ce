import proj4 from 'proj4';
import {
  centreOf,
  FEWEST_POINTS,
  type ControlPoint,
  type GridMethod,
  type GridParameters,
  type PointResidual,
} from './control-points.ts';
import { DEFINITIONS, epsgCode, isInDegrees } from './definitions.ts';
import { ellipsoidOf, fromGeocentric, toGeocentric, type Geocentric } from './geocentric.ts';
import { leastSquares } from './solve.ts';
import { transformFrom, type LonLat, type Transform } from './systems.ts';

/** A fitted grid: the parameters, which are secret, and the residuals, which are not. */
export interface GridFit {
  readonly parameters: GridParameters;
  readonly residuals: readonly PointResidual[];
  /** Root mean square of the residuals in metres. */
  readonly rmsMetres: number;
  /** Points beyond what the method needs: without any the residuals say nothing. */
  readonly spare: number;
}

/**
 * Fits a grid to control points by least squares: 4 parameters (shift, turn, scale), 6 (affine) in the plane, or 7
 * (Bursa–Wolf) between geocentric places. Undefined where the points do not determine it, e.g. all on one line.
 */
export function fitGrid(
  points: readonly ControlPoint[],
  wanted: Pick<GridParameters, 'method' | 'from' | 'to'>,
): GridFit | undefined {
  const parameters = solveGrid(points, wanted);
  if (!parameters) return undefined;
  const residuals = residualsOf(points, parameters);
  return {
    parameters,
    residuals,
    rmsMetres: rootMeanSquare(residuals.map(({ metres }) => metres)),
    spare: points.length - FEWEST_POINTS[wanted.method],
  };
}

function solveGrid(
  points: readonly ControlPoint[],
  { method, from, to }: Pick<GridParameters, 'method' | 'from' | 'to'>,
): GridParameters | undefined {
  if (points.length < FEWEST_POINTS[method]) return undefined;
  const fitted = method === 'helmert-7' ? fitSpace(points, from, to) : fitPlane(points, method);
  return fitted && { method, from, to, ...fitted };
}

/** From the grid's coordinates to WGS-84 degrees. */
export function gridTransform(parameters: GridParameters): Transform {
  const toKnown = intoKnown(parameters);
  const fromKnown = transformFrom(parameters.to);
  return (x, y) => fromKnown(...toKnown([x, y], 0));
}

type IntoKnown = (at: LonLat, height: number) => LonLat;

function intoKnown(parameters: GridParameters): IntoKnown {
  if (parameters.method === 'helmert-7') return spaceTransform(parameters);
  const [centreX, centreY] = parameters.centre as [number, number];
  const [east, north, a, b, c, d] = planeTerms(parameters);
  return ([x, y]) => {
    const [dx, dy] = [x - centreX, y - centreY];
    return [east + a * dx + b * dy, north + c * dx + d * dy];
  };
}

type PlaneTerms = readonly [number, number, number, number, number, number];

function planeTerms({ method, values }: GridParameters): PlaneTerms {
  if (method === 'affine-6') return values as unknown as PlaneTerms;
  const [east, north, along, across] = values as unknown as [number, number, number, number];
  return [east, north, along, -across, across, along];
}

type Fitted = Pick<GridParameters, 'centre' | 'values'>;

function fitPlane(points: readonly ControlPoint[], method: GridMethod): Fitted | undefined {
  const centre = centreOf(points.map(({ from }) => from));
  const [centreX, centreY] = centre as [number, number];
  const rows = points.flatMap(({ from: [x, y] }) => {
    const [dx, dy] = [x - centreX, y - centreY];
    return method === 'affine-6'
      ? [
          [1, 0, dx, dy, 0, 0],
          [0, 1, 0, 0, dx, dy],
        ]
      : [
          [1, 0, dx, -dy],
          [0, 1, dy, dx],
        ];
  });
  const values = leastSquares(
    rows,
    points.flatMap(({ to }) => [...to]),
  );
  return values && { centre, values };
}

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
function fitSpace(points: readonly ControlPoint[], from: string, to: string): Fitted | undefined {
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

function spaceTransform({ from, to, centre, values }: GridParameters): IntoKnown {
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

const METRES_PER_DEGREE = 111_320;
/** Left out, a wrong point is this many times farther off than the others are among themselves, and over a decimetre. */
const OUTLIER_TIMES = 4;
const OUTLIER_METRES = 0.1;

/** East and north of where the parameters put a point, from where it was surveyed, in metres. */
function missOf(point: ControlPoint, toKnown: IntoKnown, to: string): readonly [number, number] {
  return metresApart(toKnown(point.from, point.fromHeight), point.to, isInDegrees(to));
}

function residualsOf(points: readonly ControlPoint[], parameters: GridParameters): PointResidual[] {
  const toKnown = intoKnown(parameters);
  return points.map((point) => {
    const [east, north] = missOf(point, toKnown, parameters.to);
    const metres = Math.hypot(east, north);
    return { name: point.name, east, north, metres, outlier: isOutlier(points, point, parameters) };
  });
}

/** Whether a point disagrees with all others: one mistake bends the whole fit, so each is judged by a fit without it. */
function isOutlier(
  points: readonly ControlPoint[],
  point: ControlPoint,
  parameters: GridParameters,
): boolean {
  const others = points.filter((other) => other !== point);
  if (others.length <= FEWEST_POINTS[parameters.method]) return false;
  const fitted = solveGrid(others, parameters);
  if (!fitted) return false;
  const toKnown = intoKnown(fitted);
  const apart = (one: ControlPoint) => Math.hypot(...missOf(one, toKnown, parameters.to));
  const usual = rootMeanSquare(others.map(apart));
  return apart(point) > Math.max(OUTLIER_METRES, OUTLIER_TIMES * usual);
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
}

function metresApart(a: LonLat, b: LonLat, degrees: boolean): readonly [number, number] {
  const [east, north] = [a[0] - b[0], a[1] - b[1]];
  if (!degrees) return [east, north];
  const perLongitude = METRES_PER_DEGREE * Math.cos((b[1] * Math.PI) / 180);
  return [east * perLongitude, north * METRES_PER_DEGREE];
}
