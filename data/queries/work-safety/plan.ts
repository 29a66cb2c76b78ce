import type { PlanRow } from '../../../contract/queries/work-safety.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import type { QueryContext } from '../context.ts';
import { PLACED_COLUMNS, placedJoin, safetyParams, safetyWhere } from './placed.ts';

const RISK_ORDER = `CASE premises.risk WHEN 'red' THEN 0 WHEN 'orange' THEN 1 WHEN 'yellow' THEN 2 ELSE 3 END`;

/** Visits that were planned and not made; with `count` their number only. */
export function planSql(count = false): string {
  const from = `FROM safety.inspection AS row
    LEFT JOIN safety.premises ON premises.premises_no = row.premises_no
    ${placedJoin('premises.room_slot')}
    WHERE row.inspected_at IS NULL AND row.planned_at BETWEEN $from AND $to AND ${safetyWhere()}`;
  if (count) return `SELECT count(*) AS total ${from}`;
  return `
    SELECT row.inspection_no AS inspectionNo, row.premises_no AS premisesNo, premises.name AS premisesName,
      premises.risk, coalesce(row.team, premises.team) AS team, row.kind, row.planned_at AS plannedAt,
      row.planned_at < $today AS overdue,
      (SELECT count(*) FROM safety.hazard
        WHERE hazard.premises_no = row.premises_no AND hazard.closed_at IS NULL) AS openHazards,
      (SELECT max(inspected_at) FROM safety.inspection AS made
        WHERE made.premises_no = row.premises_no) AS lastVisitedAt,
      ${PLACED_COLUMNS}
    ${from} ORDER BY ${RISK_ORDER}, row.planned_at, row.inspection_no LIMIT $limit OFFSET $offset`;
}

type Row = Omit<PlanRow, 'overdue'> & { readonly overdue: number };

/** 检查计划 by risk and date. */
export async function safetyPlan(
  context: QueryContext,
  { filter, from = '0000', to = '9999', offset, limit }: ParsedParams<'safety.plan'>,
): Promise<{ total: number; rows: PlanRow[] }> {
  const { db, manifest } = context.snapshot;
  if (!context.snapshot.has('safety')) return { total: 0, rows: [] };
  const params = { ...safetyParams(context, filter), $from: from, $to: to };
  const [counted, rows] = await Promise.all([
    db.get<{ total: number }>(planSql(true), params),
    db.all<Row>(planSql(), { ...params, $today: manifest.asOf, $limit: limit, $offset: offset }),
  ]);
  return {
    total: counted?.total ?? 0,
    rows: rows.map((row) => ({ ...row, overdue: row.overdue === 1 })),
  };
}
