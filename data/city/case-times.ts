/** Last 派遣, number of 延期, and 挂账 and 恢复 in order, of cases chosen by SQL: `case_no IN (…)`. To be joined as `steps`. */
export function caseStepsSql(cases: string): string {
  return `SELECT case_no AS steps_of, max(CASE step WHEN 'dispatch' THEN at END) AS begun_at,
      count(CASE step WHEN 'extend' THEN 1 END) AS extensions,
      json_group_array(json_array(step, at) ORDER BY at) FILTER (WHERE step IN ('suspend', 'resume')) AS pauses
    FROM city.case_event WHERE case_no IN (${cases}) GROUP BY case_no`;
}

/** Columns of `CaseTimes` over a case as `row` and its `steps`. */
export const CASE_TIMES = `row.limit_value, row.limit_unit, row.deadline_at, row.handled_at, row.closed_at,
  coalesce(steps.begun_at, row.dispatch_at) AS begun_at, coalesce(steps.extensions, 0) AS extensions, steps.pauses`;
