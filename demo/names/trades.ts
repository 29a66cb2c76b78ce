import { weighted, type Random } from '../random.ts';

/** Where a business is, which decides what trades one finds there. */
export type TradePlace =
  | 'street-shop'
  | 'upper-shop'
  | 'office'
  | 'works'
  | 'store'
  | 'home'
  | 'park';

/** What a business does and how its name ends. */
export interface Trade {
  readonly suffix: string;
  /** 经营范围 */
  readonly scope: string;
  /** 企业; the others are 个体工商户. */
  readonly company: boolean;
  /** 单位类别 of the police where it is not 企业 or 个体. */
  readonly category?: '娱乐场所' | '旅馆' | '网吧';
}

type Entry = readonly [
  suffix: string,
  scope: string,
  weight: number,
  category?: NonNullable<Trade['category']>,
];

const STREET_SHOPS: readonly Entry[] = [
  ['服装店', '服装零售', 14],
  ['餐饮店', '餐饮服务', 8],
  ['小吃店', '餐饮服务', 6],
  ['面馆', '餐饮服务', 7],
  ['便利店', '食品零售', 10],
  ['理发店', '理发服务', 7],
  ['水果店', '水果零售', 6],
  ['五金店', '五金零售', 5],
  ['烟酒店', '烟酒零售', 5],
  ['房产中介部', '房产经纪', 4],
  ['手机店', '通讯器材零售', 4],
  ['美容院', '美容服务', 4],
  ['咖啡馆', '饮品服务', 3],
  ['眼镜店', '眼镜零售', 3],
  ['文具店', '文具零售', 3],
  ['洗衣店', '洗衣服务', 3],
  ['花店', '花卉零售', 2],
  ['图文店', '打印复印', 2],
  ['大药房有限公司', '药品零售', 4],
  ['超市有限公司', '食品零售', 3],
  ['餐饮管理有限公司', '餐饮服务', 4],
  ['房地产经纪有限公司', '房产经纪', 3],
  ['旅行社有限公司', '旅行社服务', 2],
  ['家居用品有限公司', '家具零售', 3],
  ['珠宝有限公司', '珠宝零售', 2],
];

const UPPER_SHOPS: readonly Entry[] = [
  ['餐馆', '餐饮服务', 14],
  ['服装店', '服装零售', 12],
  ['美容院', '美容服务', 7],
  ['美甲店', '美容服务', 4],
  ['足浴店', '足浴服务', 4],
  ['摄影店', '摄影服务', 3],
  ['餐饮管理有限公司', '餐饮服务', 9],
  ['教育培训有限公司', '教育信息咨询', 8],
  ['百货有限公司', '百货零售', 6],
  ['健身有限公司', '健身服务', 0.8],
  ['宾馆有限公司', '住宿服务', 2, '旅馆'],
  ['口腔门诊有限公司', '口腔医疗', 1],
  ['网络会所有限公司', '上网服务', 0.6, '网吧'],
  ['娱乐有限公司', '歌舞娱乐', 0.7, '娱乐场所'],
];

const OFFICES: readonly Entry[] = [
  ['贸易有限公司', '批发零售', 18],
  ['进出口有限公司', '货物进出口', 14],
  ['信息科技有限公司', '软件开发', 10],
  ['商务咨询有限公司', '商务信息咨询', 10],
  ['物流有限公司', '货运代理', 8],
  ['投资管理有限公司', '投资管理', 7],
  ['建筑工程有限公司', '建筑工程施工', 6],
  ['广告传媒有限公司', '广告设计制作', 6],
  ['国际货运代理有限公司', '国际货运代理', 5],
  ['装饰设计有限公司', '室内装饰设计', 5],
  ['教育培训有限公司', '教育信息咨询', 4],
  ['文化传播有限公司', '文化艺术交流', 4],
  ['网络技术有限公司', '网络技术服务', 4],
  ['人力资源服务有限公司', '人力资源服务', 3],
  ['房地产开发有限公司', '房地产开发', 1],
  ['物业服务有限公司', '物业服务', 3],
  ['建筑设计有限公司', '建筑设计', 3],
  ['船务有限公司', '船舶代理', 3],
  ['会计师事务所', '审计验资', 1],
  ['律师事务所', '法律服务', 1.2],
  ['保险代理有限公司', '保险代理', 1],
  ['工程监理有限公司', '工程监理', 2],
  ['融资担保有限公司', '融资担保', 0.2],
  ['小额贷款有限公司', '小额贷款', 0.06],
  ['经营部', '批发零售', 9],
  ['设计工作室', '广告设计制作', 4],
];

const WORKS: readonly Entry[] = [
  ['机械有限公司', '机械制造', 6],
  ['服饰有限公司', '服装制造', 5],
  ['电器有限公司', '电器制造', 5],
  ['五金制品有限公司', '五金制造', 5],
  ['塑料制品有限公司', '塑料制品制造', 4],
  ['印务有限公司', '印刷加工', 4],
  ['包装有限公司', '纸制品制造', 4],
  ['汽车维修有限公司', '汽车维修', 4],
  ['物流有限公司', '货运代理', 3],
  ['食品有限公司', '食品制造', 2],
  ['五金加工厂', '五金制造', 6],
  ['汽车修理店', '汽车维修', 3],
];

const STORES: readonly Entry[] = [
  ['仓储有限公司', '仓储服务', 5],
  ['停车管理有限公司', '停车服务', 4],
  ['物业服务有限公司', '物业服务', 4],
];

const HOMES: readonly Entry[] = [
  ['网店', '网上零售', 7],
  ['美甲店', '美容服务', 4],
  ['家政服务部', '家政服务', 4],
  ['学生托管部', '学生托管', 3],
  ['商务咨询有限公司', '商务信息咨询', 5],
  ['贸易有限公司', '批发零售', 5],
  ['网络技术有限公司', '网络技术服务', 4],
];

const PARKS: readonly Entry[] = [
  ['便利店', '食品零售', 6],
  ['茶馆', '饮品服务', 4],
  ['咖啡馆', '饮品服务', 3],
  ['小吃店', '餐饮服务', 3],
  ['工艺品店', '工艺品零售', 3],
];

const PICKERS: Readonly<Record<TradePlace, (random: Random) => Trade>> = {
  'street-shop': pickerOf(STREET_SHOPS),
  'upper-shop': pickerOf(UPPER_SHOPS),
  office: pickerOf(OFFICES),
  works: pickerOf(WORKS),
  store: pickerOf(STORES),
  home: pickerOf(HOMES),
  park: pickerOf(PARKS),
};

function pickerOf(entries: readonly Entry[]): (random: Random) => Trade {
  return weighted(
    entries.map(([suffix, scope, weight, category]) => {
      const company = /有限公司$|事务所$/u.test(suffix);
      return [{ suffix, scope, company, ...(category && { category }) }, weight] as const;
    }),
  );
}

/** A trade one finds in such a place. */
export function drawTrade(place: TradePlace, random: Random): Trade {
  return PICKERS[place](random);
}
