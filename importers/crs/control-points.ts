import type { GridMethod } from '../../contract/control-points.ts';
import type { LonLat } from './systems.ts';

/** A point surveyed in both systems (控制点), x east and y north. */
export interface ControlPoint {
  readonly name: string;
  readonly from: LonLat;
  readonly to: LonLat;
  /** Ellipsoid heights in metres, for 7 parameters; 0 where they are not known. */
  readonly fromHeight: number;
  readonly toHeight: number;
}

/** Numbers of one fit: secret. Shown to nobody, written only sealed. */
export interface GridParameters {
  readonly method: GridMethod;
  /** System the local coordinates are written in, where the method needs its ellipsoid. */
  readonly from: string;
  /** Known system it leads to. */
  readonly to: string;
  /** Middle of the control points in the source, so that the rest stays small. */
  readonly centre: readonly number[];
  readonly values: readonly number[];
}

/** The secret part of a fit, whatever the systems. */
export type FittedTerms = Pick<GridParameters, 'centre' | 'values'>;

/** Takes coordinates of the grid, with a height where it matters, to the known system's own. */
export type IntoKnown = (at: LonLat, height: number) => LonLat;

/** How far one control point is from where the fit puts it, in metres. */
export interface PointResidual {
  readonly name: string;
  readonly east: number;
  readonly north: number;
  readonly metres: number;
  /** Stands out so far that it is probably mistyped or moved. */
  readonly outlier: boolean;
}

/** Middle of positions or geocentric places. */
export function centreOf(places: readonly (readonly number[])[]): number[] {
  const [first = []] = places;
  return first.map(
    (_, axis) => places.reduce((sum, place) => sum + (place[axis] as number), 0) / places.length,
  );
}
