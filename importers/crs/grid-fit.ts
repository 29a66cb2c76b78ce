import { METRES_PER_DEGREE } from '../../contract/local-frame.ts';
import { FEWEST_POINTS, type GridMethod } from '../../contract/control-points.ts';
import {
  centreOf,
  type ControlPoint,
  type FittedTerms,
  type GridParameters,
  type IntoKnown,
  type PointResidual,
} from './control-points.ts';
import { isInDegrees } from './definitions.ts';
import { leastSquares } from './solve.ts';
import { fitSpace, spaceTransform } from './space-fit.ts';
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

function fitPlane(points: readonly ControlPoint[], method: GridMethod): FittedTerms | undefined {
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

/** Left out, a wrong point is this many times farther off than the others are among themselves, and over a decimetre. */
const OUTLIER_TIMES = 4;
const OUTLIER_METRES = 0.1;

/** East and north of where the parameters put points, from where they were surveyed, in metres. */
export function missesOf(
  points: readonly ControlPoint[],
  parameters: GridParameters,
): (readonly [east: number, north: number])[] {
  const toKnown = intoKnown(parameters);
  return points.map((point) => missOf(point, toKnown, parameters.to));
}

function missOf(point: ControlPoint, toKnown: IntoKnown, to: string): readonly [number, number] {
  return metresApart(toKnown(point.from, point.fromHeight), point.to, isInDegrees(to));
}

function residualsOf(points: readonly ControlPoint[], parameters: GridParameters): PointResidual[] {
  const misses = missesOf(points, parameters);
  return points.map((point, index) => {
    const [east, north] = misses[index] as readonly [number, number];
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
  return standsOut(apart(point), rootMeanSquare(others.map(apart)));
}

/** Whether a point left out of a fit is far off beside the points in it. */
export function standsOut(metres: number, usualMetres: number): boolean {
  return metres > Math.max(OUTLIER_METRES, OUTLIER_TIMES * usualMetres);
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
