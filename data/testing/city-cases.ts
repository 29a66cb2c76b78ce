import type { SqlValue } from '../driver/port.ts';

type Values = Readonly<Record<string, SqlValue>>;

/** Moments of a case as its export has them; null = not yet. */
export interface CaseMoments {
  readonly report: string;
  readonly register?: string | null;
  readonly dispatch?: string | null;
  readonly handled?: string | null;
  readonly closed?: string | null;
  readonly deadline?: string | null;
}

/** A case row for tests: an event at the place and times given. */
export function cityCase(caseNo: string, moments: CaseMoments, more: Values = {}): Values {
  return {
    case_no: caseNo,
    source: 'patrol',
    object_kind: 'event',
    code_system: 'CJT214-2007',
    type_code: '0102',
    dept: '环境卫生管理处',
    post: '派遣一岗',
    state: moments.closed ? 'close' : 'dispatch',
    report_at: moments.report,
    register_at: moments.register ?? null,
    dispatch_at: moments.dispatch ?? null,
    handled_at: moments.handled ?? null,
    closed_at: moments.closed ?? null,
    deadline_at: moments.deadline ?? null,
    rework_count: 0,
    street_code: '330203005',
    community_code: '330203005001',
    ...more,
  };
}

/** A step of a case, for tests. */
export function caseEvent(caseNo: string, sequence: number, step: string, at: string): Values {
  return { case_no: caseNo, sequence, step, side: 'supervision', at, actor: '监督中心' };
}
