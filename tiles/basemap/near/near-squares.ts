import { repairedArea, ROAD_WIDTHS, roadKind, type GroundKind } from '../base-map.ts';
import { boundaryLines } from '../boundary-lines.ts';
import type { BaseMapInput } from '../read-base-map.ts';
import { boundsOf, type Bounds, type Point, type Ring } from '../../geometry/polygon.ts';

/** Side of a square of near ground; the grid is fixed, so a feature changes square only by moving. */
const SQUARE_METRES = 500;
/** Paths are cut into pieces of this length, so that each square takes what lies in it. */
const PIECE_METRES = 50;

/** A stretch of road or boundary that lies in one square. */
export interface Stretch {
  readonly kind: GroundKind;
  readonly widthMetres: number;
  readonly path: readonly Point[];
}

/** A green or water area that touches the square: its outer ring first, then its holes. */
export interface Area {
  readonly kind: 'green' | 'water';
  readonly rings: readonly Ring[];
  readonly bounds: Bounds;
}

export interface NearSquare {
  /** Column and row of the grid, `x_y`. */
  readonly key: string;
  readonly bounds: Bounds;
  readonly roads: readonly Stretch[];
  readonly gridLines: readonly Stretch[];
  readonly areas: readonly Area[];
}

/** Squares with a road, a green or a line of a grid cell (网格), in a fixed order. */
export function nearSquares(input: BaseMapInput): NearSquare[] {
  const squares = new Map<string, { roads: Stretch[]; gridLines: Stretch[]; areas: Area[] }>();
  const at = (key: string) => {
    const known = squares.get(key) ?? { roads: [], gridLines: [], areas: [] };
    squares.set(key, known);
    return known;
  };
  for (const road of roadsOf(input)) {
    for (const [key, path] of piecesOf(road.path)) at(key).roads.push({ ...road, path });
  }
  for (const { path } of boundaryLines(input.gridCells, ['grid'])) {
    for (const [key, piece] of piecesOf(path)) {
      at(key).gridLines.push({ kind: 'grid-line', widthMetres: 0, path: piece });
    }
  }
  for (const area of areasOf(input))
    for (const key of squaresOf(area.bounds)) at(key).areas.push(area);
  return [...squares]
    .filter(
      ([, { roads, gridLines, areas }]) =>
        roads.length + gridLines.length > 0 || areas.some(isGreen),
    )
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, here]) => ({ key, bounds: squareBounds(key), ...here }));
}

/** The square of a key in the tile frame. */
function squareBounds(key: string): Bounds {
  const [column, row] = key.split('_').map(Number) as [number, number];
  const [west, south] = [column * SQUARE_METRES, row * SQUARE_METRES];
  return { west, south, east: west + SQUARE_METRES, north: south + SQUARE_METRES };
}

function isGreen({ kind }: Area): boolean {
  return kind === 'green';
}

function roadsOf({ features }: BaseMapInput): Stretch[] {
  return features
    .filter(({ kind }) => kind === 'road')
    .flatMap(({ featureClass, widthMetres, shapes }) => {
      const kind = roadKind(featureClass);
      const width = widthMetres && widthMetres > 0 ? widthMetres : (ROAD_WIDTHS[kind] ?? 8);
      return shapes.flat().map((path): Stretch => ({ kind, widthMetres: width, path }));
    });
}

function areasOf({ features }: BaseMapInput): Area[] {
  return features.flatMap(({ kind, shapes }) => {
    if (kind !== 'green' && kind !== 'water') return [];
    return shapes
      .flatMap((rings) => repairedArea(rings))
      .map(
        ({ outer, holes }): Area => ({ kind, rings: [outer, ...holes], bounds: boundsOf(outer) }),
      );
  });
}

/** Keys of the squares a box touches. */
export function squaresOf({ west, south, east, north }: Bounds): string[] {
  const keys: string[] = [];
  const index = (metres: number) => Math.floor(metres / SQUARE_METRES);
  for (let column = index(west); column <= index(east); column++) {
    for (let row = index(south); row <= index(north); row++) keys.push(`${column}_${row}`);
  }
  return keys;
}

/** A path cut where it passes from square to square, told by the middle of each piece. */
function piecesOf(path: readonly Point[]): [string, Point[]][] {
  const pieces: [string, Point[]][] = [];
  for (const [from, to] of shortSteps(path)) {
    const key = `${Math.floor((from[0] + to[0]) / 2 / SQUARE_METRES)}_${Math.floor((from[1] + to[1]) / 2 / SQUARE_METRES)}`;
    const last = pieces.at(-1);
    if (last?.[0] === key && last[1].at(-1) === from) last[1].push(to);
    else pieces.push([key, [from, to]]);
  }
  return pieces;
}

/** The steps of a path, long ones cut; each step begins with the very point the one before ended with. */
function shortSteps(path: readonly Point[]): [Point, Point][] {
  const steps: [Point, Point][] = [];
  let from = path[0];
  for (const end of path.slice(1)) {
    if (!from) break;
    const [x, y]: Point = from;
    const count = Math.max(1, Math.ceil(Math.hypot(end[0] - x, end[1] - y) / PIECE_METRES));
    for (let i = 1; i <= count; i++) {
      const share = i / count;
      const to: Point = i === count ? end : [x + (end[0] - x) * share, y + (end[1] - y) * share];
      steps.push([from, to]);
      from = to;
    }
  }
  return steps;
}
