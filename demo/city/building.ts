import type { Point } from '../geometry/plane.ts';
import { areaOf } from '../geometry/polygon.ts';
import type { Random } from '../random.ts';
import type { BuildingKind, Massing, Part } from './massing.ts';

/** A building of the demo with everything its export says. */
export interface DemoBuilding {
  /** Community 12 + running number 4. */
  readonly id: string;
  readonly kind: BuildingKind;
  readonly name: string;
  readonly address: string;
  readonly communityCode: string;
  readonly streetCode: string;
  readonly gridCode: string;
  readonly centre: Point;
  readonly parts: readonly Part[];
  readonly stairs: number;
  readonly shopfront: boolean;
  readonly floorsUp: number;
  readonly floorsDown: number;
  readonly heightMetres: number;
  readonly use: string;
  readonly structure: string;
  readonly yearBuilt: number;
  readonly liftCount: number;
  /** 几何来源 */
  readonly geometryKind: '实测' | '推算' | '虚拟';
}

export type BuildingFacts = Pick<
  DemoBuilding,
  | 'floorsUp'
  | 'floorsDown'
  | 'heightMetres'
  | 'use'
  | 'structure'
  | 'yearBuilt'
  | 'liftCount'
  | 'geometryKind'
>;

const STOREY_METRES: Readonly<Record<BuildingKind, number>> = {
  'lane-house': 3.1,
  'courtyard-house': 3.3,
  slab: 2.9,
  'slab-tower': 2.95,
  'point-tower': 2.95,
  villa: 3.1,
  'shop-row': 3.8,
  office: 3.8,
  mall: 4.8,
  school: 3.7,
  gym: 4.6,
  hospital: 3.9,
  shed: 5.6,
  station: 8.5,
  pavilion: 4.2,
};

const USES: Readonly<Record<BuildingKind, string>> = {
  'lane-house': '住宅',
  'courtyard-house': '住宅',
  slab: '住宅',
  'slab-tower': '住宅',
  'point-tower': '住宅',
  villa: '住宅',
  'shop-row': '商业',
  office: '办公',
  mall: '商业',
  school: '教育',
  gym: '教育',
  hospital: '医疗',
  shed: '工业',
  station: '其他',
  pavilion: '其他',
};

const YEARS: Readonly<Partial<Record<BuildingKind, readonly [number, number]>>> = {
  'lane-house': [1912, 1978],
  'courtyard-house': [1870, 1936],
  slab: [1981, 2002],
  'slab-tower': [2002, 2014],
  'point-tower': [2001, 2015],
  office: [1992, 2014],
  mall: [1996, 2013],
};

/** Heights, years, structure and lifts that go with a building's kind and floors. */
export function describeMassing(
  { kind, parts, stairs, shopfront }: Massing,
  random: Random,
): BuildingFacts {
  const floorsUp = Math.max(...parts.map((part) => part.floorTo));
  const [earliest, latest] = YEARS[kind] ?? [1986, 2012];
  const storey = STOREY_METRES[kind] * random.between(0.98, 1.03);
  const ground = shopfront && kind !== 'lane-house' ? 1.1 : 0.3;
  return {
    floorsUp,
    floorsDown: basements(kind, floorsUp, random),
    heightMetres: Math.round((floorsUp * storey + ground) * 10) / 10,
    use: shopfront && USES[kind] === '住宅' ? '商住' : USES[kind],
    structure: structureOf(kind, floorsUp),
    yearBuilt: random.integer(earliest, latest),
    liftCount: floorsUp > 7 ? liftsFor(floorsUp, stairs, areaOf(parts[0]!.polygon[0]!)) : 0,
    geometryKind: random.chance(0.8) ? '实测' : random.chance(0.75) ? '推算' : '虚拟',
  };
}

function basements(kind: BuildingKind, floorsUp: number, random: Random): number {
  if (kind === 'office' || kind === 'hospital')
    return floorsUp > 12 ? random.integer(1, 3) : random.integer(0, 1);
  if (kind === 'mall' || kind === 'station') return 1;
  return floorsUp > 9 ? random.integer(0, 1) : 0;
}

function structureOf(kind: BuildingKind, floorsUp: number): string {
  if (kind === 'lane-house' || kind === 'courtyard-house' || kind === 'pavilion') return '砖木';
  if (kind === 'shed' || kind === 'station' || kind === 'gym') return '钢';
  return floorsUp > 7 ? '钢混' : '混合';
}

function liftsFor(floorsUp: number, stairs: number, footprintSquareMetres: number): number {
  const each = floorsUp > 11 ? 2 : 1;
  return Math.max(stairs * each, Math.round((footprintSquareMetres * floorsUp) / 6000));
}
