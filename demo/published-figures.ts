/** Where a published figure stands. */
const SOURCES = {
  /** 竺志军《海曙区以信息化建设为手段助推政府管理模式转变》, the district's own account. */
  account: '海曙区信息办的总结',
  /** 海曙区楼宇经济发展比较研究, of the third economic census (end of 2013). */
  census: '海曙区楼宇经济发展比较研究（三经普，2013）',
  /** 海曙新闻网 2014-08-19, thirteen years of 81890. */
  hotline: '海曙新闻网 2014-08-19',
} as const;

interface PublishedFigure {
  readonly value: number;
  readonly unit: string;
  readonly source: (typeof SOURCES)[keyof typeof SOURCES];
}

const { account, census, hotline } = SOURCES;

/** 公布数: what was published of the district of 2011 to 2014, and a demo of scale 1 is to say too. */
export const PUBLISHED_OF_HAISHU = {
  虚拟房屋: { value: 6_800, unit: '幢', source: account },
  虚拟房间: { value: 150_000, unit: '间', source: account },
  人口数据: { value: 1_270_000, unit: '条', source: account },
  单位数据: { value: 27_000, unit: '条', source: account },
  服务热线: { value: 18, unit: '条', source: account },
  日求助量: { value: 3_000, unit: '件', source: account },
  网站栏目: { value: 335, unit: '个', source: account },
  网站信息大类: { value: 6, unit: '类', source: account },
  网站语言版本: { value: 3, unit: '种', source: account },
  工作日日均浏览量: { value: 100_000, unit: '次', source: account },
  审批提速: { value: 69.7, unit: '%', source: account },
  OA用户: { value: 1_800, unit: '个', source: account },
  楼宇载体: { value: 157, unit: '处', source: census },
  商务楼宇: { value: 186, unit: '幢', source: census },
  九层以上商务楼宇: { value: 154, unit: '幢', source: census },
  商务面积: { value: 373.0, unit: '万㎡', source: census },
  纯写字楼: { value: 104, unit: '幢', source: census },
  纯写字楼面积: { value: 249.75, unit: '万㎡', source: census },
  入驻企业: { value: 6_224, unit: '家', source: census },
  税收亿元楼: { value: 17, unit: '幢', source: census },
  求助大类: { value: 20, unit: '类', source: hotline },
  求助小项: { value: 190, unit: '项', source: hotline },
  咨询占咨询与服务: { value: 70, unit: '%', source: hotline },
  满意率: { value: 99.87, unit: '%', source: hotline },
  清退加盟企业: { value: 3, unit: '家', source: hotline },
  退出加盟企业: { value: 60, unit: '家', source: hotline },
} as const satisfies Readonly<Record<string, PublishedFigure>>;

export type PublishedName = keyof typeof PUBLISHED_OF_HAISHU;
