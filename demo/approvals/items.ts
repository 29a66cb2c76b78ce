import { weighted, type Random } from '../random.ts';

export type Handling = '即办件' | '承诺件' | '联办件' | '上报件';
export type LimitUnit = '工作日' | '自然日';

/** A matter people apply for (审批事项). */
export interface ApprovalItem {
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly kind: string;
  readonly handling: Handling;
  /** 法定时限; missing where the law sets none. */
  readonly statutory?: number;
  readonly promised: number;
  readonly unit: LimitUnit;
  readonly visits: number;
  readonly materials: number;
  readonly fee: string;
  /** How often it is applied for beside others. */
  readonly weight: number;
}

const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  工商分局: ['企业登记', '个体工商户登记', '股权出质登记', '广告发布登记'],
  税务局: ['税务登记', '发票领用', '减免税备案', '汇总纳税备案'],
  卫生局: ['公共场所卫生许可', '医疗机构执业许可', '护士执业注册', '放射诊疗许可'],
  市场监管局: ['食品经营许可', '药品零售许可', '特种设备使用登记', '计量器具检定备案'],
  城市管理局: ['户外广告设置许可', '临时占道许可', '建筑垃圾处置核准', '城市绿地占用许可'],
  住房和建设局: ['建设工程施工许可', '商品房预售许可', '房屋租赁备案', '物业资质核定'],
  规划分局: ['建设用地规划许可', '建设工程规划许可', '规划条件核实', '临时建设许可'],
  国土分局: ['不动产登记', '土地使用权转让', '临时用地审批', '国有土地划拨'],
  环境保护局: ['环境影响评价审批', '排污许可', '夜间施工许可', '辐射安全许可'],
  安全生产监督管理局: ['危险化学品经营许可', '烟花爆竹零售许可', '安全设施审查', '应急预案备案'],
  公安分局: ['特种行业许可', '大型活动安全许可', '户口迁移', '出入境证件'],
  消防大队: ['消防设计审核', '消防验收', '开业前消防检查', '消防安全重点单位备案'],
  人力资源和社会保障局: ['劳务派遣许可', '民办职业培训许可', '特殊工时审批', '社会保险登记'],
  民政局: ['社会团体登记', '民办非企业登记', '养老机构许可', '地名命名'],
  教育局: ['民办学校审批', '教师资格认定', '校车使用许可', '幼儿园登记'],
  文化广电局: ['娱乐场所许可', '网吧经营许可', '营业性演出许可', '出版物零售许可'],
  体育局: ['高危体育项目许可', '体育社团登记', '健身场所备案', '等级运动员审批'],
  发展和改革局: ['投资项目核准', '投资项目备案', '节能评估审查', '招标方案核准'],
  经济和信息化局: ['技术改造备案', '融资担保许可', '电力设施许可', '软件企业备案'],
  商务局: ['对外贸易备案', '外资企业设立备案', '成品油零售许可', '酒类零售备案'],
  财政局: ['会计资格认定', '代理记账许可', '政府采购备案', '非税收入登记'],
  司法局: ['律师执业许可', '法律援助审批', '基层法律服务许可', '公证员任职'],
  人口和计划生育局: ['生育服务登记', '再生育审批', '技术服务许可', '流动人口婚育证明'],
  水利局: ['取水许可', '河道占用许可', '水土保持审批', '排水许可'],
  残疾人联合会: ['残疾人证核发', '辅具补贴', '康复救助', '就业安置'],
};

const ACTIONS = ['核发', '变更', '延续'] as const;
const KINDS = ['行政许可', '行政许可', '行政许可', '备案', '确认', '给付', '公共服务'] as const;

const handling = weighted<Handling>([
  ['即办件', 24],
  ['承诺件', 66],
  ['联办件', 6],
  ['上报件', 4],
]);

const statutoryDays = weighted([
  [7, 8],
  [10, 12],
  [15, 18],
  [20, 40],
  [30, 14],
  [45, 5],
  [60, 3],
] as const);

/** The catalogue of matters: 25 departments × 4 subjects × 3 actions, or the first `count` of them. */
export function inventItems(count: number, random: Random): ApprovalItem[] {
  const names = ACTIONS.flatMap((action) =>
    Object.entries(SUBJECTS).flatMap(([department, subjects]) =>
      subjects.map((subject) => ({ department, name: `${subject}${action}` })),
    ),
  );
  return names.slice(0, count).map(({ department, name }, index) => ({
    code: `HS${String(index + 1).padStart(6, '0')}`,
    name,
    department,
    kind: random.pick(KINDS),
    ...limits(handling(random), random),
    visits: random.integer(0, 2),
    materials: random.integer(1, 14),
    fee: random.chance(0.85) ? '不收费' : `${random.integer(1, 40) * 5}元`,
    weight: 1 / (1 + random.next() * 12),
  }));
}

type Limits = Pick<ApprovalItem, 'handling' | 'statutory' | 'promised' | 'unit'>;

function limits(kind: Handling, random: Random): Limits {
  if (kind === '即办件')
    return { handling: kind, statutory: random.pick([3, 5, 5, 7]), promised: 1, unit: '工作日' };
  const days = statutoryDays(random);
  const promised = Math.max(3, Math.round(days * random.between(0.55, 0.8)));
  const draw = random.next();
  if (draw < 0.08) return { handling: kind, promised, unit: '工作日' };
  const unit = draw < 0.18 ? '自然日' : '工作日';
  return { handling: kind, statutory: days, promised, unit };
}
