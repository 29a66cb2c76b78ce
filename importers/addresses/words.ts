/** What a word in an address does. `skip` says nothing. */
export type WordKind = 'skip' | 'near' | 'beside' | 'and' | 'or' | 'moved';

interface Word {
  readonly text: string;
  readonly kind: WordKind;
}

/** Words that mean something wherever they stand, and single characters that do only where nothing unknown goes before. */
const WORDS: Readonly<Record<WordKind, string>> = {
  skip:
    '地址 住址 家庭住址 户籍地址 居住地 详细地址 位于 坐落 住在 家住 租住 住 在 由 从 原 现 现为 现名 原住 原址 原地址 即 又名 曾用名 原名 旧称 老 的 第 内 里面 院内 ' +
    '就是 那个 这个 那边 这边 那里 这里 那间 这间 噢 哦 喔 么 嘛 啊 呢 呀 吧 ' +
    '小区 小区内 大院 院子 住宅楼 住宅区 住宅 居民楼 宿舍楼 办事处 居委会 居民委员会 社区居委会 门牌 门牌号 楼栋 楼号 中国 ' +
    'NO HAO ROAD RD STREET ST DISTRICT COMMUNITY CHINA',
  near: '靠近 邻近 临近 紧邻 近 靠 邻 距',
  beside:
    '斜对面 正对面 对面 对门 对过 旁边 旁 边上 附近 隔壁 后面 前面 后边 前边 门口 东侧 西侧 南侧 北侧 路口 街口 弄口 巷口 交叉口 交界处 口 楼上 楼下 一带 周边 楼前 楼后 ' +
    '前空地 后空地 前绿化 后绿化 前广场 前停车 后停车 前路面 前道路',
  and: '与 和 及 至 到 跟',
  or: '或 或者 或是 寄件 收件 发件 取件 寄往 寄到 寄至 发往 送往 转',
  moved: '迁至 迁到 迁往 搬至 搬到 搬往 搬迁至 搬迁到 迁移至 现住址 现住 现居 现居住 现居住地 现址',
};

const byFirst = new Map<string, Word[]>();
for (const [kind, words] of Object.entries(WORDS) as [WordKind, string][]) {
  for (const text of words.split(' ').filter(Boolean)) {
    const first = text[0] as string;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { text, kind }]);
  }
}
for (const words of byFirst.values()) words.sort((a, b) => b.text.length - a.text.length);

/** The longest word at a place; after unknown characters only words of two characters and more count. */
export function wordAt(text: string, at: number, afterUnknown: boolean): Word | undefined {
  const words = byFirst.get(text[at] as string);
  return words?.find(
    (word) =>
      text.startsWith(word.text, at) &&
      !(afterUnknown && word.text.length === 1) &&
      !(word.kind === 'beside' && isOfBuilding(text, at + word.text.length)),
  );
}

const PARTS_OF_BUILDING = /^的?(?:外?墙|外?立面|阳台|楼梯|电梯|单元|窗|落水管|空调)/;

/** 南侧外墙: a part of the building that lies on that side. */
function isOfBuilding(text: string, end: number): boolean {
  return PARTS_OF_BUILDING.test(text.slice(end, end + 4));
}
