import type { Random } from '../random.ts';

const AWAY = [
  '宁波市江东区中山东路',
  '宁波市江东区百丈东路',
  '宁波市鄞州区天童北路',
  '宁波市鄞州区首南街道日丽中路',
  '宁波市江北区人民路',
  '宁波市江北区大闸南路',
  '宁波高新区扬帆路',
  '宁波保税区兴业大道',
  '余姚市南雷路',
  '慈溪市浒山街道孙塘北路',
  '杭州市西湖区文三路',
  '上海市浦东新区张杨路',
] as const;

/** An address in another district or city. */
export function awayAddress(random: Random): string {
  const house = `${random.pick(AWAY)}${random.integer(1, 980)}号`;
  return random.chance(0.6) ? `${house}${random.integer(2, 22)}0${random.integer(1, 9)}室` : house;
}
