import type { Point } from './plane.ts';

/** A Catmull–Rom curve through the points, about `stepMetres` between samples; ends stay where they are. */
export function smooth(points: readonly Point[], stepMetres: number, closed = false): Point[] {
  if (points.length < 3) return [...points];
  const count = points.length;
  const at = (index: number): Point =>
    closed ? points[(index + count) % count]! : points[Math.min(count - 1, Math.max(0, index))]!;
  const curve: Point[] = [];
  for (let index = 0; index < (closed ? count : count - 1); index++) {
    const length = Math.hypot(at(index + 1)[0] - at(index)[0], at(index + 1)[1] - at(index)[1]);
    const steps = Math.max(1, Math.round(length / stepMetres));
    for (let step = 0; step < steps; step++) {
      curve.push(catmullRom(at(index - 1), at(index), at(index + 1), at(index + 2), step / steps));
    }
  }
  if (!closed) curve.push(points[count - 1]!);
  return curve;
}

function catmullRom(before: Point, from: Point, to: Point, after: Point, share: number): Point {
  const blend = (axis: 0 | 1): number => {
    const [p0, p1, p2, p3] = [before[axis], from[axis], to[axis], after[axis]];
    const [square, cube] = [share * share, share * share * share];
    return (
      0.5 *
      (2 * p1 +
        (p2 - p0) * share +
        (2 * p0 - 5 * p1 + 4 * p2 - p3) * square +
        (3 * p1 - p0 - 3 * p2 + p3) * cube)
    );
  };
  return [blend(0), blend(1)];
}

/** The line moved sideways, to the left of its direction when positive; corners are mitred up to twice the distance. */
export function offsetLine(line: readonly Point[], metres: number): Point[] {
  return line.map((point, index) => {
    const into = direction(line[index - 1] ?? point, line[index - 1] ? point : line[index + 1]!);
    const out = line[index + 1] ? direction(point, line[index + 1]!) : into;
    const normal: Point = [-(into[1] + out[1]), into[0] + out[0]];
    const length = Math.hypot(...normal) || 1;
    const cosine = Math.max(0.5, length / 2);
    return [
      point[0] + (normal[0] / length) * (metres / cosine),
      point[1] + (normal[1] / length) * (metres / cosine),
    ];
  });
}

/** The band of a line as one ring, anticlockwise. */
export function band(line: readonly Point[], widthMetres: number): Point[] {
  return [...offsetLine(line, -widthMetres / 2), ...offsetLine(line, widthMetres / 2).reverse()];
}

/** Unit vector from one point to another; due east when they coincide. */
export function direction(from: Point, to: Point): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  return length === 0 ? [1, 0] : [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}
