import { weighted, type Random } from '../random.ts';

export type ColumnClass = '政务' | '要闻' | '咨询' | '办事' | '服务' | '资料';
export type Language = '简体' | '繁体' | '英语';

/** A column of the government's site (栏目). */
export interface SiteColumn {
  readonly no: string;
  readonly name: string;
  readonly parentNo: string;
  readonly language: Language;
  readonly kind: ColumnClass;
  readonly department: string;
  /** Longest time between two updates it is kept to, days. */
  readonly cycleDays: number;
  /** What is wrong with it, when something is. */
  readonly fault?: 'blank' | 'overdue';
  /** Share of the site's visits beside others. */
  readonly popularity: number;
}

const TOPICS: Readonly<Record<ColumnClass, readonly string[]>> = {
  政务: [
    '政府公告',
    '政策文件',
    '人事任免',
    '财政预决算',
    '规划计划',
    '应急管理',
    '重点项目',
    '行政处罚',
    '信息公开指南',
    '会议公开',
  ],
  要闻: ['海曙要闻', '部门动态', '街道动态', '图片新闻', '视频新闻', '通知公告'],
  咨询: ['区长信箱', '在线咨询', '民意征集', '网上调查', '热点回应'],
  办事: ['个人办事', '企业办事', '办事指南', '表格下载', '结果公示', '场景导航'],
  服务: ['教育服务', '医疗服务', '养老服务', '就业服务', '住房服务', '交通出行', '便民查询'],
  资料: ['区情概况', '历史文化', '统计数据', '年鉴', '地方志', '视频资料'],
};

const DEPARTMENTS = [
  '区府办',
  '发展和改革局',
  '教育局',
  '科技局',
  '民政局',
  '司法局',
  '财政局',
  '人力资源和社会保障局',
  '城市管理局',
  '住房和建设局',
  '商务局',
  '文化广电局',
  '卫生局',
  '审计局',
  '统计局',
  '安全生产监督管理局',
] as const;

const CYCLES: Readonly<Record<ColumnClass, number>> = {
  政务: 180,
  要闻: 14,
  咨询: 90,
  办事: 180,
  服务: 90,
  资料: 365,
};

const language = weighted<Language>([
  ['简体', 78],
  ['繁体', 13],
  ['英语', 9],
]);

const FAULTS = { blank: 12, overdue: 18, of: 335 } as const;

/** The site's columns: six classes on top, all others below one of them; some blank, some overdue. */
export function inventColumns(count: number, random: Random): SiteColumn[] {
  const classes = Object.keys(TOPICS) as ColumnClass[];
  const columns = Array.from({ length: Math.max(count, classes.length * 3) }, (_, index) => {
    const kind = classes[index % classes.length]!;
    const top = index < classes.length;
    return {
      no: `LM${String(index + 1).padStart(4, '0')}`,
      name: top ? kind : `${random.pick(TOPICS[kind])}（${Math.floor(index / classes.length)}）`,
      parentNo: top ? '' : `LM${String((index % classes.length) + 1).padStart(4, '0')}`,
      language: top ? ('简体' as const) : language(random),
      kind,
      department: random.pick(DEPARTMENTS),
      cycleDays: CYCLES[kind],
      popularity: 1 / (1 + random.next() * 40),
    };
  });
  return plantFaults(columns, classes.length, random);
}

/** Blank and overdue columns among those below the top. */
function plantFaults(columns: readonly SiteColumn[], tops: number, random: Random): SiteColumn[] {
  const some = (full: number): number =>
    Math.max(1, Math.round((full * columns.length) / FAULTS.of));
  const order = columns
    .slice(tops)
    .map((column) => ({ column, draw: random.next() }))
    .sort((a, b) => a.draw - b.draw)
    .map(({ column }) => column);
  const blank = new Set(order.slice(0, some(FAULTS.blank)));
  const late = new Set(order.slice(blank.size, blank.size + some(FAULTS.overdue)));
  return columns.map((column) =>
    blank.has(column)
      ? { ...column, fault: 'blank' }
      : late.has(column)
        ? { ...column, fault: 'overdue' }
        : column,
  );
}
