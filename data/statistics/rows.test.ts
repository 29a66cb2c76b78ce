import { expect, it } from 'vitest';
import { useFixtureHost } from '../testing/fixture-host.ts';

const twin = useFixtureHost();

/** What the rooms of the denominator of 采集率 have in a column, in the order of it. */
async function ordered(column: string, descending: boolean): Promise<(string | number | null)[]> {
  const { rows, columns } = await twin.client('officer').call('statistics.rows', {
    metric: 'community-policing.collected',
    part: 'denominator',
    order: { column, descending },
    limit: 500,
  });
  const at = columns.findIndex(({ name }) => name === column);
  return rows.map(({ cells }) => cells[at] ?? null);
}

it.each(['verified_at', 'area_square_metres'])(
  'rows without a %s come after all others, whichever way they are ordered',
  async (column) => {
    for (const descending of [false, true]) {
      const values = await ordered(column, descending);
      const known = values.filter((value) => value !== null);
      expect(values.slice(0, known.length)).toEqual(known);
      const sorted = [...known].sort();
      expect(known).toEqual(descending ? sorted.reverse() : sorted);
    }
  },
);
