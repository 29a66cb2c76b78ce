import type { Measure } from '../../contract/metrics/metric.ts';
import type { StatisticsList } from '../../contract/queries/statistics.ts';
import type { QueryContext } from '../queries/context.ts';
import { numbers } from './column-masks.ts';
import { FACTS } from './facts/index.ts';
import type { FactTable } from './fact-table.ts';
import { ROW_COLUMN } from './read-columns.ts';

type ListedRows = Pick<StatisticsList, 'table' | 'columns' | 'rows'>;

/** Numbers of a fact that stand beside its rows. They count persons of a room: nobody sees them whom small counts are withheld from. */
export function shownTo(
  { suppressionOf }: QueryContext,
  { fact, shows = [] }: Measure,
): typeof shows {
  return suppressionOf(FACTS[fact]!.table).below === undefined ? shows : [];
}

/** Rows of a page, in the order of `rowNumbers`, with what their figure looks at; `positions` are where its rows lie in the fact. */
export function withShown(
  listed: ListedRows & { readonly rowNumbers: readonly number[] },
  table: FactTable,
  shows: ReturnType<typeof shownTo>,
  positions: Uint32Array,
): ListedRows {
  const { rowNumbers, columns, rows, ...rest } = listed;
  const ofRow = numbers(table, ROW_COLUMN);
  const placeOf = new Map(Array.from(positions, (at) => [ofRow[at]!, at]));
  const values = shows.map(({ name }) => numbers(table, name));
  return {
    ...rest,
    columns: behindKey(
      columns,
      shows.map(({ name, title, titleEn, ...measured }) => ({ name, title, titleEn, measured })),
    ),
    rows: rows.map((row, at) => {
      const place = placeOf.get(rowNumbers[at]!)!;
      const shown = values.map((each) => (Number.isNaN(each[place]!) ? null : each[place]!));
      return { ...row, cells: behindKey(row.cells, shown) };
    }),
  };
}

/** They stand behind the key, in sight. */
function behindKey<Item>([key, ...others]: readonly Item[], shown: readonly Item[]): Item[] {
  return [key!, ...shown, ...others];
}
