import { dayNumber, isoOfDay } from '../dates.ts';
import type { Point } from '../geometry/plane.ts';
import { weighted, type Random } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import { COMPONENT_TYPES, countsByType, type ComponentType } from './component-types.ts';
import { createStandFinder } from './standing-places.ts';

/** A component (部件) as surveyed. */
export interface DemoComponent {
  /** 16 digits, or 17 in the street surveyed by the 2026 edition. */
  readonly id: string;
  readonly type: ComponentType;
  readonly at: Point;
  /** 单元网格 it lies in. */
  readonly gridCode: string;
  readonly road: string;
  readonly state: string;
  readonly surveyedAt: string;
  readonly changedAt: string;
  readonly accuracy: 'A' | 'B' | 'C';
}

const state = weighted([
  ['完好', 930],
  ['破损', 48],
  ['丢失', 8],
  ['废弃', 9],
  ['移除', 5],
] as const);

const accuracy = weighted([
  ['A', 62],
  ['B', 30],
  ['C', 8],
] as const);

/** Components of one type lie at least this far apart, so that only planted ones count as surveyed twice. */
const APART_METRES = 0.8;

/** Makes `count` components, type by type; `newEdition` says which streets use the 2026 numbers. */
export function makeComponents(
  world: DemoWorld,
  count: number,
  newEdition: (streetCode: string) => boolean,
): DemoComponent[] {
  const findStands = createStandFinder(world);
  const counts = countsByType(count);
  return COMPONENT_TYPES.flatMap((type, index) =>
    counts[index] === 0
      ? []
      : componentsOf(
          world,
          type,
          counts[index]!,
          findStands,
          newEdition,
          world.random.fork(type.code),
        ),
  );
}

function componentsOf(
  world: DemoWorld,
  type: ComponentType,
  count: number,
  findStands: ReturnType<typeof createStandFinder>,
  newEdition: (streetCode: string) => boolean,
  random: Random,
): DemoComponent[] {
  const apart = createSpacing();
  const made: DemoComponent[] = [];
  for (let round = 0; made.length < count; round++) {
    const wanted = round === 0 ? count : count - made.length;
    for (const { at, cell } of findStands(
      round === 0 ? type.standing : fallback(type),
      wanted,
      random,
    )) {
      const isNew = newEdition(cell.communityCode.slice(0, 9));
      if ((isNew && type.code2026 === '') || !apart(at)) continue;
      made.push({
        id: componentId(type, made.length + 1, isNew),
        type,
        at,
        gridCode: cell.code,
        road: world.places.roadNear(at),
        state: state(random),
        accuracy: accuracy(random),
        ...surveyDates(world.asOf, random),
      });
    }
  }
  return made;
}

/** Where a row had no room left, the rest stand anywhere along the streets. */
function fallback(type: ComponentType): ComponentType['standing'] {
  return type.standing === 'footway' || type.standing === 'kerb' ? 'corner' : type.standing;
}

/** 部件标识码: adcode 6, type 4 (2007) or 5 (2026), sequence 6. */
export function componentId(type: ComponentType, sequence: number, newEdition: boolean): string {
  return `330203${newEdition ? type.code2026 : type.code}${String(sequence).padStart(6, '0')}`;
}

function surveyDates(
  asOf: string,
  random: Random,
): Pick<DemoComponent, 'surveyedAt' | 'changedAt'> {
  const first = random.chance(0.7) ? dayNumber('2008-05-12') : dayNumber('2012-09-03');
  const surveyed = first + random.integer(0, 240);
  const changed = random.chance(0.22) ? random.integer(surveyed + 30, dayNumber(asOf) - 3) : 0;
  return { surveyedAt: isoOfDay(surveyed), changedAt: changed === 0 ? '' : isoOfDay(changed) };
}

function createSpacing(): (at: Point) => boolean {
  const taken = new Map<number, Point[]>();
  const cellOf = (metres: number): number => Math.floor(metres / APART_METRES);
  return (at) => {
    const [x, y] = [cellOf(at[0]), cellOf(at[1])];
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const other of taken.get((x + dx) * 100_003 + y + dy) ?? [])
          if (Math.hypot(other[0] - at[0], other[1] - at[1]) < APART_METRES) return false;
    const key = x * 100_003 + y;
    const bucket = taken.get(key);
    if (bucket) bucket.push(at);
    else taken.set(key, [at]);
    return true;
  };
}
