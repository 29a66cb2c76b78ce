/**
 * Least squares by the normal equations with pivoting: the parameters that bring `rows · parameters` nearest to `wanted`.
 * Columns should be of like size. Undefined where the rows do not determine the parameters.
 */
export function leastSquares(
  rows: readonly (readonly number[])[],
  wanted: readonly number[],
): number[] | undefined {
  const count = rows[0]?.length ?? 0;
  if (rows.length < count) return undefined;
  const scales = columnScales(rows, count);
  if (scales.some((scale) => scale === 0)) return undefined;
  const system = normalEquations(rows, wanted, scales);
  const solved = eliminate(system);
  return solved?.map((value, index) => value / (scales[index] as number));
}

function columnScales(rows: readonly (readonly number[])[], count: number): number[] {
  return Array.from({ length: count }, (_, column) =>
    Math.sqrt(rows.reduce((sum, row) => sum + (row[column] as number) ** 2, 0)),
  );
}

/** AᵀA with Aᵀb as last column. */
function normalEquations(
  rows: readonly (readonly number[])[],
  wanted: readonly number[],
  scales: readonly number[],
): number[][] {
  const scaled = rows.map((row) => row.map((value, index) => value / (scales[index] as number)));
  const sumOf = (value: (row: readonly number[], index: number) => number) =>
    scaled.reduce((sum, row, index) => sum + value(row, index), 0);
  return scales.map((_, i) => [
    ...scales.map((__, j) => sumOf((row) => (row[i] as number) * (row[j] as number))),
    sumOf((row, index) => (row[i] as number) * (wanted[index] as number)),
  ]);
}

/** Below this a pivot says that columns depend on each other. */
const SMALLEST_PIVOT = 1e-11;

function eliminate(system: number[][]): number[] | undefined {
  const count = system.length;
  for (let column = 0; column < count; column += 1) {
    const pivot = largest(system, column);
    [system[column], system[pivot]] = [system[pivot] as number[], system[column] as number[]];
    const row = system[column] as number[];
    const head = row[column] as number;
    if (Math.abs(head) < SMALLEST_PIVOT) return undefined;
    for (const [index, other] of system.entries())
      if (index !== column) subtract(other, row, (other[column] as number) / head);
  }
  return system.map((row, index) => (row[count] as number) / (row[index] as number));
}

function largest(system: readonly number[][], column: number): number {
  let best = column;
  for (let row = column + 1; row < system.length; row += 1)
    if (Math.abs(system[row]?.[column] as number) > Math.abs(system[best]?.[column] as number))
      best = row;
  return best;
}

function subtract(row: number[], other: readonly number[], factor: number): void {
  for (const [index, value] of other.entries())
    row[index] = (row[index] as number) - factor * value;
}
