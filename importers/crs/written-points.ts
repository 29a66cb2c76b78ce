import {
  FEWEST_POINTS,
  type GridFitResult,
  type GridWish,
  type WrittenPoint,
} from '../../contract/control-points.ts';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { ControlPoint, GridParameters } from './control-points.ts';
import { readCoordinate } from './coordinate-text.ts';
import { isInDegrees } from './definitions.ts';
import { fitGrid, missesOf, standsOut } from './grid-fit.ts';
import { needsMetres, requireCrs } from './require-crs.ts';
import { type LonLat, transformFrom, transformTo } from './systems.ts';

/** A fit and what a person may see of it. */
export interface WrittenFit {
  /** Secret. */
  readonly parameters: GridParameters;
  readonly result: Omit<GridFitResult, 'sealedAs'>;
}

/** East and north the other way round must fit so many times better, and be metres off as given. */
const SWAPPED_TIMES = 20;
const SWAPPED_METRES = 1;

/**
 * Fits a local grid to control points as a person wrote them; points left out are measured too. Four and six parameters
 * lead to metres, so points known in degrees are taken to `plane`, the district's own projection, first. Errors: `invalid` with the point that cannot be
 * read, or when the points used do not determine the grid.
 */
export function fitWrittenPoints(wish: GridWish, plane: string | undefined): WrittenFit {
  const { method } = wish;
  const [from, known] = [requireCrs(wish.from), requireCrs(wish.to)];
  const to = method !== 'helmert-7' && isInDegrees(known) ? plane : known;
  if (to === undefined) throw needsMetres(known);
  const written = wish.points.map(readPoint);
  const points = to === known ? written : written.map((point) => inPlane(point, known, to));
  const used = points.filter((_, index) => wish.points[index]?.used);
  const wanted = { method, from, to };
  const fit = fitGrid(used, wanted);
  if (!fit) throw undetermined(used.length, wish);
  const { parameters, rmsMetres, spare, residuals } = fit;
  const outliers = new Map(used.map((point, index) => [point, residuals[index]?.outlier]));
  const toDegrees = transformFrom(known);
  const misses = missesOf(points, parameters);
  return {
    parameters,
    result: {
      points: points.map((point, index) => {
        const [eastMetres, northMetres] = misses[index] as LonLat;
        const metres = Math.hypot(eastMetres, northMetres);
        const outlier = outliers.get(point) ?? standsOut(metres, rmsMetres);
        const [longitude, latitude] = toDegrees(...(written[index] as ControlPoint).to);
        return { eastMetres, northMetres, metres, outlier, at: [longitude, latitude] };
      }),
      rmsMetres,
      spare,
      betterSwapped:
        rmsMetres > SWAPPED_METRES && swappedRms(used, wanted) < rmsMetres / SWAPPED_TIMES,
    },
  };
}

function swappedRms(
  points: readonly ControlPoint[],
  wanted: Pick<GridParameters, 'method' | 'from' | 'to'>,
): number {
  const turned = points.map((point) => ({
    ...point,
    from: [point.from[1], point.from[0]] as const,
  }));
  return fitGrid(turned, wanted)?.rmsMetres ?? Number.POSITIVE_INFINITY;
}

function inPlane(point: ControlPoint, known: string, plane: string): ControlPoint {
  return { ...point, to: transformTo(plane)(...transformFrom(known)(...point.to)) };
}

function readPoint(point: WrittenPoint): ControlPoint {
  const number = (text: string): number => {
    const value = readCoordinate(text);
    if (typeof value === 'number') return value;
    throw unreadable(point.name, text);
  };
  const height = (text: string): number => (text === '' ? 0 : number(text));
  return {
    name: point.name,
    from: [number(point.fromEast), number(point.fromNorth)],
    to: [number(point.toEast), number(point.toNorth)],
    fromHeight: height(point.fromHeight),
    toHeight: height(point.toHeight),
  };
}

function unreadable(name: string, text: string): TwinError {
  return new TwinError(
    'invalid',
    say`Control point ${name}: ${text} is no coordinate. Write metres like 3306123.45, or degrees like 121.5426 or 121°32′33″.`,
  );
}

function undetermined(count: number, { method }: GridWish): TwinError {
  return new TwinError(
    'invalid',
    say`${count} control points do not determine the grid: ${FEWEST_POINTS[method]} are needed that do not lie on one spot or line. Add points spread over the district.`,
  );
}
