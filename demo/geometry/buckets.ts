import type { Point } from './plane.ts';
import type { Bounds } from './polygon.ts';

/** Key of a square of buckets, by its column and row. */
export function bucketKey(east: number, north: number): number {
  return (east + 32_768) * 65_536 + (north + 32_768);
}

/** Things by the squares their boxes lie in; gives, in their order, those whose square a point lies in. */
export function bucketsByBox<Thing>(
  things: Iterable<Thing>,
  boxOf: (thing: Thing) => Bounds,
  sideMetres: number,
): (at: Point) => readonly Thing[] {
  const buckets = new Map<number, Thing[]>();
  const floor = (metres: number) => Math.floor(metres / sideMetres);
  for (const thing of things) {
    const box = boxOf(thing);
    for (let x = floor(box.west); x <= floor(box.east); x++)
      for (let y = floor(box.south); y <= floor(box.north); y++) {
        const key = bucketKey(x, y);
        const bucket = buckets.get(key);
        if (bucket) bucket.push(thing);
        else buckets.set(key, [thing]);
      }
  }
  const none: readonly Thing[] = [];
  return ([east, north]) => buckets.get(bucketKey(floor(east), floor(north))) ?? none;
}
