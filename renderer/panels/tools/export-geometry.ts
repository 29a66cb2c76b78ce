import { type LocalFrame, localFrame, toLonLat } from '../../../contract/local-frame.ts';
import type { LonLat } from '../../../contract/region.ts';
import type { Place } from '../../../contract/tools.ts';
import { evenOddPolygons } from '../../scene/tools/even-odd.ts';
import { rasterPolygons } from '../../scene/tools/raster-polygons.ts';
import { regionPolygons } from '../../scene/tools/region-rings.ts';
import { CELL, cellsInView, type Viewshed } from '../../scene/tools/viewshed.ts';
import type { Exported } from './exports.ts';

/** Degrees and metres: longitude, latitude and, where it counts, metres above the flat ground. */
export type Position = readonly number[];

/** Geometries of RFC 7946 that exports use. */
export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | {
      readonly type: 'MultiPolygon';
      readonly coordinates: readonly (readonly (readonly Position[])[])[];
    };

/** Decimals of a degree: a centimetre. */
const DEGREE_DECIMALS = 7;

/** A position in a file: degrees to a centimetre, metres to a centimetre. */
export function positionOf([longitude, latitude, metres]: Position): Position {
  const degrees = [longitude, latitude].map((value) =>
    Number((value as number).toFixed(DEGREE_DECIMALS)),
  );
  return metres === undefined ? degrees : [...degrees, Number(metres.toFixed(2))];
}

/** The place or outline of a result: of a viewshed the ground that is seen. Null where it has none of its own. */
export function geometryOf({ result, outcome, box }: Exported): Geometry | null {
  const frame = localFrame(box);
  switch (result.kind) {
    case 'sunlight':
      return outcome.kind === 'sunlight' ? pointAt(outcome.place) : null;
    case 'viewshed':
      return outcome.kind === 'viewshed' ? seenGround(frame, outcome.viewshed) : null;
    case 'region':
      return multiPolygon(
        regionPolygons(
          frame,
          result.region,
          outcome.kind === 'region' ? outcome.summary.basis : [],
        ),
      );
    case 'area':
      return multiPolygon(
        evenOddPolygons([result.points]).map((rings) => rings.map((ring) => closed(ring))),
      );
    default:
      return lineOf(result.points);
  }
}

/** A point, or null where the place is not known. */
export function pointAt(place: LonLat | undefined): Geometry | null {
  return place ? { type: 'Point', coordinates: positionOf(place) } : null;
}

/** A line from one place to another on the ground. */
export function lineBetween(from: Place | undefined, to: Place | undefined): Geometry | null {
  return from && to ? lineOf([from.slice(0, 2), to.slice(0, 2)]) : null;
}

function lineOf(points: readonly Position[]): Geometry {
  return points.length === 1
    ? { type: 'Point', coordinates: positionOf(points[0] as Position) }
    : { type: 'LineString', coordinates: points.map(positionOf) };
}

/** Closed rings of degrees as one geometry; null without any. */
export function multiPolygon(
  polygons: readonly (readonly (readonly Position[])[])[],
): Geometry | null {
  const [only] = polygons;
  if (!only) return null;
  const coordinates = polygons.map((rings) => rings.map((ring) => ring.map(positionOf)));
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: coordinates[0] as Position[][] }
    : { type: 'MultiPolygon', coordinates };
}

function seenGround(frame: LocalFrame, viewshed: Viewshed): Geometry | null {
  const { west, south, cellMetres, side } = viewshed;
  const placed = ([column, row]: Position): Position =>
    toLonLat(frame, west + (column as number) * cellMetres, south + (row as number) * cellMetres);
  const polygons = rasterPolygons(cellsInView(viewshed), side, CELL.seen);
  return multiPolygon(polygons.map((rings) => rings.map((ring) => closed(ring.map(placed)))));
}

function closed<Point>(ring: readonly Point[]): Point[] {
  return [...ring, ring[0] as Point];
}
