/** Product of two 4×4 matrices, column-major as 3D Tiles writes them: first `inner`, then `outer`. */
export function placedIn(outer: readonly number[], inner: readonly number[]): number[] {
  return Array.from({ length: 16 }, (_, at) => {
    const [row, column] = [at % 4, Math.floor(at / 4) * 4];
    return [0, 1, 2, 3].reduce(
      (sum, step) => sum + number(outer, row + step * 4) * number(inner, column + step),
      0,
    );
  });
}

/** A point, or with `weight` 0 a direction, after a 4×4 column-major matrix. */
export function placed(
  matrix: readonly number[],
  [x, y, z]: readonly [number, number, number],
  weight: 0 | 1 = 1,
): [number, number, number] {
  const along = (row: number) =>
    number(matrix, row) * x +
    number(matrix, row + 4) * y +
    number(matrix, row + 8) * z +
    number(matrix, row + 12) * weight;
  return [along(0), along(1), along(2)];
}

/** A bounding box (middle, then three half axes) after a rigid 4×4 column-major matrix, in the same order. */
export function placedBox(matrix: readonly number[], box: readonly number[]): number[] {
  return [0, 3, 6, 9].flatMap((at) =>
    placed(matrix, [number(box, at), number(box, at + 1), number(box, at + 2)], at === 0 ? 1 : 0),
  );
}

function number(list: readonly number[], at: number): number {
  return list[at] ?? 0;
}
