import type { Geometry } from 'geojson';

/** One shape of what a record has, and whether shapes of another kind had to be left out. */
export interface JoinedShape {
  readonly geometry: Geometry | null;
  readonly leftOut: boolean;
}

/**
 * Several shapes of a record as one of many parts: its surfaces where it has some, else its lines, else its points. A
 * label point beside a surface says nothing the surface does not.
 */
export function joinedShapes(shapes: readonly Geometry[]): JoinedShape {
  const [only] = shapes;
  if (only === undefined || shapes.length === 1) return { geometry: only ?? null, leftOut: false };
  const polygons = shapes.flatMap((each) => {
    if (each.type === 'Polygon') return [each.coordinates];
    return each.type === 'MultiPolygon' ? each.coordinates : [];
  });
  const lines = shapes.flatMap((each) => {
    if (each.type === 'LineString') return [each.coordinates];
    return each.type === 'MultiLineString' ? each.coordinates : [];
  });
  const points = shapes.flatMap((each) => {
    if (each.type === 'Point') return [each.coordinates];
    return each.type === 'MultiPoint' ? each.coordinates : [];
  });
  if (polygons.length > 0)
    return { geometry: { type: 'MultiPolygon', coordinates: polygons }, leftOut: lines.length > 0 };
  if (lines.length > 0)
    return { geometry: { type: 'MultiLineString', coordinates: lines }, leftOut: false };
  return { geometry: { type: 'MultiPoint', coordinates: points }, leftOut: false };
}
