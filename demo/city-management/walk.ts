import type { Point } from '../geometry/plane.ts';
import type { Random } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import { dutyByCell, type DutyGrid } from './duty-grids.ts';

/** Streets of a duty grid as places and the places next to each; a piece of street too short for two stands alone. */
export interface Beat {
  readonly places: readonly Point[];
  readonly next: readonly (readonly number[])[];
}

const STEP_METRES = 15;
const JOIN_METRES = 12;

/** The beat of every duty grid that has streets. */
export function layBeats(world: DemoWorld, grids: readonly DutyGrid[]): Map<DutyGrid, Beat> {
  const gridOf = dutyByCell(grids);
  const open = new Map<DutyGrid, { places: Point[]; next: number[][] }>();
  for (const { line } of world.district.streets.roads) {
    let before: { grid: DutyGrid; index: number } | undefined;
    for (const at of sampled(line)) {
      const grid = gridOf.get(world.places.cellAt(at)?.code ?? '');
      if (!grid) {
        before = undefined;
        continue;
      }
      const beat = open.get(grid) ?? { places: [], next: [] };
      open.set(grid, beat);
      const index = beat.places.push(at) - 1;
      beat.next.push([]);
      if (before?.grid === grid) link(beat.next, before.index, index);
      before = { grid, index };
    }
  }
  for (const { places, next } of open.values()) joinCrossings(places, next);
  return new Map([...open].filter(([, { next }]) => next.some(isLinked)));
}

function isLinked(others: readonly number[]): boolean {
  return others.length > 0;
}

function link(next: number[][], one: number, other: number): void {
  next[one]!.push(other);
  next[other]!.push(one);
}

function* sampled(line: readonly Point[]): Generator<Point> {
  for (let index = 1; index < line.length; index++) {
    const [from, to] = [line[index - 1]!, line[index]!];
    const steps = Math.max(
      1,
      Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]) / STEP_METRES),
    );
    for (let step = index === 1 ? 0 : 1; step <= steps; step++) {
      const share = step / steps;
      yield [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    }
  }
}

function joinCrossings(places: readonly Point[], next: number[][]): void {
  const buckets = new Map<string, number[]>();
  places.forEach(([east, north], index) => {
    const [x, y] = [Math.floor(east / JOIN_METRES), Math.floor(north / JOIN_METRES)];
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const other of buckets.get(`${x + dx},${y + dy}`) ?? []) {
          const [otherEast, otherNorth] = places[other]!;
          const near = Math.hypot(otherEast - east, otherNorth - north) < JOIN_METRES;
          if (near && !next[index]!.includes(other)) link(next, index, other);
        }
    buckets.set(`${x},${y}`, [...(buckets.get(`${x},${y}`) ?? []), index]);
  });
}

/** Somebody on a beat: prefers streets not walked yet and turns back only at dead ends. */
export interface Walker {
  /** Goes on by some metres and tells where that leads. */
  advance(metres: number): Point;
}

/** Sets a walker down somewhere on a beat, who keeps to its streets: straight from one to another the way may lead over water. */
export function startWalk({ places, next }: Beat, random: Random): Walker {
  const visits = new Uint16Array(places.length);
  let from = nearestLinked({ places, next }, random.integer(0, places.length - 1));
  let to = choose(next[from]!, -1, visits, random);
  let gone = 0;
  return {
    advance: (metres) => {
      let left = metres;
      for (;;) {
        const [start, end] = [places[from]!, places[to]!];
        const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
        if (gone + left <= length) {
          gone += left;
          const share = length === 0 ? 0 : gone / length;
          return [start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share];
        }
        left -= length - gone;
        gone = 0;
        visits[to]!++;
        [from, to] = [to, choose(next[to]!, from, visits, random)];
      }
    },
  };
}

function choose(
  choices: readonly number[],
  cameFrom: number,
  visits: Uint16Array,
  random: Random,
): number {
  let best = choices[0]!;
  let least = Infinity;
  for (const choice of choices) {
    const worn = visits[choice]! + (choice === cameFrom ? 1.5 : 0) + random.next() * 0.9;
    if (worn < least) [best, least] = [choice, worn];
  }
  return best;
}

/** A place itself where a street leads on from it, else the nearest such. */
function nearestLinked({ places, next }: Beat, place: number): number {
  const [east, north] = places[place]!;
  let [best, least] = [place, Infinity];
  for (const [index, at] of places.entries()) {
    const metres = Math.hypot(at[0] - east, at[1] - north);
    if (isLinked(next[index]!) && metres < least) [best, least] = [index, metres];
  }
  return best;
}
