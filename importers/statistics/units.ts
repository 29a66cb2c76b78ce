/** What statistical units are built of, joined by / for rates: 元/人, 人/平方公里. */
const PARTS = new Set(
  (
    '元 万元 亿元 千元 美元 万美元 亿美元 人 万人 户 万户 个 家 件 次 人次 万人次 张 所 辆 万辆 台 部 套 座 条 ' +
    '处 栋 幢 间 床 位 名 项 篇 份 本 册 万册 场 天 日 小时 年 月 岁 米 公里 千米 平方米 万平方米 平方公里 公顷 亩 万亩 ' +
    '吨 万吨 千克 公斤 吨标准煤 万吨标准煤 立方米 万立方米 千瓦时 万千瓦时 亿千瓦时 千瓦 % ‰ 百分点 指数 分 点 倍 ' +
    'm2 km2 kWh 千人 百人 万件 万次 只 头 株 对 例 起 宗 班 亿吨公里 TEU 万标箱 无'
  ).split(' '),
);

/** Price and volume indices name what is a hundred: 上年同月=100. */
const INDEX = /=100$/;

/** Whether a unit of measure (计量单位) is one that can be interpreted. */
export function isStatisticalUnit(unit: string): boolean {
  const plain = unit.normalize('NFKC').replace(/\s/g, '').replace(/\/?每/g, '/');
  return INDEX.test(plain) || plain.split(/[/／·]/).every((part) => PARTS.has(part));
}
