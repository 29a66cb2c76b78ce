/**
 * SQL for the deadline (截止时间) of a case by which it can be late: null while its clock stands (挂账未恢复), since 恢复 will
 * move it. A deadline that had passed before 挂账 stays; a case marked 是否挂账 without such a step is taken as in time.
 */
export function runningDeadlineSql(alias: string): string {
  const suspendedAt = `(SELECT max(at) FROM city.case_event AS step
    WHERE step.case_no = ${alias}.case_no AND step.step = 'suspend')`;
  return `CASE WHEN ${alias}.closed_at IS NULL AND ${alias}.handled_at IS NULL
      AND (${alias}.suspended = 1 OR ${alias}.state = 'suspend')
      AND coalesce(${suspendedAt} <= ${alias}.deadline_at, 1)
    THEN NULL ELSE ${alias}.deadline_at END`;
}
