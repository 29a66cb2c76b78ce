import type { DistrictProfile } from '../contract/profile.ts';
import { buildDistrict, type District } from './city/district.ts';
import type { DemoPlan } from './plan.ts';
import { PUBLISHED_OF_HAISHU } from './published-figures.ts';
import { createRandom, type Random } from './random.ts';
import { layOutFloors } from './rooms/layout.ts';
import { makeRooms, type DemoRoom } from './rooms/rooms.ts';

/** Date the first delivery was cut: the last summer before the district grew. */
export const AS_OF = '2016-06-30';

/** Numbers of the real district. */
export const FULL = {
  buildings: PUBLISHED_OF_HAISHU.虚拟房屋.value,
  rooms: PUBLISHED_OF_HAISHU.虚拟房间.value,
  residents: PUBLISHED_OF_HAISHU.人口数据.value,
  units: PUBLISHED_OF_HAISHU.单位数据.value,
} as const;

/** Number of things at a scale, of which there are so many at scale 1; at least one. */
export function scaledCount(fullCount: number, scale: number): number {
  return Math.max(1, Math.round(fullCount * scale));
}

/** Everything made up before the first byte is written, the same for both deliveries. */
export interface Invention {
  readonly profile: DistrictProfile;
  readonly plan: DemoPlan;
  readonly district: District;
  /** 海曙区, without what the title says of its edition. */
  readonly districtName: string;
  readonly rooms: readonly DemoRoom[];
  readonly random: Random;
  readonly scale: number;
  readonly seed: number;
}

/** Makes up district, buildings and rooms. */
export function invent(
  profile: DistrictProfile,
  plan: DemoPlan,
  scale: number,
  seed: number,
): Invention {
  const random = createRandom(seed);
  const buildingCount = Math.round(FULL.buildings * scale);
  const district = buildDistrict(profile, plan, { seed, buildingCount });
  const roomTotal = Math.round(FULL.rooms * scale);
  const shares = layOutFloors(district.buildings, roomTotal, random.fork('floors'));
  const rooms = makeRooms(district.buildings, shares, AS_OF, random.fork('rooms'));
  const districtName = profile.title.replace(/（.*$/u, '');
  return { profile, plan, district, districtName, rooms, random, scale, seed };
}
