import { date, text } from './columns.ts';
import type { ColumnSpec, TableSpec } from './table.ts';

const POLICE = { id: 'community-policing', title: '公安分局' } as const;

/** 几何来源: whether a shape was surveyed, derived from survey, or cut by rule. */
export const GEOMETRY_KINDS = { surveyed: '实测', derived: '推算', virtual: '虚拟' } as const;

/** 房屋性质 (data-dictionary §2.2). */
export const TENURES = {
  owner: '自住',
  rented: '出租',
  vacant: '空置',
  unit: '单位用房',
  public: '公房',
  construction: '在建',
} as const;

/** 用途 (data-dictionary §2.2). */
export const USES = {
  residential: '住宅',
  commercial: '商业',
  office: '办公',
  mixed: '商住',
  industrial: '工业',
  education: '教育',
  medical: '医疗',
  storage: '仓储',
  other: '其他',
} as const;

/** 人口类别 (data-dictionary §2.3); numbers are system-specific, so departments' names decide. */
export const PERSON_CATEGORIES = {
  registered: '常住户籍',
  lodging: '寄住',
  floating: '流动',
  overseas: '境外',
  unregistered: '未落户',
} as const;

/** 房屋关系 (domain §5.2): 人户一致, 人在户不在, 户在人不在. */
export const RESIDENCE_RELATIONS = {
  both: '人户一致',
  person_only: '人在户不在',
  household_only: '户在人不在',
} as const;

/** 注销原因 (GA/T 2000.25-2014, data-dictionary §2.3): the codes that are known. */
export const CANCEL_REASONS: Readonly<Record<string, string>> = { 1: '死亡', 2: '失踪', 3: '迁出' };

const verified: ColumnSpec = {
  type: 'date',
  title: '更新日期',
  titleEn: 'Last verified',
  synonyms: ['核实日期', '采集日期', '最近核实'],
};

/** 实有房屋·楼栋: one row a building; its shapes are in `building_part`. */
export const building: TableSpec = {
  name: 'building',
  title: '楼栋',
  titleEn: 'Buildings',
  system: 'community-policing',
  department: POLICE,
  file: 'base',
  identity: 'slot',
  naturalKey: ['building_id'],
  columns: {
    building_id: {
      type: 'text',
      title: '楼幢编号',
      titleEn: 'Building id',
      required: true,
      synonyms: ['建筑物编码', '幢编码', '楼栋编号', '楼栋编码', '楼栋代码', 'BLDG_ID'],
    },
    name: {
      type: 'text',
      title: '楼名',
      titleEn: 'Name',
      synonyms: ['大厦名称', '幢名', '楼栋名称'],
    },
    address: {
      type: 'text',
      title: '地址',
      titleEn: 'Address',
      synonyms: ['标准地址', '门牌地址'],
    },
    street_code: { type: 'text', title: '街道代码', titleEn: 'Street code' },
    community_code: { type: 'text', title: '社区代码', titleEn: 'Community code' },
    grid_code: { type: 'text', title: '单元网格编码', titleEn: 'Grid code', synonyms: ['网格号'] },
    use: { type: 'text', title: '用途', titleEn: 'Use', synonyms: ['房屋用途'], codes: USES },
    structure: {
      type: 'text',
      title: '结构',
      titleEn: 'Structure',
      synonyms: ['建筑结构'],
      codes: { steel: '钢', concrete: '钢混', mixed: '混合', brick_timber: '砖木', other: '其他' },
    },
    floors_up: {
      type: 'integer',
      title: '地上层数',
      titleEn: 'Floors above ground',
      required: true,
      synonyms: ['总层数', '层数', '楼层数'],
    },
    floors_down: { type: 'integer', title: '地下层数', titleEn: 'Floors below ground' },
    height_metres: {
      type: 'real',
      title: '高度',
      titleEn: 'Height',
      unit: 'm',
      synonyms: ['建筑高度'],
    },
    year_built: {
      type: 'integer',
      title: '建成年份',
      titleEn: 'Year built',
      synonyms: ['竣工年份', '竣工日期'],
    },
    lift_count: { type: 'integer', title: '电梯数', titleEn: 'Lifts', synonyms: ['电梯数量'] },
    geometry_kind: {
      type: 'text',
      title: '几何来源',
      titleEn: 'Geometry kind',
      codes: GEOMETRY_KINDS,
      required: true,
    },
    longitude_degrees: { type: 'real', title: '经度', titleEn: 'Longitude', unit: '°' },
    latitude_degrees: { type: 'real', title: '纬度', titleEn: 'Latitude', unit: '°' },
    area_square_metres: { type: 'real', title: '占地面积', titleEn: 'Footprint area', unit: 'm²' },
  },
  indexes: [['community_code'], ['street_code']],
};

/** 楼栋形体: the plates of a building. A podium (裙楼) and each tower (塔楼) on it are parts with their own floors. */
export const buildingPart: TableSpec = {
  name: 'building_part',
  title: '楼栋形体',
  titleEn: 'Building parts',
  system: 'community-policing',
  department: POLICE,
  file: 'base',
  identity: 'row',
  naturalKey: ['building_id', 'part_no'],
  columns: {
    building_id: { type: 'text', title: '楼幢编号', titleEn: 'Building id', required: true },
    part_no: { type: 'integer', title: '部位号', titleEn: 'Part', required: true },
    part_kind: {
      type: 'text',
      title: '部位',
      titleEn: 'Part kind',
      codes: { body: '主体', podium: '裙楼', tower: '塔楼' },
    },
    /** Physical floors (物理层), 1 = ground, both ends included. */
    floor_from: { type: 'integer', title: '起始层', titleEn: 'Lowest floor', required: true },
    floor_to: { type: 'integer', title: '终止层', titleEn: 'Highest floor', required: true },
    /** One polygon: ring → [longitude, latitude], outer ring first, WGS-84 degrees, not closed twice. */
    footprint: { type: 'json', title: '轮廓', titleEn: 'Footprint', required: true },
  },
  indexes: [],
};

/** 实有房屋·房间 (虚拟房间). */
export const room: TableSpec = {
  name: 'room',
  title: '房间',
  titleEn: 'Rooms',
  system: 'community-policing',
  department: POLICE,
  file: 'base',
  identity: 'slot',
  naturalKey: ['room_id'],
  columns: {
    room_id: {
      type: 'text',
      title: '房屋编码',
      titleEn: 'Room id',
      required: true,
      synonyms: ['户室编码', '房间编号', '房间编码'],
    },
    building_slot: {
      type: 'integer',
      title: '楼幢编号',
      titleEn: 'Building',
      required: true,
      references: 'building',
      synonyms: ['建筑物编码', '幢编码', '楼栋编号', '楼栋编码', '楼栋代码'],
    },
    unit_no: {
      type: 'text',
      title: '单元',
      titleEn: 'Staircase unit',
      synonyms: ['单元号', '梯', '门洞'],
    },
    /** 物理层: 1 = ground floor, -1 first basement; decided from the labels of the whole building. */
    floor_no: { type: 'integer', title: '物理层', titleEn: 'Physical floor', required: true },
    /** Highest physical floor the room reaches; differs from `floor_no` for 跃层. */
    floor_no_top: { type: 'integer', title: '止层', titleEn: 'Top physical floor', required: true },
    /** 名义层: what the lift button says — 3A, 夹层, B1. */
    floor_label: {
      type: 'text',
      title: '楼层',
      titleEn: 'Floor label',
      required: true,
      synonyms: ['层', '所在楼层', '名义层'],
    },
    room_no: {
      type: 'text',
      title: '室号',
      titleEn: 'Room number',
      required: true,
      synonyms: ['户号', '房号', '房间', '房间号', '室'],
    },
    area_square_metres: {
      type: 'real',
      title: '建筑面积',
      titleEn: 'Floor area',
      unit: 'm²',
      synonyms: ['面积', '房屋面积'],
    },
    use: { type: 'text', title: '用途', titleEn: 'Use', synonyms: ['房屋用途'], codes: USES },
    tenure: {
      type: 'text',
      title: '房屋性质',
      titleEn: 'Tenure',
      synonyms: ['产权性质', '使用状况'],
      codes: TENURES,
    },
    address: {
      type: 'text',
      title: '地址',
      titleEn: 'Address',
      synonyms: ['标准地址', '房屋地址'],
    },
    geometry_kind: {
      type: 'text',
      title: '几何来源',
      titleEn: 'Geometry kind',
      codes: GEOMETRY_KINDS,
      required: true,
    },
    verified_at: verified,
    let_registered_at: date('出租登记日期', 'Letting registered', {
      since: 4,
      synonyms: ['出租备案日期', '租赁登记日期', '租赁备案日期'],
      source: 'data-dictionary §2.2',
    }),
  },
  indexes: [['building_slot', 'floor_no', 'unit_no', 'room_no']],
};

/** 实有人口: resident **records** (条), current (现行) and historical (历史) — never to be read as residents. */
export const resident: TableSpec = {
  name: 'resident',
  title: '人口记录',
  titleEn: 'Resident records',
  system: 'community-policing',
  department: POLICE,
  file: 'people',
  identity: 'row',
  naturalKey: ['record_no'],
  columns: {
    record_no: {
      type: 'text',
      title: '记录编号',
      titleEn: 'Record number',
      required: true,
      synonyms: ['人员编号', '登记编号', '流水号'],
    },
    /** Permanent room slot; the export names the room by its 房屋编码. */
    room_slot: {
      type: 'integer',
      title: '房屋编码',
      titleEn: 'Room',
      references: 'room',
      synonyms: ['户室编码', '房间编号', '房间编码'],
    },
    /** Keyed function of the document, 8 bytes, the same in every table: joins a person's records without showing who it is. */
    person_key: { type: 'blob', title: '人员键', titleEn: 'Person key', privacy: 'coarse' },
    phone_key: { type: 'blob', title: '电话键', titleEn: 'Phone key', privacy: 'coarse' },
    household_key: { type: 'blob', title: '户键', titleEn: 'Household key', privacy: 'coarse' },
    state: {
      type: 'text',
      title: '记录状态',
      titleEn: 'Record state',
      required: true,
      privacy: 'coarse',
      synonyms: ['现行/历史', '状态', '是否现行'],
      codes: { current: '现行', historical: '历史' },
    },
    category: {
      type: 'text',
      title: '人口类别',
      titleEn: 'Category',
      privacy: 'coarse',
      synonyms: ['人员类别', '人口类型'],
      codes: PERSON_CATEGORIES,
      source: 'data-dictionary §2.3',
    },
    sex: {
      type: 'text',
      title: '性别',
      titleEn: 'Sex',
      privacy: 'coarse',
      codes: { unknown: '未知', male: '男', female: '女', unstated: '未说明' },
      source: 'GB/T 2261.1 (unverified)',
    },
    birth_year: { type: 'integer', title: '出生年', titleEn: 'Birth year', privacy: 'coarse' },
    relation: {
      type: 'text',
      title: '与户主关系',
      titleEn: 'Relation to head of household',
      privacy: 'coarse',
      synonyms: ['家庭关系'],
      source: 'GB/T 4761-2008',
    },
    residence_relation: {
      type: 'text',
      title: '人户关系',
      titleEn: 'Residence relation',
      privacy: 'coarse',
      synonyms: ['房屋关系', '人户情况'],
      codes: RESIDENCE_RELATIONS,
    },
    registered_at: { type: 'date', title: '登记日期', titleEn: 'Registered', privacy: 'coarse' },
    cancelled_at: { type: 'date', title: '注销日期', titleEn: 'Cancelled', privacy: 'coarse' },
    permit_from: date('居住证起始', 'Residence permit valid from', {
      since: 4,
      privacy: 'coarse',
      synonyms: ['居住证起始日期', '居住证签发日期', '暂住证起始日期', '有效期起'],
      source: 'data-dictionary §2.3',
    }),
    permit_to: {
      type: 'date',
      title: '居住证到期',
      titleEn: 'Residence permit valid to',
      privacy: 'coarse',
      synonyms: ['居住证有效期至', '到期日期', '有效期'],
    },
    verified_at: { ...verified, privacy: 'coarse' },
    name: { type: 'text', title: '姓名', titleEn: 'Name', privacy: 'sealed', required: true },
    id_type: {
      type: 'text',
      title: '证件类型',
      titleEn: 'Document type',
      privacy: 'sealed',
      synonyms: ['证件种类'],
    },
    id_no: {
      type: 'text',
      title: '公民身份号码',
      titleEn: 'Document number',
      privacy: 'sealed',
      required: true,
      synonyms: ['身份证号', '身份证号码', '证件号码'],
      source: 'GB 11643-1999',
    },
    birth_date: { type: 'date', title: '出生日期', titleEn: 'Birth date', privacy: 'sealed' },
    phone: {
      type: 'text',
      title: '联系电话',
      titleEn: 'Phone',
      privacy: 'sealed',
      synonyms: ['手机', '手机号码', '电话'],
    },
    household_no: {
      type: 'text',
      title: '户号',
      titleEn: 'Household number',
      privacy: 'sealed',
      synonyms: ['家庭户号'],
    },
    registered_address: {
      type: 'text',
      title: '户籍地址',
      titleEn: 'Registered address',
      privacy: 'sealed',
      synonyms: ['户口所在地'],
    },
    /** Usually the citizen number. */
    permit_no: text('居住证号', 'Residence permit number', {
      since: 4,
      privacy: 'sealed',
      synonyms: ['居住证号码', '居住证编号', '暂住证号', '暂住证号码'],
      source: 'data-dictionary §2.3',
    }),
    live_address: text('现住地址', 'Present address', {
      since: 4,
      privacy: 'sealed',
      synonyms: ['现住址', '居住地址', '实际居住地', '实际居住地址'],
      source: 'data-dictionary §2.3',
    }),
    cancel_reason: text('注销原因', 'Why cancelled', {
      since: 4,
      privacy: 'sealed',
      synonyms: ['注销类别', '减员原因'],
      source: 'GA/T 2000.25-2014',
    }),
    /** Labels the product does not carry (domain §5.2): dropped at import, the drop is logged. */
    nation: { type: 'text', title: '民族', titleEn: 'Ethnicity', privacy: 'dropped' },
    religion: {
      type: 'text',
      title: '宗教信仰',
      titleEn: 'Religion',
      privacy: 'dropped',
      synonyms: ['宗教'],
    },
    politics: {
      type: 'text',
      title: '政治面貌',
      titleEn: 'Political affiliation',
      privacy: 'dropped',
    },
    health: {
      type: 'text',
      title: '健康状况',
      titleEn: 'Health',
      privacy: 'dropped',
      synonyms: ['精神状况', '病史'],
    },
    petition: {
      type: 'text',
      title: '上访情况',
      titleEn: 'Petitioning',
      privacy: 'dropped',
      synonyms: ['信访情况', '是否上访'],
    },
    criminal_record: {
      type: 'text',
      title: '前科情况',
      titleEn: 'Criminal record',
      privacy: 'dropped',
      synonyms: ['违法犯罪记录', '重点人员类别', '管控类别'],
    },
  },
  indexes: [['room_slot'], ['person_key'], ['phone_key']],
};

/** 实有单位 in rooms. */
export const unit: TableSpec = {
  name: 'unit',
  title: '实有单位',
  titleEn: 'Units',
  system: 'community-policing',
  department: POLICE,
  file: 'economy',
  identity: 'row',
  naturalKey: ['unit_id'],
  columns: {
    unit_id: {
      type: 'text',
      title: '单位编号',
      titleEn: 'Unit id',
      required: true,
      synonyms: ['单位编码'],
    },
    name: {
      type: 'text',
      title: '单位名称',
      titleEn: 'Name',
      required: true,
      synonyms: ['注册名称', '企业名称', '商户名称'],
    },
    actual_name: {
      type: 'text',
      title: '实际名称',
      titleEn: 'Name on the door',
      synonyms: ['招牌名称'],
    },
    uscc: {
      type: 'text',
      title: '统一社会信用代码',
      titleEn: 'Unified social credit code',
      synonyms: ['社会信用代码', '信用代码'],
      source: 'GB 32100-2015',
    },
    category: {
      type: 'text',
      title: '单位类别',
      titleEn: 'Category',
      synonyms: ['机构类型'],
      codes: {
        enterprise: '企业',
        sole_trader: '个体',
        authority: '机关',
        institution: '事业',
        association: '社会团体',
        entertainment: '娱乐场所',
        hotel: '旅馆',
        internet_cafe: '网吧',
        other: '其他',
      },
      source: 'data-dictionary §2.5',
    },
    status: {
      type: 'text',
      title: '状态',
      titleEn: 'Status',
      synonyms: ['单位状态', '经营状态'],
      codes: { open: '开业', closed: '歇业', suspended: '停业', banned: '取缔' },
      source: 'domain §5.2',
    },
    on_site: {
      type: 'text',
      title: '开业情况',
      titleEn: 'On site',
      synonyms: ['是否在址'],
      codes: { yes: '在此处', no: '不在此处' },
    },
    staff: {
      type: 'integer',
      title: '从业人数',
      titleEn: 'Staff',
      synonyms: ['员工人数', '职工人数'],
    },
    room_slot: {
      type: 'integer',
      title: '房屋编码',
      titleEn: 'Room',
      references: 'room',
      synonyms: ['户室编码', '房间编号', '房间编码'],
    },
    registered_address: {
      type: 'text',
      title: '注册地址',
      titleEn: 'Registered address',
      synonyms: ['住所'],
      address: true,
    },
    actual_address: {
      type: 'text',
      title: '实际地址',
      titleEn: 'Actual address',
      synonyms: ['经营地址', '单位地址'],
      address: true,
    },
    business_scope: { type: 'text', title: '经营范围', titleEn: 'Business scope' },
    fire_key: {
      type: 'text',
      title: '消防重点单位',
      titleEn: 'Key unit for fire safety',
      codes: { yes: '是', no: '否' },
    },
    security_key: {
      since: 4,
      type: 'text',
      title: '治安重点单位',
      titleEn: 'Key unit for public security',
      synonyms: ['是否治安重点单位', '治安保卫重点单位'],
      codes: { yes: '是', no: '否' },
      source: 'data-dictionary §2.5',
    },
    verified_at: verified,
    legal_person: {
      type: 'text',
      title: '法定代表人',
      titleEn: 'Legal representative',
      privacy: 'sealed',
      synonyms: ['负责人', '经营者', '法人代表'],
    },
    phone: {
      type: 'text',
      title: '联系电话',
      titleEn: 'Phone',
      privacy: 'sealed',
      synonyms: ['单位电话', '电话'],
    },
  },
  indexes: [['room_slot'], ['uscc']],
};

/** 责任区–民警–起止: who looked after a beat in which period. One row a beat, officer and period. */
export const beatDuty: TableSpec = {
  name: 'beat_duty',
  title: '责任区民警',
  titleEn: 'Beats and officers',
  system: 'community-policing',
  department: POLICE,
  file: 'base',
  identity: 'row',
  naturalKey: ['beat_code', 'officer_no', 'from_at'],
  columns: {
    beat_code: text('责任区编号', 'Beat', {
      required: true,
      synonyms: ['警务区编号', '责任区代码', '警务区代码', '片区编号'],
    }),
    beat_name: text('责任区名称', 'Beat name', {
      required: true,
      synonyms: ['责任区', '警务区', '警务区名称', '片区名称'],
    }),
    station: text('派出所', 'Station', { synonyms: ['所属派出所', '单位'] }),
    /** Codes of communities (12 digits) or unit grid cells (15), joined by `;`. */
    area_codes: text('管辖范围', 'Area', {
      required: true,
      synonyms: ['管辖社区', '管辖网格', '管辖范围代码', '网格编码', '社区代码'],
    }),
    officer_no: text('警号', 'Officer number', {
      required: true,
      synonyms: ['民警编号', '民警警号'],
    }),
    officer_name: text('民警姓名', 'Officer', {
      required: true,
      privacy: 'coarse',
      synonyms: ['责任民警', '社区民警', '民警'],
    }),
    role: text('职责', 'Role', {
      synonyms: ['岗位', '民警类别'],
      codes: { lead: '主责', assist: '协助' },
    }),
    from_at: date('起始日期', 'From', { required: true, synonyms: ['到任日期', '开始日期', '起'] }),
    /** Last day, included; none while the period runs. */
    to_at: date('终止日期', 'To', { synonyms: ['离任日期', '结束日期', '止'] }),
  },
  indexes: [['beat_code', 'from_at']],
};

export const COMMUNITY_POLICING_TABLES = [
  building,
  buildingPart,
  room,
  resident,
  unit,
  beatDuty,
] as const;
