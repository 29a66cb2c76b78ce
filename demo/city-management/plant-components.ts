import type { Point } from '../geometry/plane.ts';
import { shuffle, type Random } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import { COMPONENT_TYPES } from './component-types.ts';
import type { DemoComponent } from './components.ts';

/** A component as the survey wrote it down: name, grid and position may be wrong on purpose. */
export interface SurveyedComponent extends DemoComponent {
  readonly writtenName: string;
  readonly writtenGrid: string;
}

/** How many truths of each kind at full scale; at least two of each are planted. */
const FULL = { duplicates: 120, mismatches: 80, wrongGrids: 150 } as const;

/** Names that other cities' numbering gives to a code: the name is right, the code is not. */
const CONFUSED: Readonly<Record<string, string>> = {
  '0210': '交通控制箱',
  '0214': '交通信号灯',
  '0102': '雨水井盖',
  '0103': '污水井盖',
  '0117': '路灯',
  '0305': '邮筒',
};

/** Spoils some of the survey and tells the answers which: surveyed twice, misnamed, put in another grid. */
export function plantInSurvey(
  world: DemoWorld,
  components: readonly DemoComponent[],
): SurveyedComponent[] {
  const random = world.random.fork('plant-survey');
  const surveyed = components.map(
    (component): SurveyedComponent => ({
      ...component,
      writtenName: nameOf(component, random),
      writtenGrid: component.gridCode,
    }),
  );
  misname(world, surveyed, random);
  misplaceGrids(world, surveyed, random);
  surveyed.push(...surveyTwice(world, surveyed, random));
  return surveyed;
}

function nameOf({ type }: DemoComponent, random: Random): string {
  return type.aliases.length > 0 && random.chance(0.06) ? random.pick(type.aliases) : type.name;
}

function misname(world: DemoWorld, surveyed: SurveyedComponent[], random: Random): void {
  const candidates = indexesOf(surveyed, ({ type }) => type.code in CONFUSED);
  for (const index of shuffle(candidates, random).slice(0, planted(world, FULL.mismatches))) {
    const component = surveyed[index]!;
    const writtenName = CONFUSED[component.type.code]!;
    surveyed[index] = { ...component, writtenName };
    const meant = COMPONENT_TYPES.find(({ name, aliases }) =>
      [name, ...aliases].includes(writtenName),
    );
    world.answers.truth('city-management', 'componentCodeNameMismatch', {
      id: component.id,
      code: component.type.code,
      name: writtenName,
      meantCode: meant?.code,
    });
  }
}

function misplaceGrids(world: DemoWorld, surveyed: SurveyedComponent[], random: Random): void {
  const { cells } = world.district;
  const candidates = shuffle(
    indexesOf(surveyed, () => true),
    random,
  );
  for (const index of candidates.slice(0, planted(world, FULL.wrongGrids))) {
    const component = surveyed[index]!;
    const writtenGrid = farCell(cells, component.at, random);
    surveyed[index] = { ...component, writtenGrid };
    const { id, gridCode } = component;
    world.answers.truth('city-management', 'componentOutsideGrid', { id, writtenGrid, gridCode });
  }
}

function farCell(cells: DemoWorld['district']['cells'], at: Point, random: Random): string {
  for (;;) {
    const { code, ring } = random.pick(cells);
    if (ring.every(([east, north]) => Math.hypot(east - at[0], north - at[1]) > 300)) return code;
  }
}

/** The same thing surveyed again by another crew: a new number, 5–25 cm away. */
function surveyTwice(
  world: DemoWorld,
  surveyed: readonly SurveyedComponent[],
  random: Random,
): SurveyedComponent[] {
  const last = lastSequences(surveyed);
  const sound = ({ id, type, writtenName, writtenGrid, gridCode }: SurveyedComponent): boolean =>
    id.length === 16 &&
    writtenGrid === gridCode &&
    [type.name, ...type.aliases].includes(writtenName);
  const candidates = shuffle(indexesOf(surveyed, sound), random);
  const twins: SurveyedComponent[] = [];
  for (const index of candidates) {
    if (twins.length >= planted(world, FULL.duplicates)) break;
    const twin = twinOf(world, surveyed[index]!, last, random);
    if (twin) twins.push(twin);
  }
  return twins;
}

function twinOf(
  world: DemoWorld,
  component: SurveyedComponent,
  last: Map<string, number>,
  random: Random,
): SurveyedComponent | undefined {
  const [metres, angle] = [random.between(0.05, 0.25), random.between(0, 2 * Math.PI)];
  const at: Point = [
    component.at[0] + metres * Math.cos(angle),
    component.at[1] + metres * Math.sin(angle),
  ];
  if (world.places.cellAt(at)?.code !== component.gridCode) return undefined;
  const stem = component.id.slice(0, 10);
  const sequence = last.get(stem)! + 1;
  last.set(stem, sequence);
  const id = stem + String(sequence).padStart(6, '0');
  world.answers.truth('city-management', 'componentSurveyedTwice', {
    ids: [component.id, id],
    metres: Math.round(metres * 100) / 100,
  });
  return { ...component, at, id, surveyedAt: '2013-04-08', changedAt: '' };
}

function lastSequences(surveyed: readonly DemoComponent[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const { id } of surveyed) {
    const [stem, sequence] = [id.slice(0, -6), Number(id.slice(-6))];
    last.set(stem, Math.max(last.get(stem) ?? 0, sequence));
  }
  return last;
}

function indexesOf<T>(items: readonly T[], wanted: (item: T) => boolean): number[] {
  return items.flatMap((item, index) => (wanted(item) ? [index] : []));
}

/** Planted number at the world's scale, never fewer than two. */
export function planted(world: DemoWorld, fullCount: number): number {
  return Math.max(2, Math.round(fullCount * world.scale));
}
