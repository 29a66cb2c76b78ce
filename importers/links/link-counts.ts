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

/** Links of one table: field → level → how many. */
export type FieldLevels = ReadonlyMap<string, ReadonlyMap<MatchLevel, number>>;

/** Adds up the links of stretches, table by table. */
export class LinkCounter {
  private readonly tables = new Map<string, Map<string, Map<MatchLevel, number>>>();

  /** Gives the number of links added. */
  add(table: string, counted: FieldLevels): number {
    let added = 0;
    const fields = this.tables.get(table) ?? new Map<string, Map<MatchLevel, number>>();
    this.tables.set(table, fields);
    for (const [field, levels] of counted) {
      const sums = fields.get(field) ?? new Map<MatchLevel, number>();
      fields.set(field, sums);
      for (const [level, count] of levels) {
        sums.set(level, (sums.get(level) ?? 0) + count);
        added += count;
      }
    }
    return added;
  }

  /** By table and field, in alphabetical order. */
  counts(): LinkCount[] {
    const counts = [...this.tables].flatMap(([table, fields]) =>
      [...fields].map(([field, levels]) => countOf(table, field, levels)),
    );
    return counts.sort((one, other) =>
      order(`${one.table}|${one.field}`, `${other.table}|${other.field}`),
    );
  }
}

function order(one: string, other: string): number {
  return one < other ? -1 : 1;
}

function countOf(
  table: string,
  field: string,
  counted: ReadonlyMap<MatchLevel, number>,
): LinkCount {
  const at = (level: MatchLevel): number => counted.get(level) ?? 0;
  const levels = Object.fromEntries(LEVELS.map((level) => [level, at(level)]));
  const rows = LEVELS.reduce((sum, level) => sum + at(level), 0);
  return {
    table,
    field,
    rows,
    levels: levels as Record<MatchLevel, number>,
    placedShare: (at('room') + at('unit') + at('building')) / rows,
    matchedShare: (rows - at('none')) / rows,
  };
}
