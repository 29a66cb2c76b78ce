import type { Point } from '../geometry/plane.ts';
import type { Random } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import { SERVICE_CATEGORIES } from './catalogue.ts';

/** A firm that takes orders (加盟企业). */
export interface ServiceFirm {
  readonly firmNo: string;
  readonly name: string;
  readonly trades: readonly string[];
  readonly state: '在册' | '整改' | '清退' | '退出';
  readonly address: string;
  readonly at: Point;
  readonly streetCode: string;
  readonly communityCode: string;
  readonly phone: string;
}

const STEMS = [...'甬海曙安顺捷达诚信佳美家乐便民康洁宏泰永兴百顺万家启明'];
const SUFFIXES: Readonly<Record<string, string>> = {
  水电维修: '水电安装服务部',
  管道疏通: '管道疏通服务部',
  家电维修: '家电维修有限公司',
  开锁换锁: '锁业服务部',
  家政服务: '家政服务有限公司',
  搬家搬运: '搬家服务有限公司',
  汽车救援: '汽车救援服务有限公司',
  电脑维修: '电脑服务部',
  房屋修缮: '装修工程队',
  助老服务: '居家养老服务中心',
  配送服务: '配送服务部',
};

/** Of 600 firms 65 left and 3 were expelled, as in the first thirteen years of 81890. */
function stateOf(index: number): ServiceFirm['state'] {
  if (index < SERVICE_CATEGORIES.length) return '在册';
  if (index % 200 === 100) return '清退';
  if (index % 9 === 8) return '退出';
  return index % 33 === 15 ? '整改' : '在册';
}

/** At least so many firms, so that every trade has some. */
const FEWEST = 44;

/** Makes the firms, each in a shop of the district; the first of every trade is in good standing. */
export function makeFirms(world: DemoWorld, count: number): ServiceFirm[] {
  const random = world.random.fork('firms');
  const shops = world.rooms.filter(({ use }) => use === '商业' || use === '办公');
  return Array.from({ length: Math.max(FEWEST, count) }, (_, index): ServiceFirm => {
    const main = SERVICE_CATEGORIES[index % SERVICE_CATEGORIES.length]!;
    const other = random.pick(SERVICE_CATEGORIES);
    const room = random.pick(shops);
    const building = world.district.buildings[room.building]!;
    const stem = random.pick(STEMS) + random.pick(STEMS);
    return {
      firmNo: `QY${String(index + 1).padStart(4, '0')}`,
      name: `${world.profile.city.name}${world.districtName}${stem}${SUFFIXES[main]!}`,
      trades: other !== main && random.chance(0.3) ? [main, other] : [main],
      state: stateOf(index),
      address: world.addresses.ofRoom(room, building, random).text,
      at: building.centre,
      streetCode: building.streetCode,
      communityCode: building.communityCode,
      phone: inventedPhone(world, index + 5_000_000),
    };
  });
}

/** Firms that may get an order of a trade. */
export function firmsByTrade(firms: readonly ServiceFirm[]): ReadonlyMap<string, ServiceFirm[]> {
  const able = firms.filter((firm) => firm.state === '在册' || firm.state === '整改');
  return new Map(
    SERVICE_CATEGORIES.map((trade) => [trade, able.filter(({ trades }) => trades.includes(trade))]),
  );
}

const STRIDE = 618_033_989;
const SPACE = 1_000_000_000;

/** A number nobody has, the same for the same key. */
export function inventedPhone({ profile }: DemoWorld, key: number): string {
  const prefix = profile.synthetic.phonePrefixes[0]!;
  return prefix + String((key * STRIDE + 141_592_653) % SPACE).padStart(11 - prefix.length, '0');
}

/** Draws a firm of a trade. */
export function drawFirm(
  firms: ReadonlyMap<string, readonly ServiceFirm[]>,
  trade: string,
  random: Random,
): ServiceFirm {
  return random.pick(firms.get(trade)!);
}
