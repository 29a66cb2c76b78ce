import { weighted, type Random } from '../random.ts';

/** When a matter comes up most. */
type Season = 'all' | 'summer' | 'winter' | 'rain' | 'new-year';

/** A matter (小项) people call about. */
export interface Matter {
  readonly index: number;
  readonly category: string;
  readonly item: string;
  readonly season: Season;
  /** Somebody has to come; otherwise it is answered. */
  readonly service: boolean;
  readonly weight: number;
  /** 办结时限 of a service, hours round the clock. */
  readonly dueHours: number;
  readonly feeYuan: readonly [number, number];
}

/** 大类, share, hours, fees, then 小项 with an optional season: s summer, w winter, r rain, n new year. */
const SERVICES = `
水电维修 16 24 30-180 水管漏水 水龙头更换 跳闸停电 灯具安装 线路检修:s 水表漏水 水箱清洗 地漏返水:r 水管冻裂:w 抽水泵维修
管道疏通 14 12 50-260 下水道堵塞:r 马桶疏通 厨房管道疏通 化粪池清掏 管道改造 雨水管疏通:r 地漏疏通 窨井清淤
家电维修 17 48 40-420 空调不制冷:s 空调加氟:s 空调移机:s 冰箱维修:s 洗衣机维修 电视机维修 热水器维修:w 油烟机清洗:n 微波炉维修 饮水机维修 燃气灶维修 取暖器维修:w
开锁换锁 8 2 60-300 住宅开锁 汽车开锁 换锁芯 保险柜开锁 防盗门维修 卷帘门维修
家政服务 15 72 60-600 钟点工 住家保姆 月嫂 擦玻璃:n 大扫除:n 油烟清洗:n 地板打蜡 新居开荒 病人护理 接送孩子
搬家搬运 5 48 150-1200 居民搬家 公司搬迁 钢琴搬运 家具拆装 长途搬运 垃圾清运
汽车救援 4 2 100-500 搭电:w 补胎换胎 拖车 困境救援:r 送油 事故救援
电脑维修 4 48 50-360 系统重装 电脑硬件维修 网络调试 数据恢复 打印机维修 监控安装
房屋修缮 7 168 100-3000 屋面漏水:r 墙面粉刷 门窗维修 防水补漏:r 瓷砖铺贴 水电改造 阳台封闭 纱窗更换:s
助老服务 6 1 0-60 应急呼叫 送餐上门 陪同就医 代购物品 上门理发 助浴 代缴费用 精神慰藉
配送服务 4 6 10-120 送水 送煤气 送米面 鲜花礼品 药品代购 代办跑腿`;

const ENQUIRIES = `
交通出行 14 公交线路 列车时刻 道路封闭 停车收费 出租车失物 公共自行车 驾照年审 违章查询 机场大巴 客运班次:n
医疗健康 11 专家门诊 医院地址 预约挂号 医保报销 疫苗接种 急诊电话 流感咨询:w 药店查询 体检项目
劳动保障 9 社保缴费 退休手续 失业登记 工伤认定 医保转移 公积金提取 劳动合同 最低工资 招聘信息:n
政策咨询 11 户口迁移 身份证办理 居住证办理 二胎政策 入学政策:s 购房政策 低保申请 残疾证办理 老年证办理 计划生育证明
法律维权 10 婚姻家庭 遗产继承 劳动争议 房屋租赁 交通事故 消费纠纷 法律援助 公证办理 投诉途径 退货退款 预付卡 商品质量 价格举报
生活信息 19 电话号码查询 天气预报:s 停水信息 停电信息:s 燃气缴费 电费查询 有线电视报修 邮编查询 快递查询:n 超市营业时间 旅游景点 宽带业务 开锁备案 殡葬服务 心理热线 邮政电话
教育培训 6 招生政策:s 学校地址 学区查询:s 培训机构 老年大学 家教信息 图书馆开放 夏令营:s
社区市政 12 居委会电话 物业纠纷 社区活动 垃圾分类 文明养犬 楼道照明 邻里矛盾 宠物走失 路灯不亮 井盖破损 道路积水:r 噪音扰民 工地夜间施工:s 违章搭建 垃圾堆放 下水道异味:s 绿化修剪 露天烧烤:s
办事指南 8 营业执照 税务登记 房产过户 结婚登记 护照签注:s 出生证明 宗地查询 档案查询 车辆年检 个体户注册 食品许可`;

const SEASONS: Readonly<Record<string, Season>> = {
  s: 'summer',
  w: 'winter',
  r: 'rain',
  n: 'new-year',
};

const MONTHS: Readonly<Record<Season, readonly number[]>> = {
  all: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  summer: [0.2, 0.2, 0.3, 0.5, 1, 2, 3.4, 3.2, 1.6, 0.6, 0.3, 0.2],
  winter: [3.2, 2.4, 1, 0.5, 0.3, 0.2, 0.2, 0.2, 0.3, 0.6, 1.3, 2.4],
  rain: [0.6, 0.7, 1, 1.2, 1.4, 2.4, 1.5, 1.6, 1.5, 0.9, 0.6, 0.5],
  'new-year': [3, 1.6, 0.6, 0.6, 0.7, 0.7, 0.6, 0.6, 0.8, 0.9, 1, 1.6],
};

function parseItems(texts: readonly string[]): { item: string; season: Season }[] {
  return texts.map((text) => {
    const [item, season] = text.split(':') as [string, string | undefined];
    return { item, season: season === undefined ? 'all' : SEASONS[season]! };
  });
}

type Parsed = Omit<Matter, 'index'>;

const services = SERVICES.trim()
  .split('\n')
  .flatMap((line): Parsed[] => {
    const [category, share, hours, fees, ...items] = line.split(' ') as [
      string,
      string,
      string,
      string,
      ...string[],
    ];
    const [low, high] = fees.split('-').map(Number) as [number, number];
    return parseItems(items).map(({ item, season }, place) => ({
      category,
      item,
      season,
      service: true,
      weight: Number(share) / (place + 2),
      dueHours: Number(hours),
      feeYuan: [low, high],
    }));
  });

const enquiries = ENQUIRIES.trim()
  .split('\n')
  .flatMap((line): Parsed[] => {
    const [category, share, ...items] = line.split(' ') as [string, string, ...string[]];
    return parseItems(items).map(({ item, season }, place) => ({
      category,
      item,
      season,
      service: false,
      weight: Number(share) / (place + 3),
      dueHours: 0,
      feeYuan: [0, 0],
    }));
  });

/** Every matter; its index is its place here. */
export const MATTERS: readonly Matter[] = [...services, ...enquiries].map((matter, index) => ({
  ...matter,
  index,
}));

function byMonth(service: boolean): ((random: Random) => Matter)[] {
  return MONTHS.all.map((_, month) =>
    weighted(
      MATTERS.filter((matter) => matter.service === service).map(
        (matter) => [matter, matter.weight * MONTHS[matter.season][month]!] as const,
      ),
    ),
  );
}

const [servicesByMonth, enquiriesByMonth] = [byMonth(true), byMonth(false)];

/** A matter as likely as the month (0–11) makes it. */
export function drawMatter(service: boolean, month: number, random: Random): Matter {
  return (service ? servicesByMonth : enquiriesByMonth)[month]!(random);
}

/** The matter of an alarm button (应急呼叫器). */
export const ALARM: Matter = MATTERS.find(({ item }) => item === '应急呼叫')!;

/** The service 大类, as firms register for them. */
export const SERVICE_CATEGORIES: readonly string[] = [
  ...new Set(services.map(({ category }) => category)),
];
