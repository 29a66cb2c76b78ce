/** Districts of Ningbo, cities of the province, provinces and great cities: what an address elsewhere begins with. */
const PLACES = (
  '江北 鄞州 江东 镇海 北仑 奉化 余姚 慈溪 宁海 象山 高新区 保税区 东钱湖 鄞县 杭州湾 ' +
  '杭州 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 浙江 ' +
  '北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 ' +
  '甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 南京 苏州 无锡 广州 深圳 武汉 成都 西安 厦门 福州 合肥 南昌 长沙 郑州 济南 青岛'
).split(' ');

const byFirst = new Map<string, string[]>();
for (const place of PLACES) {
  const first = place[0] as string;
  byFirst.set(first, [...(byFirst.get(first) ?? []), place]);
}

const ELSEWHERE = /[省市区县州旗镇乡]$|街道$/;

/** Whether characters the gazetteer does not know say that an address lies elsewhere: 鄞州区, 杭州, 百丈街道, 高桥镇. */
export function isElsewhere(unknown: string): boolean {
  if (unknown.length < 2) return false;
  const places = byFirst.get(unknown[0] as string);
  if (places?.some((place) => unknown.startsWith(place))) return true;
  return (
    ELSEWHERE.test(unknown) &&
    !/([东南西北中新老小院校厂园社]|生活|住宅)区$|(超|菜|夜|门)市$/.test(unknown)
  );
}
