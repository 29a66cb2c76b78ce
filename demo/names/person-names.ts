import type { Random } from '../random.ts';
import { weighted } from '../random.ts';

const SURNAMES =
  '王90 陈88 张72 李60 徐42 周40 林36 胡34 吴33 朱31 杨29 黄26 沈25 俞24 郑23 孙22 董21 叶20 虞18 邱17 罗17 何16 蒋16 ' +
  '钱15 赵15 方15 刘28 毛13 励12 汪12 严11 唐11 余11 潘10 史10 袁10 戴10 柴9 葛9 金9 范9 竺8 童8 应8 夏8 忻7 翁7 ' +
  '马9 高8 谢8 郭7 许7 曹7 宋6 章8 冯7 丁7 傅6 姚7 顾6 钟5 卢6 鲍5 乐4 任5 庄4 裘5 屠4 施5 贺4 孔3 茅3 水2 干2 ' +
  '欧阳3 司徒1 上官2 诸葛2 夏侯1 皇甫1 㐱0.06 𠮷0.05';

const MALE_FIRST = '建国志明伟永海国文家俊立晓宏振子宇浩天泽嘉承世德兆祖良光春林松柏少卫学成';
const MALE_SECOND = '华明伟强军平峰杰斌波辉勇龙涛军鹏飞宇轩豪林生根福祥康宁达毅刚超洋晨翔';
const FEMALE_FIRST = '秀美丽玉淑雅晓小慧佩月春雪红文静婉思雨欣梦佳诗若亚素惠金彩凤桂';
const FEMALE_SECOND = '英芳娟霞琴珍娣燕萍玲兰敏洁莹颖涵怡婷妮瑶琳菲蕾琪妍雯芬花仙珠';
const RARE = ['㛃', '䶮', '𬭎', '𫖯', '𬀩', '𣲘', '𬍛', '翀', '喆', '燊', '堃', '頔'];

const surname = weighted(
  SURNAMES.split(' ').map((entry) => {
    const weight = /[\d.]+$/u.exec(entry)![0];
    return [entry.slice(0, -weight.length), Number(weight)] as const;
  }),
);

const [maleFirst, maleSecond, femaleFirst, femaleSecond] = [
  MALE_FIRST,
  MALE_SECOND,
  FEMALE_FIRST,
  FEMALE_SECOND,
].map((characters) => [...characters]) as [string[], string[], string[], string[]];

/** A surname by its frequency; compound and rare ones among them. */
export function drawSurname(random: Random): string {
  return surname(random);
}

/** A full name; one in 900 given names has a character that GB 18030 writes with four bytes or few fonts draw. */
export function drawName(family: string, male: boolean, random: Random): string {
  const first = random.pick(male ? maleFirst : femaleFirst);
  if (random.chance(1 / 900)) return family + first + random.pick(RARE);
  const second = random.pick(male ? maleSecond : femaleSecond);
  return random.chance(0.14) ? family + second : family + first + second;
}

const OFFICER_FIRST = [...'敬护守秉执尚'];
const OFFICER_SECOND = [...'民安正法公平'];

/**
 * An officer's full name. No resident is called so: officers are named openly, and a store is searched for residents' names.
 */
export function drawOfficerName(random: Random): string {
  return drawSurname(random) + random.pick(OFFICER_FIRST) + random.pick(OFFICER_SECOND);
}

const LATIN_FAMILY = [
  'SMITH',
  'TANAKA',
  'MULLER',
  'KIM',
  'GARCIA',
  'ROSSI',
  'NGUYEN',
  'SINGH',
  'DUBOIS',
  'IVANOVA',
];
const LATIN_GIVEN = [
  'ANNA',
  'PETER',
  'YUKI',
  'MARIA',
  'JOHN',
  'LUCA',
  'SOFIA',
  'DAVID',
  'EMMA',
  'OMAR',
];

/** A name as a passport writes it. */
export function drawLatinName(random: Random): string {
  return `${random.pick(LATIN_FAMILY)} ${random.pick(LATIN_GIVEN)}`;
}
