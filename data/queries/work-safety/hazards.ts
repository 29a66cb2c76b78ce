import type { HazardList, HazardRow } from '../../../contract/queries/work-safety.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import type { QueryContext } from '../context.ts';
import { flagsOf } from '../lineage.ts';
import { PLACED_COLUMNS, placedJoin, safetyParams, safetyWhere } from './placed.ts';

/**
 * Closed without a recheck that passed (domain §5.4), as the metric `work-safety.unreviewed` counts it: by its steps, and
 * by its own row where no step was delivered.
 */
const UNREVIEWED = `row.closed_at IS NOT NULL AND NOT (
  CASE WHEN EXISTS (SELECT 1 FROM safety.hazard_event AS step WHERE step.hazard_no = row.hazard_no)
  THEN EXISTS (SELECT 1 FROM safety.hazard_event AS step WHERE step.hazard_no = row.hazard_no AND step.step = 'pass'
    AND step.at <= coalesce((SELECT max(at) FROM safety.hazard_event AS last
      WHERE last.hazard_no = row.hazard_no AND last.step = 'close'), step.at))
  ELSE coalesce(row.recheck_result, '') = 'pass' END)`;
const IS_OPEN = 'row.closed_at IS NULL';

const CONDITIONS: Readonly<Record<HazardList, string>> = {
  open: IS_OPEN,
  overdue: `${IS_OPEN} AND row.due_at < $today`,
  recheck: `${IS_OPEN} AND row.state = 'apply'`,
  major: `${IS_OPEN} AND row.level = 'major'`,
  returned: `${IS_OPEN} AND row.return_count > 0`,
  unreviewed: UNREVIEWED,
  incomplete: `row.level = 'major' AND ',' || coalesce(row.flags, '') || ',' LIKE '%,HAZARD_GUARANTEES,%'`,
  all: '1',
};

/** Closed rows are read newest first, open ones by their deadline. */
const ORDERS: Partial<Record<HazardList, string>> = {
  all: 'row.found_at DESC',
  unreviewed: 'row.found_at DESC',
  incomplete: 'row.found_at DESC',
};

/** Rows of one list; with `count` their number only. */
export function hazardsSql(list: HazardList, count = false): string {
  const order = ORDERS[list] ?? 'coalesce(row.due_at, row.found_at)';
  const from = `FROM safety.hazard AS row
    LEFT JOIN safety.premises ON premises.premises_no = row.premises_no
    ${placedJoin('coalesce(row.room_slot, premises.room_slot)')}
    WHERE $today IS NOT NULL AND ${CONDITIONS[list]} AND ${safetyWhere()}
      AND ($object IS NULL OR row.object = $object) AND ($level IS NULL OR row.level = $level)`;
  if (count) return `SELECT count(*) AS total ${from}`;
  return `
    SELECT row.hazard_no AS hazardNo, row.premises_no AS premisesNo, premises.name AS premisesName, premises.risk,
      premises.team, row.place_text AS placeText, row.description, row.level, row.object, row.state,
      row.found_at AS foundAt, row.due_at AS dueAt, row.closed_at AS closedAt, coalesce(row.return_count, 0) AS returns,
      row.listed, row.flags,
      CASE WHEN ${IS_OPEN} AND row.due_at < $today
        THEN CAST(julianday($today) - julianday(row.due_at) AS INTEGER) END AS daysOverdue,
      ${PLACED_COLUMNS}
    ${from} ORDER BY ${order}, row.hazard_no LIMIT $limit OFFSET $offset`;
}

type Row = Omit<HazardRow, 'greyed'> & { readonly flags: string | null };

/** 隐患清单. */
export async function safetyHazards(
  context: QueryContext,
  { filter, list, offset, limit }: ParsedParams<'safety.hazards'>,
): Promise<{ total: number; rows: HazardRow[] }> {
  const { db, manifest } = context.snapshot;
  if (!context.snapshot.has('safety')) return { total: 0, rows: [] };
  const { object = null, level = null } = filter;
  const params = {
    ...safetyParams(context, filter),
    $object: object,
    $level: level,
    $today: manifest.asOf,
  };
  const [counted, rows] = await Promise.all([
    db.get<{ total: number }>(hazardsSql(list, true), params),
    db.all<Row>(hazardsSql(list), {
      ...params,
      $limit: limit,
      $offset: offset,
    }),
  ]);
  return {
    total: counted?.total ?? 0,
    rows: rows.map(({ flags, ...row }) => ({ ...row, greyed: flagsOf(flags) })),
  };
}
