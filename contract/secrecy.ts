import { z } from 'zod';

/**
 * 密级 a source may carry, the lowest first: 公开, 内部, 工作秘密 (保守国家秘密法 2024, 第六十四条). 秘密, 机密 and 绝密 never
 * come in. A source that states none is handled like an internal one.
 */
export const SECRECY_LEVELS = ['public', 'internal', 'work-secret'] as const;

export const secrecySchema = z.enum(SECRECY_LEVELS);
export type Secrecy = z.infer<typeof secrecySchema>;

/** As sources and papers write it. */
export const SECRECY_TITLES: Readonly<Record<Secrecy, string>> = {
  public: '公开',
  internal: '内部',
  'work-secret': '工作秘密',
};

/** The highest of several; undefined where none states any. */
export function highestSecrecy(stated: Iterable<Secrecy | undefined>): Secrecy | undefined {
  const ranks = [...stated].map((each) => (each ? SECRECY_LEVELS.indexOf(each) : -1));
  return SECRECY_LEVELS[Math.max(-1, ...ranks)];
}

/** What a file drawn from sources says of its own 密级. */
export function secrecyLine(stated: Iterable<Secrecy | undefined>): string {
  const levels = [...stated];
  const highest = highestSecrecy(levels);
  if (highest === undefined) return '密级：来源未标明，按内部资料管理';
  const unstated = highest === 'public' && levels.includes(undefined);
  return unstated ? '密级：部分来源未标明，按内部资料管理' : `密级：${SECRECY_TITLES[highest]}`;
}
