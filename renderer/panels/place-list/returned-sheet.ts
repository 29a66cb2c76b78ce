import type { PlacedWords } from '../../../contract/address-words.ts';
import { placedCells } from '../../../contract/placed-table.ts';
import { type SheetCopy, sheetCopy } from '../../parts/kit/sheet-copy.ts';
import type { TableColumn } from '../../parts/kit/table-model.ts';
import type { PlaceList } from '../../place-list.ts';

/** The list as it came, in its order, with its places behind it, for Excel and WPS. */
export function returnedSheet(
  { table, rows, buildings }: PlaceList,
  words: PlacedWords,
  provenance: string,
): SheetCopy {
  const width = table.rows[0]?.length ?? 0;
  const own = table.header ?? Array.from({ length: width }, () => '');
  const lines = rows.map((row, index) => {
    const building = buildings.get(row.buildingId ?? '');
    return [...(table.rows[index] ?? []), ...placedCells(row, building, words)];
  });
  const titles = [...own, ...words.headers];
  const columns = titles.map((title, at) => columnOf(title, at, at >= width + COUNTS_FROM));
  return sheetCopy(columns, lines, provenance);
}

/** The last columns of `placedCells` are counts. */
const COUNTS_FROM = 8;

function columnOf(title: string, at: number, isCount: boolean): TableColumn<readonly string[]> {
  return {
    id: String(at),
    title,
    kind: isCount ? 'number' : 'code',
    value: (cells) => cells[at] || null,
    widthRem: 8,
  };
}
