import type { PackedShapes } from '../../../contract/queries/plan-map.ts';

type LonLat = readonly [number, number];

/** Gathers shapes into packed arrays. */
export interface ShapePacking {
  /** Adds a polygon's rings or a line's pieces; what is no list of finite points is left out and gives false. */
  add(rings: unknown): boolean;
  done(): PackedShapes;
}

/** Begins an empty packing. */
export function packShapes(): ShapePacking {
  const shapeRings = [0];
  const ringStarts = [0];
  const coordinates: number[] = [];
  return {
    add(rings) {
      if (!isRings(rings)) return false;
      for (const ring of rings) {
        for (const [longitude, latitude] of ring) coordinates.push(longitude, latitude);
        ringStarts.push(coordinates.length / 2);
      }
      shapeRings.push(ringStarts.length - 1);
      return true;
    },
    done: () => ({
      shapeRings: Uint32Array.from(shapeRings),
      ringStarts: Uint32Array.from(ringStarts),
      coordinates: Float64Array.from(coordinates),
    }),
  };
}

function isRings(rings: unknown): rings is readonly (readonly LonLat[])[] {
  return (
    Array.isArray(rings) &&
    rings.length > 0 &&
    rings.every(
      (ring) =>
        Array.isArray(ring) &&
        ring.length >= 2 &&
        ring.every(
          (point) => Array.isArray(point) && Number.isFinite(point[0]) && Number.isFinite(point[1]),
        ),
    )
  );
}

/** Coordinates of a geometry column; an empty list where the text is none. */
export function coordinatesOf(geometry: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(geometry);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
