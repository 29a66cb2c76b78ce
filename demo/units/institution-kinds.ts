import type { RegisteredAs } from './credit-code.ts';

/** A kind of institution (机关, 事业单位, 社会团体, 民办非企业) the district has. */
export interface InstitutionKind {
  /** Name behind that of its place or number. */
  readonly title: string;
  /** 单位类别 of the police. */
  readonly category: '机关' | '事业' | '社会团体';
  /** Undefined for neighbourhood committees, which had no code before 2017. */
  readonly registeredAs?: RegisteredAs;
  readonly scope: string;
  readonly staff: readonly [least: number, most: number];
}

export const SCHOOL: InstitutionKind = {
  title: '小学',
  category: '事业',
  registeredAs: '事业',
  scope: '小学教育',
  staff: [45, 110],
};

export const HIGH_SCHOOL: InstitutionKind = {
  ...SCHOOL,
  title: '中学',
  scope: '中学教育',
  staff: [90, 190],
};

export const HOSPITAL: InstitutionKind = {
  title: '医院',
  category: '事业',
  registeredAs: '事业',
  scope: '医院服务',
  staff: [400, 1_300],
};

/** 经营范围 of homes with beds. */
export const CARE_SCOPE = '养老服务';

/** 福利院 and 养老院, where old people live. */
export const CARE_HOMES: readonly (InstitutionKind & { readonly count: number })[] = [
  {
    title: '社会福利院',
    category: '事业',
    registeredAs: '事业',
    scope: CARE_SCOPE,
    staff: [40, 80],
    count: 3,
  },
  {
    title: '颐养院',
    category: '社会团体',
    registeredAs: '民办非企业',
    scope: CARE_SCOPE,
    staff: [12, 40],
    count: 14,
  },
];

/** What a community has, each in every so manieth. */
export const COMMUNITY_KINDS: readonly (InstitutionKind & { readonly every: number })[] = [
  { title: '社区居民委员会', category: '社会团体', scope: '基层自治', staff: [6, 14], every: 1 },
  {
    title: '社区卫生服务站',
    category: '事业',
    registeredAs: '事业',
    scope: '社区医疗服务',
    staff: [5, 16],
    every: 2,
  },
  {
    title: '幼儿园',
    category: '社会团体',
    registeredAs: '民办非企业',
    scope: '学前教育',
    staff: [18, 45],
    every: 3,
  },
];

/** What a street has. */
export const STREET_KINDS: readonly InstitutionKind[] = [
  {
    title: '街道办事处',
    category: '机关',
    registeredAs: '机关',
    scope: '行政管理',
    staff: [60, 110],
  },
  { title: '派出所', category: '机关', registeredAs: '机关', scope: '行政管理', staff: [40, 90] },
  {
    title: '街道市场监督管理所',
    category: '机关',
    registeredAs: '机关',
    scope: '行政管理',
    staff: [12, 25],
  },
  {
    title: '街道社会保障服务站',
    category: '事业',
    registeredAs: '事业',
    scope: '公共服务',
    staff: [8, 18],
  },
];

/** Departments of the district government. */
export const AUTHORITY_NAMES =
  '发展和改革局 经济和信息化局 教育局 科学技术局 民政局 司法局 财政局 人力资源和社会保障局 环境保护局 住房和建设局 城市管理局 ' +
  '商务局 文化广电新闻出版局 卫生和计划生育局 审计局 统计局 安全生产监督管理局 市场监督管理局 体育局 信访局 金融工作办公室 ' +
  '旅游局 档案局 机关事务管理局 行政审批服务中心 国家税务局 地方税务局';

export const INSTITUTE_NAMES =
  '图书馆 文化馆 青少年宫 老年大学 疾病预防控制中心 妇幼保健院 房屋征收服务中心 就业管理服务处 社会保险管理中心 公证处 ' +
  '不动产登记中心 环境监测站 市政设施养护中心 园林绿化管理所 环境卫生管理处 公共资源交易中心';

export const ASSOCIATION_NAMES =
  '总商会 餐饮业商会 物业管理协会 楼宇经济促进会 老年协会 书法家协会 摄影家协会 志愿者协会 慈善总会 残疾人联合会 红十字会 科学技术协会 ' +
  '青年创业协会 服装商会 进出口企业协会 国际货运代理协会 广告协会 律师协会 建筑业协会 家政服务协会 ' +
  '社会工作协会 体育总会 象棋协会 太极拳协会 个体劳动者协会 消费者协会';

export const AUTHORITY = STREET_KINDS[0]!;
export const INSTITUTE: InstitutionKind = {
  title: '',
  category: '事业',
  registeredAs: '事业',
  scope: '公共服务',
  staff: [10, 60],
};
export const ASSOCIATION: InstitutionKind = {
  title: '',
  category: '社会团体',
  registeredAs: '社会团体',
  scope: '社会团体活动',
  staff: [2, 9],
};
