type Aliases = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Spellings of the codes of hazards, the hotline, the website, elderly services, approvals, OA and statistics, beside the code and
 * its title (data-dictionary §4–§7, domain §5.4–§5.10). Keyed by `table.field`.
 */
export const SERVICE_ALIASES: Aliases = {
  'hazard.kind': { 基础管理类: 'management', 现场管理类: 'site' },
  'hazard.found_by': {
    企业自查: 'self',
    日常检查: 'daily',
    专项检查: 'special',
    联合检查: 'joint',
  },
  'approval_case.result': {
    准予许可: 'granted',
    予以许可: 'granted',
    同意: 'granted',
    不予许可: 'refused',
    不予批准: 'refused',
    不同意: 'refused',
    申请人撤回: 'withdrawn',
    撤回: 'withdrawn',
    退回: 'returned',
    退回申请: 'returned',
    补正材料: 'supplement',
    转报上级: 'forwarded',
  },
  'approval_step.step': {
    提交申请: 'apply',
    准予受理: 'accept',
    补正告知: 'supplement',
    审查: 'review',
    审批: 'approve',
    决定: 'approve',
  },
  'approval_card.colour': { 预警: 'hint', 黄: 'yellow', 红: 'red' },
  'follow_up.result': {
    未接通: 'unreached',
    无人接听: 'unreached',
    联系不上: 'unreached',
    无需回访: 'exempt',
    不回访: 'exempt',
  },
  'service_firm.state': { 正常: 'active', 已清退: 'expelled', 已退出: 'left', 整改中: 'mending' },
  'site_column.language': {
    简体中文: 'hans',
    中文简体: 'hans',
    繁体中文: 'hant',
    中文繁体: 'hant',
    英文: 'en',
  },
  'elder.care_level': {
    '半自理（介助）': 'half',
    '不能自理（介护）': 'dependent',
    不自理: 'dependent',
  },
  'care_facility.kind': {
    老年学校: 'college',
    老年食堂: 'canteen',
    居家养老服务中心: 'home_service',
    老年人日间照料中心: 'day_care',
  },
  'supervision_item.source': {
    人大建议: 'proposal',
    政协提案: 'proposal',
    建议: 'proposal',
    提案: 'proposal',
    会议议定: 'meeting',
    会议议定事项: 'meeting',
  },
  'supervision_item.status': {
    已立项: 'opened',
    已交办: 'assigned',
    已反馈: 'replied',
    已办结: 'done',
    超期: 'overdue',
  },
  'indicator.frequency': { 年度: 'Y', 半年度: 'H', 季度: 'Q', 月度: 'M' },
  'indicator_value.period_type': { 年度: 'Y', 半年度: 'H', 季度: 'Q', 月度: 'M' },
  'indicator_value.basis': {
    现价: 'current',
    当年价格: 'current',
    不变价: 'comparable',
    可比价格: 'comparable',
  },
  'indicator_value.status': {
    初步数: 'preliminary',
    核实数: 'checked',
    最终数: 'final',
    经济普查修订: 'revised',
  },
};

/** Words that say less or more than the code they are nearest to. */
export const SERVICE_NEAREST: Aliases = {
  /** The sub-lists of both kinds (unverified). */
  'hazard.kind': {
    ...nearest(
      'management',
      '资质证照 机构人员 安全制度 制度 教育培训 培训 安全投入 投入 应急管理 应急 特种设备管理 相关方管理 相关方',
    ),
    ...nearest(
      'site',
      '设备设施 场所环境 从业人员操作 消防 消防安全 用电 用电安全 职业卫生 有限空间 辅助动力',
    ),
  },
  'approval_step.step': {
    收件: 'apply',
    初审: 'review',
    复审: 'review',
    制证: 'deliver',
    发证: 'deliver',
    领证: 'deliver',
  },
  'follow_up.result': { 非常满意: 'satisfied', 比较满意: 'fair' },
  'care_facility.kind': {
    敬老院: 'nursing_home',
    老年公寓: 'nursing_home',
    护理院: 'nursing_home',
  },
};

function nearest(code: string, words: string): Record<string, string> {
  return Object.fromEntries(words.split(' ').map((word) => [word, code]));
}
