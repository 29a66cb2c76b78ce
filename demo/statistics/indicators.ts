export type Frequency = '年' | '季' | '月' | '累计';

/** An indicator (统计指标) and how the demo makes its series. */
export interface Indicator {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly definition: string;
  readonly frequency: Frequency;
  readonly decimals: number;
  readonly aggregation: '合计' | '期末' | '不汇总';
  /** First year of the series. */
  readonly since: number;
  /** Value of the first period and what it is multiplied by in a year. */
  readonly start: number;
  readonly growth: number;
  /** Delivered by street too; the district is their sum. */
  readonly byStreet?: true;
  /** Revised by later surveys and censuses. */
  readonly revised?: true;
  /** Delivered as 1-本月累计 as well. */
  readonly cumulative?: true;
}

type Line = readonly [
  name: string,
  unit: string,
  decimals: number,
  since: number,
  start: number,
  growth: number,
  definition: string,
  more?: Partial<Indicator>,
];

/** Yearly since 1978; invented series shaped like an old town's: people hardly more, money ever more. */
const YEARLY: readonly Line[] = [
  ['户籍人口', '人', 0, 1978, 221_400, 1.008, '公安户籍登记，年末数', { aggregation: '期末' }],
  ['户籍户数', '户', 0, 1978, 64_800, 1.013, '公安户籍登记，年末数', { aggregation: '期末' }],
  ['出生人口', '人', 0, 1978, 3_120, 0.992, '当年出生并登记户籍人数'],
  ['死亡人口', '人', 0, 1978, 1_480, 1.009, '当年死亡注销户籍人数'],
  ['第一产业增加值', '万元', 0, 1978, 260, 0.99, '生产总值核算，当年价', { revised: true }],
  ['第二产业增加值', '万元', 0, 1978, 9_800, 1.1, '生产总值核算，当年价', { revised: true }],
  ['第三产业增加值', '万元', 0, 1978, 11_400, 1.158, '生产总值核算，当年价', { revised: true }],
  ['社会消费品零售总额', '万元', 0, 1978, 14_200, 1.138, '限额以上与以下单位合计'],
  ['财政总收入', '万元', 0, 1978, 6_900, 1.142, '财政部门决算数'],
  ['地方财政收入', '万元', 0, 1978, 3_100, 1.147, '财政部门决算数，地方级'],
  ['固定资产投资', '万元', 0, 1978, 2_300, 1.152, '500万元以上项目与房地产开发'],
  ['外贸自营进出口额', '万美元', 0, 1988, 900, 1.24, '海关统计'],
  ['实际利用外资', '万美元', 0, 1985, 120, 1.17, '商务部门认定'],
  ['工业总产值', '万元', 0, 1978, 31_000, 1.082, '全部工业，当年价'],
  [
    '城镇居民人均可支配收入',
    '元',
    0,
    1980,
    520,
    1.131,
    '城镇住户抽样调查',
    { aggregation: '不汇总' },
  ],
  ['居民储蓄存款余额', '万元', 0, 1978, 2_700, 1.182, '年末数', { aggregation: '期末' }],
  ['从业人员', '人', 0, 1978, 138_000, 1.011, '全社会口径，年末数', { aggregation: '期末' }],
  ['普通中小学在校学生', '人', 0, 1978, 41_000, 0.998, '学年初数', { aggregation: '期末' }],
  ['卫生机构床位', '张', 0, 1978, 1_160, 1.02, '年末实有', { aggregation: '期末' }],
];

/** Yearly by street since 2010. */
const BY_STREET: readonly Line[] = [
  ['街道户籍人口', '人', 0, 2010, 288_000, 1.006, '公安户籍登记，年末数', { aggregation: '期末' }],
  ['60岁及以上人口', '人', 0, 2010, 62_000, 1.041, '户籍人口，年末数', { aggregation: '期末' }],
  ['街道财政收入', '万元', 2, 2010, 318_000, 1.08, '按税收征管属地划分'],
  ['楼宇税收', '万元', 2, 2010, 214_000, 1.09, '商务楼宇内单位入库税收，按办公地'],
  ['街道固定资产投资', '万元', 2, 2010, 640_000, 1.05, '按项目所在地'],
  ['招商引资到位资金', '万元', 2, 2010, 152_000, 1.1, '按引进单位所在地'],
  ['限额以上企业', '家', 0, 2010, 620, 1.03, '年末在库', { aggregation: '期末' }],
  ['规模以上服务业企业', '家', 0, 2010, 190, 1.04, '年末在库', { aggregation: '期末' }],
  ['个体工商户', '户', 0, 2010, 18_400, 1.05, '年末在册', { aggregation: '期末' }],
  ['最低生活保障人数', '人', 0, 2010, 3_900, 0.97, '年末在保', { aggregation: '期末' }],
  ['公园绿地面积', '平方米', 0, 2010, 2_420_000, 1.01, '年末数', { aggregation: '期末' }],
];

const QUARTERLY: readonly Line[] = [
  ['季度生产总值', '万元', 0, 2011, 980_000, 1.088, '季度核算，当年价', { revised: true }],
  ['季度第三产业增加值', '万元', 0, 2011, 830_000, 1.094, '季度核算，当年价', { revised: true }],
  ['季度服务业营业收入', '万元', 0, 2011, 410_000, 1.1, '规模以上服务业'],
  [
    '季度城镇居民人均可支配收入',
    '元',
    0,
    2014,
    10_900,
    1.08,
    '住户调查新口径',
    { aggregation: '不汇总' },
  ],
  ['季度建筑业总产值', '万元', 0, 2011, 210_000, 1.06, '资质以上建筑业企业'],
  ['季度房地产开发投资', '万元', 0, 2011, 120_000, 1.04, '房地产开发统计'],
  ['季度城镇登记失业率', '%', 2, 2011, 3.2, 0.99, '人社部门登记', { aggregation: '不汇总' }],
  ['季度在岗职工工资总额', '万元', 0, 2011, 260_000, 1.09, '劳动工资统计'],
];

const MONTHLY: readonly Line[] = [
  ['限额以上零售额', '万元', 1, 2013, 196_000, 1.09, '限额以上批零住餐单位'],
  ['限额以上批发额', '万元', 1, 2013, 2_480_000, 1.06, '限额以上批零单位'],
  ['规模以上工业增加值', '万元', 1, 2013, 28_000, 1.03, '规模以上工业'],
  ['月度固定资产投资', '万元', 1, 2013, 92_000, 1.07, '500万元以上项目', { cumulative: true }],
  ['月度财政总收入', '万元', 1, 2013, 86_000, 1.08, '财政部门快报', { cumulative: true }],
  ['月度地方财政收入', '万元', 1, 2013, 44_000, 1.09, '财政部门快报', { cumulative: true }],
  ['月度税收收入', '万元', 1, 2013, 79_000, 1.08, '国税地税合计', { cumulative: true }],
  ['月度进出口额', '万美元', 1, 2013, 61_000, 1.04, '海关统计', { cumulative: true }],
  ['月度出口额', '万美元', 1, 2013, 44_000, 1.05, '海关统计', { cumulative: true }],
  ['月度实际利用外资', '万美元', 1, 2013, 2_100, 1.02, '商务部门认定'],
  ['全社会用电量', '万千瓦时', 1, 2013, 18_600, 1.03, '供电部门'],
  ['工业用电量', '万千瓦时', 1, 2013, 2_900, 0.99, '供电部门'],
  ['商品房销售面积', '平方米', 0, 2013, 21_000, 1.02, '网签备案'],
  ['商品房销售额', '万元', 1, 2013, 39_000, 1.05, '网签备案'],
  ['新设企业', '家', 0, 2013, 240, 1.12, '工商登记'],
  ['新设个体工商户', '户', 0, 2013, 420, 1.04, '工商登记'],
  ['居民消费价格指数', '上年同月=100', 1, 2013, 102.1, 1, '全市口径', { aggregation: '不汇总' }],
  ['接待游客', '万人次', 2, 2013, 62, 1.09, '旅游部门抽样'],
  ['旅游收入', '万元', 1, 2013, 71_000, 1.11, '旅游部门抽样'],
  ['金融机构存款余额', '万元', 0, 2013, 21_600_000, 1.07, '月末数', { aggregation: '期末' }],
  ['金融机构贷款余额', '万元', 0, 2013, 19_800_000, 1.08, '月末数', { aggregation: '期末' }],
];

/** Total of the three sectors, so that it always adds up. */
const GROSS_PRODUCT: Line = [
  '地区生产总值',
  '万元',
  0,
  1978,
  0,
  1,
  '三次产业增加值合计，当年价',
  { revised: true },
];

export const GROSS_PRODUCT_NAME = GROSS_PRODUCT[0];
export const SECTOR_NAMES: ReadonlySet<string> = new Set([
  '第一产业增加值',
  '第二产业增加值',
  '第三产业增加值',
]);

/** The catalogue: 60 indicators in the order of their codes. */
export function listIndicators(): Indicator[] {
  return [
    ...YEARLY.map((line) => indicator(line, '年')),
    indicator(GROSS_PRODUCT, '年'),
    ...BY_STREET.map((line) => indicator(line, '年', { byStreet: true })),
    ...QUARTERLY.map((line) => indicator(line, '季')),
    ...MONTHLY.map((line) => indicator(line, '月')),
  ].map((entry, index) => ({ ...entry, code: `TJ${String(index + 1).padStart(4, '0')}` }));
}

function indicator(
  [name, unit, decimals, since, start, growth, definition, more]: Line,
  frequency: Frequency,
  place: Partial<Indicator> = {},
): Omit<Indicator, 'code'> {
  const plain = { aggregation: '合计' as const, frequency };
  return { ...plain, name, unit, decimals, since, start, growth, definition, ...more, ...place };
}
