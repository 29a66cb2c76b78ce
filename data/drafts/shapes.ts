import { intersection, union, xor } from 'polyclip-ts';
import { ringSquareMetres } from '../../contract/drafts/rings.ts';
import type { LonLat } from '../../contract/region.ts';

/** Rings as one shape; holes are not drawn. */
export type Rings = readonly (readonly LonLat[])[];

type Multi = [number, number][][][];

/** Ground two shapes share, m². */
export function sharedSquareMetres(a: Rings, b: Rings): number {
  return boxesMeet(a, b) ? areaOf(intersection(whole(a), whole(b)) as Multi) : 0;
}

/** Ground in one of two shapes and not in the other, m². */
export function differingSquareMetres(a: Rings, b: Rings): number {
  return areaOf(xor(whole(a), whole(b)) as Multi);
}

/** Ground of a shape, m². */
export function shapeSquareMetres(rings: Rings): number {
  return areaOf(whole(rings));
}

function whole(rings: Rings): Multi {
  const [first, ...others] = rings.map(
    (ring): Multi => [[ring.map(([x, y]): [number, number] => [x, y])]],
  );
  return first ? (union(first, ...others) as Multi) : [];
}

function areaOf(polygons: Multi): number {
  return polygons.reduce((sum, [outer, ...holes]) => {
    const inside = holes.reduce((all, hole) => all + ringSquareMetres(hole), 0);
    return sum + ringSquareMetres(outer ?? []) - inside;
  }, 0);
}

function boxesMeet(a: Rings, b: Rings): boolean {
  const [one, other] = [boxOf(a), boxOf(b)];
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

function boxOf(rings: Rings): readonly [number, number, number, number] {
  const [xs, ys] = [rings.flat().map(([x]) => x), rings.flat().map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
