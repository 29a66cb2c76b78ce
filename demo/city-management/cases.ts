import type { DemoBuilding } from '../city/building.ts';
import type { Point } from '../geometry/plane.ts';
import type { Random } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import { momentText, type Moment } from '../world/calendar.ts';
import { drawFate, runCase, type CaseFate, type CaseFlow } from './case-flow.ts';
import { COMPONENT_PROBLEM, drawEventType, troubleOf, type TimeLimit } from './case-types.ts';
import { dutyByCell, type DutyGrid } from './duty-grids.ts';
import type { SurveyedComponent } from './plant-components.ts';
import { yearOf, type CaseSource, type Report } from './report-stream.ts';

/** A case (案件) with all its steps. */
export interface DemoCase extends CaseFlow {
  readonly caseNo: string;
  readonly source: CaseSource;
  readonly kind: '部件' | '事件';
  readonly codeSystem: 'CJ/T 214-2007' | 'GB/T 47678.5-2026';
  readonly typeCode: string;
  readonly typeName: string;
  readonly componentId: string;
  readonly gridCode: string;
  readonly dutyGrid: string;
  readonly road: string;
  readonly unit: string;
  readonly reportAt: Moment;
  readonly limit: TimeLimit;
  readonly fate: CaseFate;
  readonly description: string;
  readonly address: string;
  readonly at: Point;
  readonly report: Report;
}

type Subject = Pick<
  DemoCase,
  'kind' | 'codeSystem' | 'typeCode' | 'typeName' | 'componentId' | 'unit' | 'limit' | 'at'
> & { readonly problem: string };

/** Turns reports into cases one by one; a sixth of them are about components. */
export function* makeCases(
  world: DemoWorld,
  reports: readonly Report[],
  components: readonly SurveyedComponent[],
  grids: readonly DutyGrid[],
): Generator<DemoCase> {
  const random = world.random.fork('cases');
  const { until } = yearOf(world.asOf);
  const setting: Setting = {
    world,
    random,
    drawComponent: componentPicker(components),
    dutyOf: dutyByCell(grids),
    housesOf: housesByGrid(world.district.buildings),
  };
  const numbers = new Map<string, number>();
  for (const report of reports) {
    const day = momentText(report.at, 'plain').slice(0, 8);
    const number = (numbers.get(day) ?? 0) + 1;
    numbers.set(day, number);
    yield makeCase(setting, report, `HS${day}${String(number).padStart(5, '0')}`, until);
  }
}

interface Setting {
  readonly world: DemoWorld;
  readonly random: Random;
  readonly drawComponent: (random: Random) => SurveyedComponent;
  readonly dutyOf: ReadonlyMap<string, DutyGrid>;
  readonly housesOf: ReadonlyMap<string, readonly DemoBuilding[]>;
}

function makeCase(setting: Setting, report: Report, caseNo: string, until: Moment): DemoCase {
  const { world, random } = setting;
  const { problem, ...subject } = subjectOf(setting, report);
  const { code: gridCode, communityCode } = world.places.cellAt(subject.at)!;
  const road = world.places.roadNear(subject.at);
  const fate = drawFate(report.source === '公众举报' || report.source === '媒体', random);
  const squad = world.profile.streets.find(({ code }) => communityCode.startsWith(code))!.name;
  return {
    caseNo,
    source: report.source,
    ...subject,
    unit: subject.unit === '*' ? `${squad.replace('街道', '')}执法中队` : subject.unit,
    gridCode,
    dutyGrid: setting.dutyOf.get(gridCode)?.code ?? '',
    road,
    reportAt: report.at,
    fate,
    report,
    description: `${road}${subject.kind === '部件' ? `${subject.typeName}${problem}` : `发现${subject.typeName}`}`,
    address: addressOf(setting, gridCode, road),
    ...runCase(report.at, subject.limit, fate, until, random),
  };
}

function subjectOf(setting: Setting, report: Report): Subject {
  const { random } = setting;
  if (!report.spot && !report.missed && random.chance(0.16)) return componentSubject(setting);
  const month = Number(momentText(report.at).slice(5, 7)) - 1;
  const type = report.spot?.type ?? drawEventType(month, random);
  return {
    kind: '事件',
    codeSystem: 'CJ/T 214-2007',
    typeCode: type.code,
    typeName: type.name,
    componentId: '',
    unit: type.unit,
    limit: type.limit,
    at: eventPlace(setting, report),
    problem: '',
  };
}

function componentSubject({ world, random, drawComponent }: Setting): Subject {
  const { problem, limit } = COMPONENT_PROBLEM(random);
  for (;;) {
    const { id, type, at } = drawComponent(random);
    const seen = near(at, random.chance(0.003) ? 190 : 6, random);
    if (!world.places.cellAt(seen)) continue;
    const isNew = id.length === 17;
    return {
      kind: '部件',
      codeSystem: isNew ? 'GB/T 47678.5-2026' : 'CJ/T 214-2007',
      typeCode: isNew ? type.code2026 : type.code,
      typeName: type.name,
      componentId: id,
      unit: type.owner === '不明' ? type.department : type.owner,
      limit,
      at: seen,
      problem,
    };
  }
}

/** Where an event is seen: on land, and over water only on the bridge across it. */
function eventPlace({ world: { places, district }, random }: Setting, report: Report): Point {
  const { spot, missed } = report;
  if (missed && !places.isLand(missed.place)) return missed.place;
  for (;;) {
    if (spot || missed || random.chance(0.13)) {
      const at = spot
        ? near(spot.centre, spot.radiusMetres * 0.8, random)
        : missed
          ? near(missed.place, 8, random)
          : places.inCell(random.pick(district.cells), random);
      if (places.isLand(at)) return at;
    } else {
      const offset = random.between(-9, 9);
      const { at, road } = places.onRoad(random, offset);
      const isOnRoad = Math.abs(offset) <= road.tag.widthMetres / 2;
      if (places.isLand(at) || (isOnRoad && places.cellAt(at))) return at;
    }
  }
}

/** A point within some metres of another. */
function near([east, north]: Point, metres: number, random: Random): Point {
  const [angle, distance] = [random.between(0, 2 * Math.PI), metres * Math.sqrt(random.next())];
  return [east + distance * Math.cos(angle), north + distance * Math.sin(angle)];
}

function addressOf({ world, random, housesOf }: Setting, gridCode: string, road: string): string {
  const houses = housesOf.get(gridCode);
  if (houses && random.chance(0.45))
    return `${world.addresses.ofBuilding(random.pick(houses), random).text}${random.pick(['门口', '旁', '前', '边上', ''])}`;
  return world.addresses.ofRoad(road, random).text;
}

function housesByGrid(buildings: readonly DemoBuilding[]): Map<string, DemoBuilding[]> {
  const houses = new Map<string, DemoBuilding[]>();
  for (const building of buildings) {
    const own = houses.get(building.gridCode);
    if (own) own.push(building);
    else houses.set(building.gridCode, [building]);
  }
  return houses;
}

function componentPicker(
  components: readonly SurveyedComponent[],
): (random: Random) => SurveyedComponent {
  const sums = new Float64Array(components.length);
  let sum = 0;
  components.forEach(({ type }, index) => (sums[index] = sum += troubleOf(type.code)));
  return (random) => {
    const wanted = random.next() * sum;
    let [low, high] = [0, components.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > wanted) high = middle;
      else low = middle + 1;
    }
    return components[low]!;
  };
}
