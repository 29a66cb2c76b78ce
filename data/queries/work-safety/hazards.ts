import type { HazardRow } from '../../../contract/queries/work-safety.ts';
import type { CallResult, ParsedParams } from '../../../contract/queries/index.ts';
import { doubtfulSql } from '../../statistics/doubtful.ts';
import type { QueryContext } from '../context.ts';
import { hazard } from '../../../contract/schema/work-safety.ts';
import { flagsOf } from '../lineage.ts';
import { pictureCounts } from '../pictures/counts.ts';
import { listedHazards } from './hazard-lists.ts';
import { PLACED_COLUMNS, placedJoin } from './placed.ts';

/** Hazards by row number, in the order of the numbers given. */
const HAZARDS_SQL = `
  SELECT row.hazard_no AS hazardNo, row.premises_no AS premisesNo, premises.name AS premisesName, premises.risk,
    premises.team, row.place_text AS placeText, row.description, row.level, row.object, row.state,
    row.found_at AS foundAt, row.due_at AS dueAt, row.closed_at AS closedAt, coalesce(row.return_count, 0) AS returns,
    row.listed, row.flags, ${doubtfulSql('row', 'hazard')} AS setAside,
    CASE WHEN row.closed_at IS NULL AND row.due_at < $today
      THEN CAST(julianday($today) - julianday(row.due_at) AS INTEGER) END AS daysOverdue,
    ${PLACED_COLUMNS}
  FROM json_each($rows) AS wanted CROSS JOIN safety.hazard AS row ON row.id = wanted.value
  LEFT JOIN safety.premises ON premises.premises_no = row.premises_no
  ${placedJoin('coalesce(row.room_slot, premises.room_slot)')}
  ORDER BY wanted.key`;

type Row = Omit<HazardRow, 'greyed' | 'setAside' | 'pictures'> & {
  readonly flags: string | null;
  readonly setAside: 0 | 1;
};

/** 隐患清单. */
export async function safetyHazards(
  context: QueryContext,
  { filter, list, offset, limit }: ParsedParams<'safety.hazards'>,
): Promise<CallResult<'safety.hazards'>> {
  const { snapshot } = context;
  if (!snapshot.has('safety')) return { total: 0, setAside: 0, rows: [] };
  const listed = await listedHazards(context, list, filter);
  const rows = await snapshot.db.all<Row>(HAZARDS_SQL, {
    $today: snapshot.manifest.asOf,
    $rows: JSON.stringify(listed.rows.slice(offset, offset + limit)),
  });
  const numbers = rows.map(({ hazardNo }) => hazardNo);
  const pictures = await pictureCounts(context, hazard, numbers);
  return {
    total: listed.rows.length,
    setAside: listed.setAside,
    rows: rows.map(({ flags, setAside, ...row }) => ({
      ...row,
      greyed: flagsOf(flags),
      setAside: setAside === 1,
      pictures: pictures.get(row.hazardNo) ?? 0,
    })),
  };
}
