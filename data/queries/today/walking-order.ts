import type { QueryContext } from '../context.ts';
import { oncePerSnapshot } from '../once-per-snapshot.ts';

interface BuildingRow {
  readonly slot: number;
  readonly street_code: string | null;
  readonly address: string | null;
  readonly name: string | null;
}

const inOrder = new Intl.Collator('zh-CN', { numeric: true });

/** Slots of the buildings as an officer walks them: by street, road, door number and block. */
export const walkingOrder = oncePerSnapshot(
  async ({ snapshot }: Pick<QueryContext, 'snapshot'>): Promise<readonly number[]> => {
    const rows = await snapshot.db.all<BuildingRow>(
      'SELECT slot, street_code, address, name FROM base.building',
    );
    return rows.sort(byWalk).map(({ slot }) => slot);
  },
);

/** Numbers compare as numbers: 8号 before 12号. */
function byWalk(left: BuildingRow, right: BuildingRow): number {
  return (
    inOrder.compare(left.street_code ?? '~', right.street_code ?? '~') ||
    inOrder.compare(left.address ?? '~', right.address ?? '~') ||
    inOrder.compare(left.name ?? '', right.name ?? '')
  );
}
