import type { ThemeSpec } from '../../../contract/themes/theme.ts';
import { groupBy } from '../../economy/group-by.ts';
import { withheldCounts } from '../../masking/suppress.ts';
import type { QueryContext } from '../context.ts';

/** What stands for a number of persons that is withheld. */
const WITHHELD = Number.POSITIVE_INFINITY;

/** The limit under which a theme's counts of persons are withheld from the caller; its last table holds the persons. */
export function personsBelow(
  { suppressionOf }: Pick<QueryContext, 'suppressionOf'>,
  { tables }: Pick<ThemeSpec, 'tables'>,
): number | undefined {
  return suppressionOf(tables.at(-1) ?? '').below;
}

/**
 * Values of a theme as this caller may see them. Where small counts of persons are withheld, no room's is shown, and a
 * building stands in the line of its community's buildings, whose sum is shown elsewhere.
 */
export async function shownValues(
  { snapshot, suppressionOf }: QueryContext,
  { persons, subject, tables }: ThemeSpec,
  slots: readonly number[],
  values: readonly (number | null)[],
): Promise<Float32Array<ArrayBuffer>> {
  const below = personsBelow({ suppressionOf }, { tables });
  const shown = Float32Array.from(values, (value) => value ?? Number.NaN);
  if (!persons || below === undefined) return shown;
  if (subject === 'room') return shown.fill(WITHHELD);
  const rows = await snapshot.db.all<{ slot: number; community: string | null }>(
    'SELECT slot, community_code AS community FROM base.building',
  );
  const communityOf = new Map(rows.map(({ slot, community }) => [slot, community]));
  const lines = groupBy([...slots.keys()], (at) => communityOf.get(slots[at]!));
  for (const line of lines.values()) {
    const counts = line.map((at) => values[at] ?? 0);
    for (const hidden of withheldCounts(counts, below)) shown[line[hidden]!] = WITHHELD;
  }
  return shown;
}
