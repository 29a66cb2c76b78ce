import type { CallResult } from '../../contract/queries/index.ts';
import { groupBy } from '../economy/group-by.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';

type FieldLinks = CallResult<'quality.links'>[number];

interface LevelCount {
  readonly table_name: string;
  readonly field: string;
  readonly level: string;
  readonly rows: number;
  readonly conflicts: number;
}

/** Written addresses by table, field and match level. */
export async function qualityLinks(snapshot: OpenSnapshot): Promise<FieldLinks[]> {
  if (!snapshot.has('links')) return [];
  const counts = await snapshot.db.all<LevelCount>(
    `SELECT table_name, field, level, count(*) AS rows, sum(conflict) AS conflicts
     FROM links.address_link GROUP BY table_name, field, level`,
  );
  const fields = groupBy(counts, ({ table_name, field }) => `${table_name}|${field}`);
  return [...fields.values()].map((own) => {
    const { table_name: table = '', field = '' } = own[0] ?? {};
    const sum = (of: (count: LevelCount) => number) =>
      own.reduce((total, count) => total + of(count), 0);
    return {
      table,
      field,
      rows: sum(({ rows }) => rows),
      levels: Object.fromEntries(own.map(({ level, rows }) => [level, rows])),
      conflicts: sum(({ conflicts }) => conflicts),
    };
  });
}
