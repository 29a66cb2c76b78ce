/** Industry of a scope of business by edition of GB/T 4754: letters moved between 2002 and 2011. */
const INDUSTRIES: Readonly<Record<string, readonly [edition2002: string, edition2011: string]>> = {
  货物进出口: ['H6399', 'F5199'],
  批发零售: ['H6399', 'F5199'],
  软件开发: ['G6212', 'I6510'],
  商务信息咨询: ['L7439', 'L7239'],
  货运代理: ['F5800', 'G5821'],
  国际货运代理: ['F5800', 'G5821'],
  投资管理: ['L7412', 'L7212'],
  建筑工程施工: ['E4710', 'E4700'],
  广告设计制作: ['L7440', 'L7240'],
  室内装饰设计: ['E4900', 'E5010'],
  审计验资: ['L7431', 'L7231'],
  法律服务: ['L7421', 'L7221'],
  教育信息咨询: ['P8490', 'P8290'],
  人力资源服务: ['L7460', 'L7269'],
  服装零售: ['H6532', 'F5232'],
  餐饮服务: ['I6710', 'H6210'],
  饮品服务: ['I6730', 'H6233'],
  食品零售: ['H6529', 'F5229'],
  理发服务: ['O8240', 'O7940'],
  美容服务: ['O8240', 'O7940'],
  药品零售: ['H6551', 'F5251'],
  房产经纪: ['K7230', 'K7030'],
};

const OTHER = ['H6599', 'F5299'] as const;

/** Industry code of a scope in an edition. */
export function industryOf(scope: string, edition: '2002' | '2011'): string {
  return (INDUSTRIES[scope] ?? OTHER)[edition === '2002' ? 0 : 1];
}

/** Whether a trade paid 营业税 until May 2016, when 增值税 took its place (营改增). */
export function paidBusinessTax(scope: string): boolean {
  return !/零售|进出口|软件|货运/u.test(scope);
}
