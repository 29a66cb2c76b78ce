import type { ReadDb } from '../../data/driver/port.ts';
import { LEVELS, type MatchLevel } from '../addresses/levels.ts';

/** How the addresses of one field were placed. */
export interface LinkCount {
  readonly table: string;
  readonly field: string;
  /** Rows with an address. */
  readonly rows: number;
  readonly levels: Readonly<Record<MatchLevel, number>>;
  /** Share placed at a building or finer (上图率). */
  readonly placedShare: number;
  /** Share placed at all (匹配率). */
  readonly matchedShare: number;
}

interface LevelRow {
  readonly table: string;
  readonly field: string;
  readonly level: MatchLevel;
  readonly count: number;
}

/** Rows with an address and how they were placed, by table and field. */
export async function countLinks(db: ReadDb): Promise<LinkCount[]> {
  const rows = await db.all<LevelRow>(
    `SELECT table_name AS "table", field, level, count(*) AS count
      FROM links.address_link GROUP BY 1, 2, 3 ORDER BY 1, 2`,
  );
  const fields = new Map<string, LevelRow[]>();
  for (const row of rows) {
    const key = `${row.table}.${row.field}`;
    fields.set(key, [...(fields.get(key) ?? []), row]);
  }
  return [...fields.values()].map(countOf);
}

function countOf(rows: readonly LevelRow[]): LinkCount {
  const { table = '', field = '' } = rows[0] ?? {};
  const at = (level: MatchLevel): number => rows.find((row) => row.level === level)?.count ?? 0;
  const levels = Object.fromEntries(LEVELS.map((level) => [level, at(level)]));
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  return {
    table,
    field,
    rows: total,
    levels: levels as Record<MatchLevel, number>,
    placedShare: (at('room') + at('unit') + at('building')) / total,
    matchedShare: (total - at('none')) / total,
  };
}
