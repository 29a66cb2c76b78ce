import type { DemoBuilding } from '../city/building.ts';
import { weighted, type Random } from '../random.ts';
import type { DemoRoom } from '../rooms/rooms.ts';
import type { DemoUnit } from '../units/units.ts';
import type { DemoWorld } from '../world.ts';

export type Risk = '重大' | '较大' | '一般' | '低';

/** A business the safety bureau watches (生产经营单位): a unit of the police list, as the bureau knows it. */
export interface DemoPremises {
  readonly premisesNo: string;
  readonly unit: DemoUnit;
  readonly name: string;
  readonly room: DemoRoom;
  readonly building: DemoBuilding;
  readonly trade: string;
  readonly risk: Risk;
  readonly fireKey: '是' | '否';
  readonly threeInOne: '是' | '否';
  readonly team: string;
  readonly address: string;
  /** Relative number of hazards found here. */
  readonly trouble: number;
}

/** How much a trade interests the bureau, and how it files it. */
const TRADES: readonly (readonly [scope: RegExp, trade: string, weight: number])[] = [
  [/制造|加工/, '制造业', 4],
  [/餐饮|饮品/, '餐饮业', 5],
  [/住宿/, '住宿业', 6],
  [/歌舞|上网|健身/, '文化、体育和娱乐业', 5],
  [/零售|批发|进出口/, '批发和零售业', 1.2],
  [/施工|装饰|装修/, '建筑业', 3],
  [/货运|物流|仓储|船舶|停车/, '交通运输、仓储业', 2.5],
  [/教育|培训/, '教育', 3],
  [/医院|医疗/, '卫生', 3],
  [/养老/, '社会工作', 4],
  [/理发|美容|足浴|洗衣|摄影|家政|托管|维修/, '居民服务业', 1.5],
  [/房地产|房产|物业/, '房地产业', 1],
  [/行政|公共|自治|社会团体/, '公共管理和社会组织', 0.2],
  [/软件|咨询|设计|法律|审计|投资|人力|网络|保险|担保|贷款|监理|旅行社|文化/, '商务服务业', 0.5],
];

const risk = weighted<Risk>([
  ['重大', 2],
  ['较大', 9],
  ['一般', 42],
  ['低', 47],
]);

const TROUBLE: Readonly<Record<Risk, number>> = { 重大: 9, 较大: 5, 一般: 2, 低: 0.8 };

/** Chooses about `count` units, those with fire, heights and crowds first. */
export function choosePremises(world: DemoWorld, count: number): DemoPremises[] {
  const random = world.random.fork('premises');
  const ranked = world.units.map((unit, index) => ({
    index,
    key: -Math.log(1 - random.next()) / interest(unit, world.roomById.get(unit.roomId)!),
  }));
  ranked.sort((a, b) => a.key - b.key);
  return ranked
    .slice(0, count)
    .map(({ index }) => index)
    .sort((a, b) => a - b)
    .map((index, number) => makePremises(world, world.units[index]!, number + 1, random));
}

function interest({ scope }: DemoUnit, { areaSquareMetres, use }: DemoRoom): number {
  const trade = TRADES.find(([pattern]) => pattern.test(scope))?.[2] ?? 1;
  const size = Math.min(4, Math.max(0.5, areaSquareMetres / 200));
  return trade * size * (use === '工业' ? 4 : 1);
}

function makePremises(
  world: DemoWorld,
  unit: DemoUnit,
  number: number,
  random: Random,
): DemoPremises {
  const room = world.roomById.get(unit.roomId)!;
  const building = world.district.buildings[room.building]!;
  const street = world.profile.streets.find(({ code }) => code === building.streetCode)!.name;
  const level = unit.fireKey === '是' && random.chance(0.6) ? '较大' : risk(random);
  const fireKey = random.chance(0.006) ? (unit.fireKey === '是' ? '否' : '是') : unit.fireKey;
  return {
    premisesNo: `AQ${String(number).padStart(6, '0')}`,
    unit,
    name: spelling(unit, random),
    room,
    building,
    trade: tradeOf(unit.scope),
    risk: level,
    fireKey: fireKey as '是' | '否',
    threeInOne: room.use !== '办公' && random.chance(0.012) ? '是' : '否',
    team: `${street.replace('街道', '')}安监中队`,
    address: world.addresses.ofRoom(room, building, random).text,
    trouble: TROUBLE[level] * random.between(0.4, 1.8),
  };
}

function tradeOf(scope: string): string {
  return TRADES.find(([pattern]) => pattern.test(scope))?.[1] ?? '其他服务业';
}

/** The bureau writes most names as registered, some by the signboard, some with other brackets. */
function spelling({ name, actualName }: DemoUnit, random: Random): string {
  const draw = random.next();
  if (draw < 0.05 && actualName !== '') return actualName;
  return draw < 0.1 ? name.replace(/^宁波市?/u, '宁波（海曙）') : name;
}

/** Whether the police list says that the unit is not at work there any more. */
export function isGone({ status, onSite }: DemoUnit): boolean {
  return onSite === '不在此处' || status !== '开业';
}
