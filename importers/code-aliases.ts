import { SERVICE_ALIASES, SERVICE_NEAREST } from './service-code-aliases.ts';

/** Stages of a case as the standard names them (data-dictionary §1.7). */
const CASE_STAGES = {
  信息采集: 'report',
  案卷建立: 'register',
  任务派遣: 'dispatch',
  回退: 'return',
  任务处理: 'handle',
  处理反馈: 'feedback',
};

/** Steps and states of a hazard (data-dictionary §4.3). */
const HAZARD_STAGES = {
  登记上报: 'register',
  已登记: 'register',
  派发整改: 'dispatch',
  下达整改通知: 'dispatch',
  下达整改通知书: 'dispatch',
  已派发: 'dispatch',
  验收合格: 'pass',
  验收不合格: 'fail',
  核销: 'close',
  交办: 'dispatch',
  下达整改指令: 'dispatch',
  整改中: 'rectify',
  整改完成: 'apply',
  待复查: 'apply',
  '整改完成（待复查）': 'apply',
  复查通过: 'pass',
  复查不通过: 'fail',
  已销号: 'close',
};

/** Measures beside the loop of a hazard that the list has one word for. */
const HAZARD_MEASURES = { 移送执法: 'punish', 停产停业: 'punish', 提醒: 'urge', 催办: 'urge' };

/** 逾期 follows from the deadline and is no stage: what is overdue is not fixed yet (data-dictionary §4.3). */
const HAZARD_OVERDUE = {
  逾期: 'rectify',
  超期: 'rectify',
  逾期未整改: 'rectify',
  超期未整改: 'rectify',
};

/**
 * Spellings departments use for values of code lists, beside the code and its title (data-dictionary §2.3, §2.2, §3.7).
 * Keyed by `table.field`. What is not here is `CODE_UNKNOWN`, never guessed.
 */
const ALIASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'area.level': {
    区县: 'district',
    行政区: 'district',
    乡镇街道: 'street',
    镇: 'street',
    居委会: 'community',
    村: 'community',
    网格: 'grid',
  },
  'building.structure': {
    钢结构: 'steel',
    钢混结构: 'concrete',
    钢筋混凝土: 'concrete',
    砖混: 'mixed',
    混合结构: 'mixed',
    砖木结构: 'brick_timber',
  },
  'building.use': {
    商用: 'commercial',
    办公楼: 'office',
    商住两用: 'mixed',
    学校: 'education',
    厂房: 'industrial',
    仓库: 'storage',
  },
  'room.use': {
    商用: 'commercial',
    商铺: 'commercial',
    商住两用: 'mixed',
    厂房: 'industrial',
    仓库: 'storage',
  },
  'room.tenure': {
    自有: 'owner',
    自用: 'owner',
    租赁: 'rented',
    出租房: 'rented',
    空关: 'vacant',
    闲置: 'vacant',
    单位: 'unit',
    公有: 'public',
    直管公房: 'public',
  },
  'resident.state': {
    当前: 'current',
    在册: 'current',
    有效: 'current',
    历史记录: 'historical',
    注销: 'historical',
    已注销: 'historical',
  },
  'resident.category': {
    常住人口: 'registered',
    户籍人口: 'registered',
    本地户籍: 'registered',
    户籍: 'registered',
    寄住人口: 'lodging',
    人户分离: 'lodging',
    流动人口: 'floating',
    暂住人口: 'floating',
    外来人口: 'floating',
    境外人员: 'overseas',
    外籍: 'overseas',
    港澳台: 'overseas',
    未落户人员: 'unregistered',
    无户口: 'unregistered',
  },
  'resident.sex': {
    '0': 'unknown',
    '1': 'male',
    '2': 'female',
    '9': 'unstated',
    男性: 'male',
    女性: 'female',
    M: 'male',
    F: 'female',
  },
  'resident.residence_relation': { 人在户在: 'both', 空挂户: 'household_only' },
  'component.state': { 正常: 'good', 损坏: 'damaged', 缺失: 'lost', 拆除: 'removed' },
  'city_case.source': {
    监督员: 'patrol',
    视频: 'video',
    公众: 'public',
    市民举报: 'public',
    '12319': 'public',
    '12345': 'public',
    '81890': 'public',
    上级交办: 'leader',
  },
  'city_case.state': CASE_STAGES,
  'case_event.step': CASE_STAGES,
  'city_case.limit_unit': { 紧急工作小时: 'urgent_hour', 工作小时: 'work_hour', 天: 'day' },
  'enterprise.status': {
    在营: 'active',
    开业: 'active',
    在册: 'active',
    正常: 'active',
    在业: 'active',
    '在营（开业）': 'active',
    '存续（在营、开业、在册）': 'active',
    吊销: 'revoked',
    歇业: 'suspended',
    已注销: 'cancelled',
  },
  'tax_place.tax_status': { 正常户: 'normal', 非正常户: 'abnormal', 已注销: 'cancelled' },
  'commercial_building.grade': { 甲: 'A', 乙: 'B', 丙: 'C' },
  'commercial_building.kind': { 写字楼: 'office' },
  'premises.risk': {
    重大风险: 'red',
    较大风险: 'orange',
    一般风险: 'yellow',
    低风险: 'blue',
    红: 'red',
    橙: 'orange',
    黄: 'yellow',
    蓝: 'blue',
    红色: 'red',
    橙色: 'orange',
    黄色: 'yellow',
    蓝色: 'blue',
  },
  'hazard.level': { 一般隐患: 'general', 重大隐患: 'major' },
  'hazard.state': HAZARD_STAGES,
  'hazard_event.step': HAZARD_STAGES,
  'hazard.recheck_result': { 通过: 'pass', 复查通过: 'pass', 不通过: 'fail', 复查不通过: 'fail' },
  'hazard.listed': { 否: 'none', 区: 'district', 市: 'city', 省: 'province' },
  'elder.sex': { '0': 'unknown', '1': 'male', '2': 'female', '9': 'unstated' },
  'elder.care_level': {
    完好: 'intact',
    轻度: 'mild',
    中度: 'moderate',
    重度: 'severe',
    完全: 'complete',
    介助: 'half',
    介护: 'dependent',
  },
  'elder.living': { 空巢老人: 'empty_nest', 独居老人: 'alone', 失独家庭: 'bereaved' },
  'approval_item.handling': { 即办: 'instant', 承诺: 'promised', 联办: 'joint', 上报: 'forwarded' },
  'approval_case.light_src': {
    绿灯: 'green',
    黄灯: 'yellow',
    红灯: 'red',
    黄牌: 'yellow',
    红牌: 'red',
  },
  'call.channel': { 热线: 'phone', 网络: 'web', 微信公众号: 'wechat', 紧急呼叫: 'alarm' },
  'call.nature': { 咨询类: 'enquiry', 服务类: 'service', 求助: 'service', 投诉类: 'complaint' },
  'unit.category': {
    个体工商户: 'sole_trader',
    机关单位: 'authority',
    事业单位: 'institution',
    社团: 'association',
    社会组织: 'association',
  },
  'unit.status': { 在营: 'open', 存续: 'open', 营业: 'open', 正常: 'open', 停业整顿: 'suspended' },
  'unit.on_site': { 是: 'yes', 在址: 'yes', 否: 'no', 不在址: 'no' },
};

/** Spellings whose nearest code says less or more than they do: taken over and marked `CODE_MAPPED`. */
const NEAREST: typeof ALIASES = {
  'hazard.level': { 较大: 'general', 较大隐患: 'general' },
  /** One stage for two steps, and one after the end (data-dictionary §1.7). */
  'city_case.state': { 核查结案: 'close', 综合评价: 'close' },
  'case_event.step': { 核查结案: 'close' },
  'hazard.state': { ...HAZARD_MEASURES, ...HAZARD_OVERDUE },
  'hazard_event.step': HAZARD_MEASURES,
};

const NONE: Readonly<Record<string, string>> = {};

/** Aliases of one column's values. */
export function codeAliases(table: string, field: string): Readonly<Record<string, string>> {
  const name = `${table}.${field}`;
  return { ...ALIASES[name], ...SERVICE_ALIASES[name] };
}

/** Words of one column that are mapped to the nearest code. */
export function nearestCodes(table: string, field: string): Readonly<Record<string, string>> {
  return NEAREST[`${table}.${field}`] ?? SERVICE_NEAREST[`${table}.${field}`] ?? NONE;
}

/** Columns whose cells may name several values of the list, with their codes by what follows from them, the most first. */
const RANKED: Readonly<Record<string, readonly string[]>> = {
  /** A home let in part is inspected as a let one; 公房 says whose it is and not who lives there. */
  'room.tenure': ['rented', 'owner', 'unit', 'vacant', 'construction', 'public'],
  /** Who lives alone is visited; who lost a child keeps that where nothing else is said (data-dictionary §7.1: an enum set). */
  'elder.living': [
    'alone',
    'empty_nest',
    'grandparent',
    'institution',
    'with_children',
    'bereaved',
  ],
};

/** Codes of a column by rank, where its cells may name several; undefined where they may not. */
export function rankedCodes(table: string, field: string): readonly string[] | undefined {
  return RANKED[`${table}.${field}`];
}
