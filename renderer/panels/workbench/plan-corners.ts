/** Metres east and north of the district's frame. */
export type PlanPoint = readonly [east: number, north: number];

/** A footprint has at least so many corners. */
const LEAST_CORNERS = 3;
/** Squares of the grid, metres; the first that gives few enough is taken. */
const SQUARES = [1, 2, 5, 10, 20, 50, 100];
const MOST_SQUARES = 24;

/** Puts a corner elsewhere. */
export function moveCorner(
  ring: readonly PlanPoint[],
  corner: number,
  to: PlanPoint,
): readonly PlanPoint[] {
  return ring.map((each, at) => (at === corner ? to : each));
}

/** Adds a corner in the middle of the side that follows one. */
export function addCorner(ring: readonly PlanPoint[], corner: number): readonly PlanPoint[] {
  const [from, to] = [ring[corner], ring[(corner + 1) % ring.length]];
  if (!from || !to) return ring;
  const middle: PlanPoint = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  return [...ring.slice(0, corner + 1), middle, ...ring.slice(corner + 1)];
}

/** Takes a corner away; three stay. */
export function dropCorner(ring: readonly PlanPoint[], corner: number): readonly PlanPoint[] {
  return ring.length <= LEAST_CORNERS ? ring : ring.filter((_, at) => at !== corner);
}

/** What the plan shows: corners with a margin on whole squares. */
export function viewOf(points: readonly PlanPoint[]) {
  const easts = points.map(([east]) => east);
  const norths = points.map(([, north]) => north);
  const [west, east] = [Math.min(...easts), Math.max(...easts)];
  const [south, north] = [Math.min(...norths), Math.max(...norths)];
  const span = Math.max(east - west, north - south, 1);
  const square = SQUARES.find((each) => span / each <= MOST_SQUARES) ?? 100;
  const down = (value: number): number => (Math.floor(value / square) - 1) * square;
  const up = (value: number): number => (Math.ceil(value / square) + 1) * square;
  return {
    square,
    west: down(west),
    north: up(north),
    width: up(east) - down(west),
    height: up(north) - down(south),
  };
}
