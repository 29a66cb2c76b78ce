import type { Point } from '../geometry/polygon.ts';
import type { AreaOutline } from './read-base-map.ts';

/** Levels from the most important down; a stretch two levels share is drawn once, as the higher. */
const LEVELS = ['district', 'street', 'community'] as const;
type Level = (typeof LEVELS)[number] | 'grid';

export interface BoundaryLine {
  readonly level: Level;
  readonly path: readonly Point[];
}

/** Outlines as paths, each stretch once though the areas on either side of it both have it. */
export function boundaryLines(
  areas: readonly AreaOutline[],
  levels: readonly Level[] = LEVELS,
): BoundaryLine[] {
  const drawn = new Set<string>();
  return levels.flatMap((level) =>
    areas
      .filter((area) => area.level === level)
      .flatMap((area) => area.polygons.flat())
      .flatMap((ring) => newStretches(ring, drawn))
      .map((path) => ({ level, path })),
  );
}

function newStretches(ring: readonly Point[], drawn: Set<string>): Point[][] {
  const paths: Point[][] = [];
  let path: Point[] = [];
  ring.forEach((start, index) => {
    const end = ring[(index + 1) % ring.length] as Point;
    const key = edgeKey(start, end);
    if (drawn.has(key)) {
      if (path.length > 1) paths.push(path);
      path = [];
      return;
    }
    drawn.add(key);
    path = path.length === 0 ? [start, end] : [...path, end];
  });
  return path.length > 1 ? [...paths, path] : paths;
}

function edgeKey(a: Point, b: Point): string {
  const ends = [a, b].map(([x, y]) => `${Math.round(x * 10)},${Math.round(y * 10)}`).sort();
  return ends.join(' ');
}
