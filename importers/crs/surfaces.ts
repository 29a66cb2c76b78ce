import { distanceToSides, isInside, type CellIndex, type Chain, type Metres } from './planar.ts';

/** A surface: each polygon its rings, in metres. */
export type Surface = readonly (readonly Chain[])[];

/** A road: its middle lines and half its width. */
export interface Road {
  readonly lines: readonly Chain[];
  readonly halfWidthMetres: number;
}

/** Distance in metres to a surface, 0 inside it; undefined without one. */
export function toSurface(surface: Surface | undefined, at: Metres): number | undefined {
  if (!surface) return undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const rings of surface) {
    if (isInside(rings, at)) return 0;
    nearest = Math.min(nearest, distanceToSides(rings, at, true));
  }
  return nearest;
}

/** Distance in metres to a road's edge, 0 on it. */
export function toRoadEdge({ lines, halfWidthMetres }: Road, at: Metres): number {
  return Math.max(0, distanceToSides(lines, at, false) - halfWidthMetres);
}

/** How deep in metres a point lies in the surfaces of an index. */
export function depth(index: CellIndex<Surface>, at: Metres): number {
  let deepest = 0;
  for (const surface of index.around(at, 0))
    for (const rings of surface)
      if (isInside(rings, at)) deepest = Math.max(deepest, distanceToSides(rings, at, true));
  return deepest;
}
