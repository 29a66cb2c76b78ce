import type { ReadDb } from '../../data/driver/port.ts';
import type { LonLat } from '../crs/systems.ts';
import { boundsOf } from './polygons.ts';
import { contains, openRing, type Polygon } from './rings.ts';

interface IndexedArea {
  readonly code: string;
  readonly polygons: readonly Polygon[];
  readonly bounds: ReturnType<typeof boundsOf>;
}

/** Finds the street, community and grid cell a position lies in, among the imported areas. */
export class AreaIndex {
  private readonly byLevel = new Map<string, IndexedArea[]>();
  /** Every code, for checks of columns. */
  readonly codes = new Set<string>();

  static async load(db: ReadDb): Promise<AreaIndex> {
    const rows = await db.all<{ level: string; code: string; geometry: string }>(
      'SELECT level, code, geometry FROM base.area ORDER BY level, code',
    );
    const index = new AreaIndex();
    for (const { level, code, geometry } of rows)
      index.add(level, code, JSON.parse(geometry) as LonLat[][][]);
    return index;
  }

  /** Code of the area of that level around a position; undefined outside all of them. */
  codeAt(level: 'street' | 'community' | 'grid', at: LonLat): string | undefined {
    const [x, y] = at;
    return this.byLevel.get(level)?.find(({ bounds, polygons }) => {
      const near = x >= bounds.west && x <= bounds.east && y >= bounds.south && y <= bounds.north;
      return near && polygons.some((polygon) => contains(polygon, at));
    })?.code;
  }

  private add(level: string, code: string, coordinates: readonly LonLat[][][]): void {
    const polygons = coordinates.map((rings) =>
      rings.map((ring) => openRing(ring)).filter((ring) => ring !== undefined),
    );
    this.codes.add(code);
    const areas = this.byLevel.get(level) ?? [];
    areas.push({ code, polygons, bounds: boundsOf(coordinates.flat(2)) });
    this.byLevel.set(level, areas);
  }
}
