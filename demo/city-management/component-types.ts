/** Where components of a type stand. */
export type Standing =
  /** In rows on the pavements of streets. */
  | 'footway'
  /** In rows along the kerbs. */
  | 'kerb'
  /** In rows in the carriageway. */
  | 'carriageway'
  /** Here and there on pavements of wide streets. */
  | 'corner'
  | 'green'
  /** Between the houses. */
  | 'estate'
  | 'bank';

export interface ComponentType {
  /** 大类 2 + 小类 2 of CJ/T 214-2007. */
  readonly code: string;
  /** 2 + 3 of GB/T 47678.5-2026; '' where that edition has no such component. */
  readonly code2026: string;
  readonly name: string;
  /** Other names surveys give it. */
  readonly aliases: readonly string[];
  /** Share of all components. */
  readonly weight: number;
  readonly standing: Standing;
  readonly department: string;
  readonly owner: string;
}

/** 2007 code, 2026 code, names, how many in the whole district, standing, 主管部门, 权属单位. */
const TYPES = `
0101 01001 上水井盖/自来水井盖 9000 carriageway 市自来水公司 市自来水公司
0102 01002 污水井盖/污水窨井盖 12500 carriageway 市政管理处 市排水公司
0103 01003 雨水井盖/雨水窨井盖 14000 carriageway 市政管理处 市政管理处
0104 01004 雨水箅子/雨水口/雨水算子 21000 kerb 市政管理处 市政管理处
0105 01005 电力井盖/供电井盖 6500 footway 宁波供电局 宁波供电局
0106 01006 路灯井盖/照明井盖 3000 footway 路灯管理所 路灯管理所
0107 01007 通讯井盖/通信井盖/电信井盖 11000 footway 信息通信管理办 电信海曙分公司
0108 01008 电视井盖/有线电视井盖 2000 footway 广电网络公司 广电网络公司
0109 01009 网络井盖 900 footway 信息通信管理办 联通海曙分公司
0110 01010 热力井盖 60 carriageway 市政管理处 热力公司
0111 01011 燃气井盖/煤气井盖 4000 carriageway 兴光燃气公司 兴光燃气公司
0112 01012 公安井盖/监控井盖 1500 footway 公安分局 公安分局
0113 01013 消防设施/消火栓 3200 corner 消防大队 市自来水公司
0114 01023 无主井盖/不明井盖 800 carriageway 市政管理处 不明
0115 01027 通讯交接箱/通信交接箱 1500 corner 信息通信管理办 电信海曙分公司
0116 01028 电力设施/配电箱 2600 corner 宁波供电局 宁波供电局
0117 01030 立杆/电线杆 6800 footway 宁波供电局 宁波供电局
0118 01037 路灯/街灯 26000 footway 路灯管理所 路灯管理所
0119 01038 地灯/地埋灯 1200 green 园林管理处 园林管理处
0120 01039 景观灯 1600 green 路灯管理所 路灯管理所
0121 01040 报刊亭/书报亭 130 corner 邮政局 邮政局
0122 01041 电话亭/公用电话亭 420 corner 信息通信管理办 电信海曙分公司
0123 01042 邮筒/信筒 150 corner 邮政局 邮政局
0124 01043 信息亭 40 corner 信息通信管理办 电信海曙分公司
0125 01045 自动售货机 60 corner 商务局 不明
0126 01046 健身设施/健身器材 900 estate 文广新局 街道办事处
0127 01019 中水井盖 80 carriageway 市政管理处 市排水公司
0128 01020 公交井盖 120 footway 公交总公司 公交总公司
0134 01048 变压器(箱)/箱变 450 estate 宁波供电局 宁波供电局
0135 01049 燃气调压站(箱) 120 estate 兴光燃气公司 兴光燃气公司
0136 01050 监控电子眼/摄像头 1900 corner 公安分局 公安分局
0137 01044 售货亭 80 corner 商务局 不明
0138 01051 治安岗亭 70 corner 公安分局 公安分局
0201 02001 停车场/公共停车场 260 estate 交警大队 停车管理公司
0202 02003 停车咪表 300 kerb 交警大队 停车管理公司
0203 02004 公交站亭/公交站牌 620 corner 公交总公司 公交总公司
0204 02005 出租车站牌 40 corner 运管处 运管处
0205 02006 过街天桥/人行天桥 12 corner 市政管理处 市政管理处
0206 02007 地下通道 10 corner 市政管理处 市政管理处
0207 02008 高架立交桥 6 corner 市政管理处 市政管理处
0208 02009 跨河桥/桥梁 140 bank 市政管理处 市政管理处
0209 02010 交通标志牌/道路指示牌 3900 footway 交警大队 交警大队
0210 02014 交通信号灯/红绿灯 1050 corner 交警大队 交警大队
0211 02017 交通护栏/隔离栏 1400 kerb 交警大队 交警大队
0212 02027 存车支架/自行车架 700 corner 城管局 公共自行车公司
0213 02012 路名牌 1100 corner 民政局 民政局
0214 02015 交通信号设施/交通控制箱 210 corner 交警大队 交警大队
0215 02023 道路信息显示屏 30 corner 交警大队 交警大队
0216 02024 道路隔音屏 12 kerb 市政管理处 市政管理处
0217 02016 交通岗亭 25 corner 交警大队 交警大队
0301 03001 公共厕所/公厕 110 corner 环境卫生管理处 环境卫生管理处
0302 03003 化粪池 900 estate 环境卫生管理处 街道办事处
0303 03002 公厕指示牌 200 corner 环境卫生管理处 环境卫生管理处
0304 03004 垃圾间(楼)/垃圾房 230 estate 环境卫生管理处 街道办事处
0305 03005 垃圾箱/果皮箱/果壳箱/废物箱 4100 footway 环境卫生管理处 环境卫生管理处
0307 03006 广告牌匾 2000 corner 城管局 不明
0308 03010 环保监测站 8 green 环保局 环保局
0309 03009 气象监测站 4 green 气象局 气象局
0311 03013 噪声显示屏 6 corner 环保局 环保局
0401 04001 古树名木 190 green 园林管理处 园林管理处
0402 04002 行道树 52000 footway 园林管理处 园林管理处
0403 04004 护树设施/树池箅子 3000 footway 园林管理处 园林管理处
0404 04005 花架花钵 900 corner 园林管理处 园林管理处
0405 04013 绿地 700 green 园林管理处 园林管理处
0406 04006 雕塑 60 green 园林管理处 园林管理处
0407 04007 街头坐椅/街头座椅 1100 green 园林管理处 园林管理处
0408 04008 绿地护栏 800 green 园林管理处 园林管理处
0410 04010 喷泉 12 green 园林管理处 园林管理处
0501 03008 宣传栏/阅报栏 850 estate 街道办事处 街道办事处
0502 - 人防工事 25 estate 人防办 人防办
0503 05002 公房地下室 15 estate 房管处 房管处
0601 - 重大危险源 6 estate 安监局 不明
0602 - 工地 70 estate 住建局 不明
0603 01069 水域附属设施 160 bank 水利局 水利局
0604 01070 水域护栏/河道护栏 420 bank 水利局 水利局
0606 01071 防汛墙/防洪墙 60 bank 水利局 水利局`;

/** The component types of the demo, by 2007 code. */
export const COMPONENT_TYPES: readonly ComponentType[] = TYPES.trim()
  .split('\n')
  .map((line) => {
    const [code, code2026, names, weight, standing, department, owner] = line.split(' ') as [
      string,
      string,
      string,
      string,
      Standing,
      string,
      string,
    ];
    const [name, ...aliases] = names.split('/') as [string, ...string[]];
    return {
      code,
      code2026: code2026 === '-' ? '' : code2026,
      name,
      aliases,
      weight: Number(weight),
      standing,
      department,
      owner,
    };
  });

/** Whole numbers of each type that add up to `total`, by largest remainder. */
export function countsByType(total: number): number[] {
  const sum = COMPONENT_TYPES.reduce((all, { weight }) => all + weight, 0);
  const exact = COMPONENT_TYPES.map(({ weight }) => (weight / sum) * total);
  const counts = exact.map(Math.floor);
  const left = total - counts.reduce((all, count) => all + count, 0);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order.slice(0, left)) counts[index]!++;
  return counts;
}
