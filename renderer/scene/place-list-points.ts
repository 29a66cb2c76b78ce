import type { PlacedRow } from '../../contract/queries/place-list.ts';

/** Rows of a list at one place. */
export interface ListPoint {
  readonly longitudeDegrees: number;
  readonly latitudeDegrees: number;
  readonly heightMetres: number;
  readonly rows: number;
  /** All of its rows are placed only roughly. */
  readonly rough: boolean;
}

/** Puts the rows that share a place together, about a metre wide. */
export function listPoints(rows: readonly PlacedRow[]): ListPoint[] {
  const points = new Map<string, ListPoint>();
  for (const { longitudeDegrees, latitudeDegrees, heightMetres, rough } of rows) {
    if (longitudeDegrees === null || latitudeDegrees === null) continue;
    const place = `${longitudeDegrees.toFixed(5)} ${latitudeDegrees.toFixed(5)}`;
    const known = points.get(place);
    points.set(place, {
      longitudeDegrees,
      latitudeDegrees,
      heightMetres: Math.max(heightMetres, known?.heightMetres ?? 0),
      rows: (known?.rows ?? 0) + 1,
      rough: rough && (known?.rough ?? true),
    });
  }
  return [...points.values()];
}
