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
  'unit.category': {
    个体工商户: 'sole_trader',
    机关单位: 'authority',
    事业单位: 'institution',
    社团: 'association',
    社会组织: 'association',
  },
  'unit.status': { 在营: 'open', 存续: 'open', 营业: 'open', 正常: 'open', 停业整顿: 'suspended' },
  'unit.on_site': { 是: 'yes', 在址: 'yes', 否: 'no', 不在址: 'no' },
  'unit.fire_key': { '1': 'yes', '0': 'no', 有: 'yes', 无: 'no' },
};

const NONE: Readonly<Record<string, string>> = {};

/** Aliases of one column's values. */
export function codeAliases(table: string, field: string): Readonly<Record<string, string>> {
  return ALIASES[`${table}.${field}`] ?? NONE;
}
