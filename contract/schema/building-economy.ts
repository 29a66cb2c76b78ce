import { date, flag, integer, money, place, real, text } from './columns.ts';
import type { TableSpec } from './table.ts';

const COMMERCE = { id: 'building-economy', title: '楼宇办（贸易局）' } as const;
const REGISTRAR = { id: 'business-registry', title: '工商分局' } as const;
const TAX = { id: 'tax', title: '税务局' } as const;

/** 商务楼宇 (domain §5.3). */
export const commercialBuilding: TableSpec = {
  name: 'commercial_building',
  title: '商务楼宇',
  titleEn: 'Commercial buildings',
  system: 'building-economy',
  department: COMMERCE,
  file: 'economy',
  identity: 'row',
  naturalKey: ['commercial_id'],
  columns: {
    commercial_id: text('楼宇编号', 'Commercial building id', {
      required: true,
      synonyms: ['载体编号'],
    }),
    name: text('楼宇名称', 'Name', { required: true, synonyms: ['楼名', '载体名称'] }),
    building_slot: integer('楼幢编号', 'Building', { references: 'building' }),
    grade: text('等级', 'Grade', { codes: { A: '甲级', B: '乙级', C: '丙级' } }),
    kind: text('类型', 'Kind', { codes: { office: '纯写字楼', mixed: '商住', complex: '综合' } }),
    year_built: integer('建成年份', 'Year built', { synonyms: ['建成年'] }),
    total_area_square_metres: real('总建筑面积', 'Total area', {
      unit: 'm²',
      synonyms: ['建筑面积'],
    }),
    business_area_square_metres: real('商务面积', 'Business area', { unit: 'm²' }),
    occupied_area_square_metres: real('已用面积', 'Occupied area', {
      unit: 'm²',
      synonyms: ['已入驻面积'],
    }),
    ownership: text('产权性质', 'Ownership', { codes: { single: '单一', split: '分散' } }),
    owner: text('业主', 'Owner', { synonyms: ['业主单位'] }),
    manager: text('物业', 'Property manager', { synonyms: ['物业公司', '物业单位'] }),
    rent_yuan_per_square_metre_day: real('租金', 'Rent', { unit: '元/㎡·天' }),
    fee_yuan_per_square_metre_month: real('物业费', 'Management fee', { unit: '元/㎡·月' }),
    parking_spaces: integer('车位', 'Parking spaces', { synonyms: ['车位数'] }),
    ...place,
  },
  indexes: [['building_slot']],
};

/** 企业 (data-dictionary §3.4) with its three addresses. */
export const enterprise: TableSpec = {
  name: 'enterprise',
  title: '企业',
  titleEn: 'Enterprises',
  system: 'building-economy',
  department: REGISTRAR,
  file: 'economy',
  identity: 'row',
  naturalKey: ['enterprise_id'],
  columns: {
    enterprise_id: text('企业编号', 'Enterprise id', {
      required: true,
      synonyms: ['主体编号', '主体身份代码'],
    }),
    uscc: text('统一社会信用代码', 'Unified social credit code', {
      check: 'uscc',
      synonyms: ['社会信用代码', '信用代码'],
      source: 'GB 32100-2015',
    }),
    reg_no: text('注册号', 'Registration number', {
      check: 'reg-no',
      synonyms: ['工商注册号', '营业执照号', '执照号码'],
      source: 'GS 15-2006',
    }),
    org_code: text('组织机构代码', 'Organisation code', {
      check: 'org-code',
      source: 'GB 11714-1997',
    }),
    tax_no: text('纳税人识别号', 'Tax number', { synonyms: ['税号', '税务登记证号'] }),
    name: text('企业名称', 'Name', {
      required: true,
      synonyms: ['单位名称', '商户名称', '纳税人名称'],
    }),
    type_code: text('企业类型', 'Type', { synonyms: ['市场主体类型', '登记注册类型'] }),
    industry_edition: text('行业版本', 'Industry edition', {
      codes: { 2002: '2002', 2011: '2011', 2017: '2017' },
    }),
    industry: text('行业代码', 'Industry', {
      synonyms: ['行业门类', '所属行业'],
      source: 'GB/T 4754',
    }),
    capital_yuan: money('注册资本', 'Registered capital', { synonyms: ['注册资金'] }),
    staff: integer('从业人数', 'Staff', { synonyms: ['人数', '职工人数'] }),
    established_at: date('成立日期', 'Established'),
    status: text('登记状态', 'Status', {
      synonyms: ['企业状态', '经营状态'],
      codes: {
        active: '存续',
        revoked: '吊销未注销',
        revoked_cancelled: '吊销已注销',
        cancelled: '注销',
        moved_out: '迁出',
        suspended: '停业',
        annulled: '撤销',
        liquidating: '清算',
      },
      source: 'data-dictionary §3.7',
    }),
    registrar: text('登记机关', 'Registrar'),
    registered_address: text('注册地址', 'Registered address', {
      address: true,
      synonyms: ['住所', '经营场所', '注册地'],
    }),
    registered_evidence_at: date('核准日期', 'Registered place as of'),
    term_from: date('营业期限自', 'Licensed from', {
      since: 4,
      synonyms: ['经营期限自', '营业期限起', '营业期限起始日期'],
      source: 'data-dictionary §3.4',
    }),
    /** Last day of the licence; none where it runs without end (长期). */
    term_to: date('营业期限至', 'Licensed to', {
      since: 4,
      synonyms: ['经营期限至', '营业期限止', '营业期限终止日期'],
      source: 'data-dictionary §3.4',
    }),
    area_used_square_metres: real('使用面积', 'Area used', {
      since: 4,
      unit: 'm²',
      synonyms: ['经营面积', '营业面积'],
      source: 'data-dictionary §3.4',
    }),
    legal_person: text('法定代表人', 'Legal representative', {
      privacy: 'sealed',
      synonyms: ['负责人', '经营者'],
    }),
    phone: text('联系电话', 'Phone', { privacy: 'sealed', synonyms: ['电话'] }),
  },
  indexes: [['uscc'], ['reg_no'], ['org_code'], ['industry']],
};

/** 动态采集: where a firm really works, found by visiting the building. */
export const officeSurvey: TableSpec = {
  name: 'office_survey',
  title: '楼宇企业动态采集',
  titleEn: 'Office survey',
  system: 'building-economy',
  department: COMMERCE,
  file: 'economy',
  identity: 'row',
  naturalKey: ['survey_no'],
  columns: {
    survey_no: text('采集编号', 'Survey number', { required: true }),
    enterprise_id: text('企业编号', 'Enterprise id', { synonyms: ['主体编号'] }),
    uscc: text('统一社会信用代码', 'Unified social credit code', {
      synonyms: ['信用代码', '注册号'],
    }),
    enterprise_name: text('企业名称', 'Enterprise', { required: true, synonyms: ['单位名称'] }),
    commercial_id: text('楼宇编号', 'Commercial building id'),
    room_slot: integer('房屋编码', 'Room', { references: 'room', synonyms: ['户室编码'] }),
    office_address: text('办公地址', 'Office address', {
      synonyms: ['实际经营地', '办公地'],
      address: true,
    }),
    staff: integer('从业人数', 'Staff'),
    area_square_metres: real('使用面积', 'Area used', { unit: 'm²' }),
    surveyed_at: date('采集日期', 'Surveyed', { required: true }),
  },
  indexes: [['enterprise_id'], ['room_slot'], ['uscc'], ['commercial_id', 'surveyed_at']],
};

/** 租约. */
export const lease: TableSpec = {
  name: 'lease',
  title: '租约',
  titleEn: 'Leases',
  system: 'building-economy',
  department: COMMERCE,
  file: 'economy',
  identity: 'row',
  naturalKey: ['lease_no'],
  columns: {
    lease_no: text('合同编号', 'Lease number', { required: true, synonyms: ['租约编号'] }),
    commercial_id: text('楼宇编号', 'Commercial building id', { required: true }),
    enterprise_id: text('企业编号', 'Enterprise id'),
    tenant_name: text('承租企业', 'Tenant', { synonyms: ['企业名称'] }),
    room_slot: integer('房屋编码', 'Room', { references: 'room', synonyms: ['房间', '户室编码'] }),
    area_square_metres: real('租赁面积', 'Area', { unit: 'm²', synonyms: ['面积'] }),
    rent_yuan_per_square_metre_day: real('租金', 'Rent', { unit: '元/㎡·天' }),
    from_at: date('起租日期', 'From', { required: true, synonyms: ['开始日期'] }),
    to_at: date('到期日期', 'To', { synonyms: ['结束日期', '止租日期'] }),
  },
  indexes: [['commercial_id'], ['to_at'], ['room_slot'], ['enterprise_id']],
};

/** 走访服务 (users §2): a visit to a firm, what it asked for and what it was answered. */
export const serviceVisit: TableSpec = {
  name: 'service_visit',
  title: '走访服务',
  titleEn: 'Visits, requests and answers',
  system: 'building-economy',
  department: COMMERCE,
  file: 'economy',
  identity: 'row',
  naturalKey: ['visit_no'],
  columns: {
    visit_no: text('走访编号', 'Visit number', { required: true, synonyms: ['服务编号'] }),
    enterprise_id: text('企业编号', 'Enterprise id', { synonyms: ['主体编号'] }),
    enterprise_name: text('企业名称', 'Enterprise', {
      required: true,
      synonyms: ['单位名称', '走访企业'],
    }),
    commercial_id: text('楼宇编号', 'Commercial building id'),
    visited_at: date('走访日期', 'Visited', { required: true, synonyms: ['服务日期'] }),
    visited_by: text('走访单位', 'Visited by', { synonyms: ['服务单位'] }),
    way: text('走访方式', 'Way', {
      codes: { visit: '上门走访', call: '电话联系', meeting: '座谈会' },
    }),
    request_kind: text('诉求类别', 'Kind of request', { synonyms: ['问题类别'] }),
    request: text('诉求内容', 'Request', { synonyms: ['反映问题', '企业诉求'] }),
    handler: text('承办单位', 'Handled by', { synonyms: ['责任部门'] }),
    due_at: date('答复期限', 'Answer due', { synonyms: ['办理期限'] }),
    answered_at: date('答复日期', 'Answered', { synonyms: ['办结日期'] }),
    answer: text('答复内容', 'Answer', { synonyms: ['办理结果'] }),
    opinion: text('满意度', 'Opinion', {
      codes: { satisfied: '满意', fair: '基本满意', dissatisfied: '不满意' },
    }),
  },
  indexes: [['enterprise_id'], ['commercial_id'], ['visited_at']],
};

/** 税源登记: the tax place of a firm. */
export const taxPlace: TableSpec = {
  name: 'tax_place',
  title: '税源登记',
  titleEn: 'Tax places',
  system: 'building-economy',
  department: TAX,
  file: 'economy',
  identity: 'row',
  naturalKey: ['tax_no'],
  columns: {
    tax_no: text('纳税人识别号', 'Tax number', {
      required: true,
      synonyms: ['税号', '税务登记证号'],
    }),
    enterprise_id: text('企业编号', 'Enterprise id'),
    enterprise_name: text('纳税人名称', 'Taxpayer', { required: true, synonyms: ['企业名称'] }),
    tax_address: text('纳税地', 'Tax address', {
      synonyms: ['生产经营地址', '税收入库地'],
      address: true,
    }),
    tax_office: text('主管税务机关', 'Tax office', { synonyms: ['征管所'] }),
    tax_status: text('纳税人状态', 'Tax status', {
      codes: { normal: '正常', abnormal: '非正常', cancelled: '注销' },
    }),
    consolidated: flag('汇总纳税', 'Consolidated taxpayer', { synonyms: ['是否汇总纳税'] }),
    evidence_at: date('登记日期', 'As of', { synonyms: ['税务登记日期'] }),
  },
  indexes: [['enterprise_id']],
};

/** 月度税收: firm × month × kind. Confidential at firm level. */
export const monthlyTax: TableSpec = {
  name: 'monthly_tax',
  title: '月度税收',
  titleEn: 'Tax by month',
  system: 'building-economy',
  department: TAX,
  file: 'economy',
  identity: 'row',
  naturalKey: ['tax_no', 'month', 'tax_kind'],
  columns: {
    tax_no: text('纳税人识别号', 'Tax number', {
      required: true,
      synonyms: ['税号', '税务登记证号'],
    }),
    month: text('税款所属期', 'Period', { required: true, synonyms: ['所属期', '月份'] }),
    tax_kind: text('税种', 'Kind of tax', { required: true, synonyms: ['征收项目'] }),
    amount_yuan: money('实缴税额', 'Tax paid', {
      required: true,
      privacy: 'coarse',
      synonyms: ['入库税额', '税额'],
    }),
    local_yuan: money('地方级收入', 'Local share', {
      privacy: 'coarse',
      synonyms: ['区级留成', '地方留成'],
    }),
    paid_at: date('入库日期', 'Received', {
      since: 4,
      synonyms: ['税款入库日期', '缴款日期'],
      source: 'data-dictionary §3.8',
    }),
    /** Whose budget it goes to, as written: 中央, 市级, 区级, or several with their shares. */
    budget_level: text('级次', 'Level of budget', {
      since: 4,
      synonyms: ['预算级次', '入库级次', '收入级次'],
      source: 'data-dictionary §3.8',
    }),
  },
  indexes: [['month']],
};

export const BUILDING_ECONOMY_TABLES = [
  commercialBuilding,
  enterprise,
  officeSurvey,
  lease,
  serviceVisit,
  taxPlace,
  monthlyTax,
] as const;
