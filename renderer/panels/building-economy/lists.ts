import { WARNING_KINDS } from '../../../contract/queries/building-economy.ts';

/** Buildings by what their firms pay: 亿元楼, 准亿元楼, 千万元楼. */
export const TIER_LISTS = ['hundredMillion', 'nearlyHundredMillion', 'tenMillion'] as const;
export type TierList = (typeof TIER_LISTS)[number];

/** Lists of 楼宇经济 in the drawer; each warning has one with as many rows as its figure says. */
export const ECONOMY_LISTS = [
  'buildings',
  ...TIER_LISTS,
  'firms',
  'apart',
  ...WARNING_KINDS,
  'space',
  'visits',
  'visitsAsked',
  'visitsOpen',
  'visitsLate',
] as const;
export type EconomyList = (typeof ECONOMY_LISTS)[number];
