import type { Random } from '../random.ts';

const FIRST = '华恒金天宁东海银亿信世中汇新嘉隆盛泰和瑞环万联外';
const SECOND = '隆汇茂都联丰宇通瑞贸鑫银达源港盈康平业诚';
const TOWERS = ['大厦', '大厦', '商务楼', '国际大厦', '中心', '商务广场'] as const;
const MALLS = ['商厦', '购物中心', '百货大楼', '商城'] as const;
const ESTATES = ['新村', '小区', '花园', '家园', '苑', '公寓', '名苑', '雅居'] as const;

/** An invented name for an office building or a department store that no other has (标准地名), and notes it as taken. */
export function towerName(random: Random, kind: 'office' | 'mall', taken: Set<string>): string {
  const first = random.pick([...FIRST]);
  const second = random.integer(0, SECOND.length - 1);
  const last = random.pick(kind === 'mall' ? MALLS : TOWERS);
  const names = [...SECOND].map(
    (_, step) => first + SECOND[(second + step) % SECOND.length] + last,
  );
  const name = names.find((each) => !taken.has(each));
  if (name === undefined) throw new Error(`No name is left for a building of ${first}…${last}.`);
  taken.add(name);
  return name;
}

/** An estate called after its community: 柳庄 → 柳庄新村. */
export function estateName(communityName: string, random: Random): string {
  const stem = communityName.replace(/社区$/u, '').replace(/家园$|小区$/u, '');
  return stem + random.pick(['', '', '东', '西', '南', '北']) + random.pick(ESTATES);
}
