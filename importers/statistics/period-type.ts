/** Kind of a period by its form: `2010` Y, `2010H1` H, `2010Q3` Q, `2010-07` M, `2010-01~07` C. */
export function periodTypeOf(period: string | null): 'Y' | 'H' | 'Q' | 'M' | 'C' | undefined {
  if (period === null) return undefined;
  if (period.includes('~')) return 'C';
  if (period.includes('H')) return 'H';
  if (period.includes('Q')) return 'Q';
  return period.length === 4 ? 'Y' : 'M';
}
