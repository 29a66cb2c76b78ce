import type { Vector } from '../../camera/local-camera.ts';
import { type BuildingSeen, buildingsSeen } from './buildings-seen.ts';
import { firstHit, isBlocked, roofAt } from './rays.ts';
import type { Solids } from './solids.ts';
import { inView, metresWithin, type Viewpoint } from './view-limits.ts';

/** What a cell of the ground is: beyond the view, hidden, seen, or under a building. */
export const CELL = { outside: 0, hidden: 1, seen: 2, building: 3 } as const;

/** 可视域 of a point: the ground as a raster from south-west, and the buildings of which something is seen. */
export interface Viewshed {
  readonly west: number;
  readonly south: number;
  readonly cellMetres: number;
  readonly side: number;
  /** Those just beyond the view are known too, but not counted: the edge is drawn between cells. */
  readonly cells: Uint8Array;
  readonly view: Viewpoint;
  readonly seenSquareMetres: number;
  readonly hiddenSquareMetres: number;
  /** Those of which a wall or a roof is seen, the largest share first. */
  readonly buildings: readonly BuildingSeen[];
}

/** Cells along the raster's side; a cell is at least a metre. */
const FINEST_SIDE = 300;
/** So many cells beyond the view are worked out. */
const EDGE_CELLS = 1.5;
/** A person's feet: what must be seen of the ground, metres above it. */
const GROUND_METRES = 0.1;
/** What stands on a wall or roof stands this far off it. */
const OFF_METRES = 0.05;

/** Works out a viewshed exactly against the prisms: a line from the eye to each cell and sample is free or not. */
export function viewshedOf(solids: Solids, view: Viewpoint): Viewshed {
  const { eye, radiusMetres } = view;
  const cellMetres = Math.max(1, (2 * radiusMetres) / FINEST_SIDE);
  const side = Math.ceil((2 * radiusMetres) / cellMetres);
  const [west, south] = [eye[0] - radiusMetres, eye[1] - radiusMetres];
  const cells = new Uint8Array(side * side);
  const counts = [0, 0, 0, 0];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const x = west + (column + 0.5) * cellMetres;
      const y = south + (row + 0.5) * cellMetres;
      const within = metresWithin(view, x, y);
      const kind = within > -EDGE_CELLS * cellMetres ? cellAt(solids, eye, x, y) : CELL.outside;
      cells[row * side + column] = kind;
      if (within >= 0) counts[kind] = (counts[kind] as number) + 1;
    }
  }
  const squareMetres = (kind: number) => (counts[kind] as number) * cellMetres ** 2;
  return {
    west,
    south,
    cellMetres,
    side,
    cells,
    view,
    seenSquareMetres: squareMetres(CELL.seen),
    hiddenSquareMetres: squareMetres(CELL.hidden),
    buildings: buildingsSeen(solids, view),
  };
}

/** The cells that are counted: those beyond the view are outside. */
export function cellsInView({ west, south, cellMetres, side, cells, view }: Viewshed): Uint8Array {
  return cells.map((kind, at) => {
    const x = west + ((at % side) + 0.5) * cellMetres;
    const y = south + (Math.floor(at / side) + 0.5) * cellMetres;
    return inView(view, x, y) ? kind : CELL.outside;
  });
}

function cellAt(solids: Solids, eye: Vector, x: number, y: number): number {
  const under = roofAt(solids, x, y);
  if (under && (solids.bottoms[under.part] as number) <= 0) return CELL.building;
  return isBlocked(solids, eye, [x, y, GROUND_METRES]) ? CELL.hidden : CELL.seen;
}

/** Where one stands who was set on a wall or inside a building: on its roof; else the point itself. */
export function standingOn(solids: Solids, [x, y, z]: Vector): Vector {
  const tops = EDGES.flatMap(([dx, dy]) => {
    const roof = roofAt(solids, x + dx, y + dy);
    return roof ? [solids.tops[roof.part] as number] : [];
  });
  return [x, y, Math.max(z, ...tops)];
}

/** A point on a wall is on the building to one side of it. */
const EDGES = [
  [-OFF_METRES, -OFF_METRES],
  [OFF_METRES, -OFF_METRES],
  [OFF_METRES, OFF_METRES],
  [-OFF_METRES, OFF_METRES],
] as const;

/** Line of sight (通视): free, or what stands in it first and where. */
export interface Sight {
  readonly distanceMetres: number;
  readonly blockedAt: Vector | undefined;
  readonly blockedBySlot: number | undefined;
}

/** Looks from one point to another; the ends stand a little off what they were set on. */
export function sightOf(solids: Solids, from: Vector, to: Vector): Sight {
  const distanceMetres = Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
  const off = distanceMetres > 0 ? OFF_METRES / distanceMetres : 0;
  const along = (share: number): Vector => [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
  const [start, end] = [along(off), along(1 - off)];
  const hit = firstHit(solids, start, end);
  if (!hit) return { distanceMetres, blockedAt: undefined, blockedBySlot: undefined };
  return {
    distanceMetres,
    blockedAt: along(off + hit.share * (1 - 2 * off)),
    blockedBySlot: solids.slots[hit.part],
  };
}
