import { distanceToSegment } from '../geometry/polygon.ts';
import type { Point } from '../geometry/plane.ts';
import type { Block } from './blocks.ts';
import type { EdgeTag, Road } from './streets.ts';

/** A street and a place along it. */
export interface Frontage {
  readonly road: string;
  /** Metres from the street's beginning. */
  readonly alongMetres: number;
  readonly side: 'odd' | 'even';
}

/** Finds the street a building stands on and where along it. */
export function createFrontageFinder(
  roads: readonly Road[],
): (block: Block, at: Point) => Frontage {
  const lines = new Map<EdgeTag, readonly Point[]>(roads.map(({ tag, line }) => [tag, line]));
  return (block, at) => {
    const tag = nearestStreet(block, at);
    const line = tag && lines.get(tag);
    if (!tag || !line) return { road: '', alongMetres: at[0], side: 'odd' };
    return { road: tag.name, ...placeAlong(line, at) };
  };
}

function nearestStreet(block: Block, at: Point): EdgeTag | undefined {
  let best: { tag: EdgeTag; distance: number } | undefined;
  block.tags.forEach((tag, edge) => {
    if (tag.kind !== 'road') return;
    const distance = distanceToSegment(
      at,
      block.ring[edge]!,
      block.ring[(edge + 1) % block.ring.length]!,
    );
    if (!best || distance < best.distance) best = { tag, distance };
  });
  return best?.tag;
}

function placeAlong(line: readonly Point[], at: Point): Pick<Frontage, 'alongMetres' | 'side'> {
  let best = { distance: Infinity, alongMetres: 0, side: 'odd' as Frontage['side'] };
  let before = 0;
  for (let index = 0; index + 1 < line.length; index++) {
    const [from, to] = [line[index]!, line[index + 1]!];
    const distance = distanceToSegment(at, from, to);
    if (distance < best.distance) {
      const left =
        (to[0] - from[0]) * (at[1] - from[1]) - (to[1] - from[1]) * (at[0] - from[0]) > 0;
      const alongMetres = before + Math.hypot(at[0] - from[0], at[1] - from[1]);
      best = { distance, alongMetres, side: left ? 'odd' : 'even' };
    }
    before += Math.hypot(to[0] - from[0], to[1] - from[1]);
  }
  return best;
}

/** House numbers: along each street in order, odd on the left, even on the right, never twice. */
export function numberHouses(frontages: readonly Frontage[]): number[] {
  const order = frontages.map((_, index) => index);
  order.sort((a, b) => frontages[a]!.alongMetres - frontages[b]!.alongMetres || a - b);
  const last = new Map<string, number>();
  const numbers = new Array<number>(frontages.length);
  for (const index of order) {
    const { road, side, alongMetres } = frontages[index]!;
    const parity = side === 'odd' ? 1 : 0;
    const wanted = Math.floor(alongMetres / 14) * 2 + parity;
    const number = Math.max(wanted, (last.get(road + side) ?? parity - 2) + 2, 1 + (1 - parity));
    last.set(road + side, number);
    numbers[index] = number;
  }
  return numbers;
}
