import type { Random } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import type { DemoCall } from './calls.ts';

/** What the agent typed: where, and what about. */
export interface CallText {
  readonly address: string;
  /** Truly named room; undefined where the address is vaguer or missing. */
  readonly roomId: string | undefined;
  readonly street: string;
  readonly content: string;
}

const REQUESTS = [
  '要求上门',
  '请尽快安排',
  '家里没人会修',
  '约今天下午',
  '约晚上七点后',
  '上次修过又坏了',
];
const QUESTIONS = ['咨询如何办理', '询问地点和电话', '问需要带什么材料', '查询', '咨询收费标准'];

/** Opens the writer of addresses and contents. */
export function createCallTexts(world: DemoWorld): (call: DemoCall, random: Random) => CallText {
  const streets = new Map(world.profile.streets.map(({ code, name }) => [code, name]));
  const { buildings } = world.district;
  const roads = world.district.streets.roads.map(({ tag }) => tag.name);
  const placeOf = (call: DemoCall, random: Random): Omit<CallText, 'content'> => {
    const { room } = call.caller;
    if (call.answerAt === undefined) return { address: '', roomId: undefined, street: '' };
    if (!room || (!call.order && random.chance(0.6))) {
      const address = random.chance(0.15)
        ? world.addresses.ofRoad(random.pick(roads), random).text
        : '';
      return { address, roomId: undefined, street: '' };
    }
    const building = buildings[room.building]!;
    const exact = random.chance(0.93);
    const { text } = exact
      ? world.addresses.ofRoom(room, building, random)
      : world.addresses.ofBuilding(building, random);
    const street = random.chance(0.6) ? streets.get(building.streetCode)! : '';
    return { address: text, roomId: exact ? room.id : undefined, street };
  };
  return (call, random) => ({ ...placeOf(call, random), content: contentOf(call, random) });
}

function contentOf({ nature, matter, answerAt, earlierOrder }: DemoCall, random: Random): string {
  if (answerAt === undefined) return '';
  if (nature === '服务')
    return `${matter.item}，${earlierOrder === undefined ? random.pick(REQUESTS) : '再次来电催办'}`;
  return nature === '咨询'
    ? `${random.pick(QUESTIONS)}：${matter.item}`
    : `${nature}：${matter.item}`;
}
