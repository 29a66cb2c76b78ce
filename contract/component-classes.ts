/** Kinds of components (部件) as the map tells them apart: each joins the types (小类) that look alike. */
export interface ComponentClass {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  /** 小类 of CJ/T 214-2007. */
  readonly codes2007: readonly string[];
  /** 小类 of GB/T 47678.5-2026; those of 2013 have the small class without its leading zero. */
  readonly codes2026: readonly string[];
  /** 公开级别: never on a wall or a public page (users §4). */
  readonly restricted?: true;
}

const row = (
  id: string,
  title: string,
  titleEn: string,
  codes2007: string,
  codes2026: string,
  restricted?: true,
): ComponentClass => ({
  id,
  title,
  titleEn,
  codes2007: codes2007 === '' ? [] : codes2007.split(' '),
  codes2026: codes2026 === '' ? [] : codes2026.split(' '),
  ...(restricted && { restricted }),
});

/** Every class, in the order of the legend; what no class names is `other`. */
export const COMPONENT_CLASSES: readonly ComponentClass[] = [
  row('lamp', '路灯照明', 'Street lamps', '0118 0119 0120', '01037 01038 01039'),
  row(
    'manhole',
    '井盖',
    'Manhole covers',
    '0101 0102 0103 0105 0106 0107 0108 0109 0110 0114 0127 0128 0130',
    '01001 01002 01003 01005 01006 01007 01008 01009 01010 01014 01015 01017 01018 01019 01020 01022 01023 01026',
  ),
  row('grate', '雨水箅子', 'Storm grates', '0104', '01004'),
  row('hydrant', '消防设施', 'Fire hydrants', '0113', '01013'),
  row('cabinet', '交接箱配电箱', 'Cabinets', '0115 0116 0214', '01027 01028 01060 02015'),
  row('pole', '立杆', 'Poles', '0117', '01030 01035 01077'),
  row('phone', '电话亭', 'Phone booths', '0122', '01041'),
  row('postbox', '邮筒', 'Post boxes', '0123', '01042'),
  row(
    'kiosk',
    '报刊售货岗亭',
    'Kiosks',
    '0121 0124 0125 0137 0138 0217',
    '01040 01043 01044 01045 01051 01052 02016',
  ),
  row('fitness', '健身设施', 'Exercise equipment', '0126', '01046'),
  row('parking', '停车场', 'Parking', '0201 0202', '02001 02002 02003'),
  row('busStop', '公交站亭', 'Bus shelters', '0203 0204', '02004 02005'),
  row(
    'bridge',
    '桥梁通道',
    'Bridges and underpasses',
    '0205 0206 0207 0208',
    '02006 02007 02008 02009 02044',
  ),
  row('sign', '标志路名牌', 'Signs', '0209 0213 0215 0303', '02010 02011 02012 02013 02023 03002'),
  row('signal', '交通信号灯', 'Traffic lights', '0210', '02014'),
  row('barrier', '护栏', 'Railings', '0211 0216 0408 0604', '01070 02017 02024 04008'),
  row('bike', '非机动车架', 'Bicycle racks', '0212', '02025 02026 02027'),
  row('toilet', '公共厕所', 'Public toilets', '0301', '03001'),
  row('bin', '果皮箱垃圾间', 'Litter bins', '0304 0305', '03004 03005'),
  row('billboard', '广告宣传栏', 'Billboards', '0306 0307 0501', '03006 03008'),
  row('tree', '行道树', 'Street trees', '0401 0402', '04001 04002 04003'),
  row('bench', '座椅', 'Benches', '0407', '04007'),
  row(
    'green',
    '绿化设施',
    'Green',
    '0403 0404 0405 0406 0409 0410',
    '04004 04005 04006 04009 04010 04011 04013 04014',
  ),
  row('water', '水域设施', 'Waterside', '0603 0605 0606', '01069 01071 01072 01073 02031'),
  row('camera', '监控公安', 'Cameras and police', '0112 0136', '01012 01050', true),
  row('gas', '燃气', 'Gas', '0111 0129 0135', '01011 01021 01036 01049 01057', true),
  row('voltage', '高压变压', 'High voltage', '0133 0134', '01047 01048', true),
  row('shelter', '人防工事', 'Air-raid shelters', '0502 0503', '05002', true),
  row('danger', '重大危险源', 'Major hazards', '0601', '', true),
  row('other', '其他部件', 'Other components', '', ''),
];
