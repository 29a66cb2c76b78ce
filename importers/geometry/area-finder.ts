import type { ReadDb } from '../../data/driver/port.ts';
import type { LonLat } from '../crs/systems.ts';
import { hasTable } from '../rows/parent-keys.ts';
import { boundsOf } from './polygons.ts';
import { contains, openRing, type Polygon, type Ring } from './rings.ts';

export type AreaLevel = 'district' | 'street' | 'community' | 'grid';

interface FoundArea {
  readonly code: string;
  readonly polygons: readonly Polygon[];
}

/** Size of the cells areas are filed under, degrees: about 200 m. */
const CELL_DEGREES = 0.002;
const ROW = 200_000;
const METRES_A_DEGREE = 111_320;
const AREAS_A_READ = 500;

/** Finds the area around a position among many thousand, and says whether a position lies in a named one. */
export class AreaFinder {
  private readonly cells = new Map<AreaLevel, Map<number, FoundArea[]>>();
  private readonly byCode = new Map<string, FoundArea>();

  /** Reads the imported areas, page by page. */
  static async load(db: ReadDb): Promise<AreaFinder> {
    const finder = new AreaFinder();
    if (!(await hasTable(db, 'area'))) return finder;
    for (let last = 0; ; ) {
      const rows = await db.all<{ id: number; level: AreaLevel; code: string; geometry: string }>(
        'SELECT id, level, code, geometry FROM base.area WHERE id > ? ORDER BY id LIMIT ?',
        [last, AREAS_A_READ],
      );
      for (const { level, code, geometry } of rows)
        finder.add(level, code, JSON.parse(geometry) as LonLat[][][]);
      if (rows.length < AREAS_A_READ) return finder;
      last = rows[rows.length - 1]?.id ?? last;
    }
  }

  /** Takes in one area; coordinates of a GeoJSON MultiPolygon. */
  add(
    level: AreaLevel,
    code: string,
    coordinates: readonly (readonly (readonly LonLat[])[])[],
  ): void {
    const polygons = coordinates.map((rings) =>
      rings.map((ring) => openRing(ring)).filter((ring) => ring !== undefined),
    );
    const area = { code, polygons };
    this.byCode.set(code, area);
    const cells = this.cells.get(level) ?? new Map<number, FoundArea[]>();
    this.cells.set(level, cells);
    const { west, south, east, north } = boundsOf(coordinates.flat(2));
    for (let y = Math.floor(south / CELL_DEGREES); y <= Math.floor(north / CELL_DEGREES); y += 1) {
      for (let x = Math.floor(west / CELL_DEGREES); x <= Math.floor(east / CELL_DEGREES); x += 1)
        cells.set(y * ROW + x, [...(cells.get(y * ROW + x) ?? []), area]);
    }
  }

  has(code: string): boolean {
    return this.byCode.has(code);
  }

  hasLevel(level: AreaLevel): boolean {
    return this.cells.has(level);
  }

  /** Code of the area of that level around a position. */
  codeAt(level: AreaLevel, at: LonLat): string | undefined {
    return this.near(level, at).find((area) => holds(area, at))?.code;
  }

  /** Codes of all areas of that level around a position. */
  codesAt(level: AreaLevel, at: LonLat): string[] {
    return this.near(level, at)
      .filter((area) => holds(area, at))
      .map(({ code }) => code);
  }

  /** The areas whose bounds share the cell of a position. */
  private near(level: AreaLevel, [x, y]: LonLat): readonly FoundArea[] {
    const cell = Math.floor(y / CELL_DEGREES) * ROW + Math.floor(x / CELL_DEGREES);
    return this.cells.get(level)?.get(cell) ?? [];
  }

  /** Whether a position lies in the area `code`, or within `metres` of it; undefined for an unknown code. */
  isWithin(code: string, at: LonLat, metres: number): boolean | undefined {
    const area = this.byCode.get(code);
    if (!area) return undefined;
    if (holds(area, at)) return true;
    return area.polygons.some((polygon) =>
      polygon.some((ring) => distanceToRing(ring, at) <= metres),
    );
  }
}

function holds({ polygons }: FoundArea, at: LonLat): boolean {
  return polygons.some((polygon) => contains(polygon, at));
}

function distanceToRing(ring: Ring, at: LonLat): number {
  let nearest = Number.POSITIVE_INFINITY;
  const east = METRES_A_DEGREE * Math.cos((at[1] * Math.PI) / 180);
  const local = ([x, y]: LonLat): [number, number] => [
    (x - at[0]) * east,
    (y - at[1]) * METRES_A_DEGREE,
  ];
  let before = local(ring[ring.length - 1] as LonLat);
  for (const position of ring) {
    const here = local(position);
    nearest = Math.min(nearest, distanceToSegment(before, here));
    before = here;
  }
  return nearest;
}

/** Distance of the origin from a segment. */
function distanceToSegment(
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + share * dx, ay + share * dy);
}
