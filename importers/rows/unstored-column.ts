import type { TableSpec } from '../../contract/schema/table.ts';
import { headerForm } from '../header-form.ts';
import { cellText } from '../normalise/cells.ts';
import type { SourceRow } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';

/**
 * Reads a column that no column of the table stores but that says what another one means (是否出租, 币种, 营业期限): the text of its cell,
 * null where the file has no such column. `names` as departments write them; the first the file has counts.
 */
export function unstoredColumn(
  { table: source, matches, rule }: RecognisedFile,
  { name }: Pick<TableSpec, 'name'>,
  names: readonly string[],
): (row: SourceRow) => string | null {
  const used = new Set(matches.get(name)?.columns.values());
  const forms = source.headers.map((header) => headerForm(header).key);
  const isFree = (index: number) =>
    index >= 0 && !used.has(index) && rule?.columns?.[source.headers[index] ?? ''] !== null;
  const index = names.map((each) => forms.indexOf(headerForm(each).key)).find(isFree);
  if (index === undefined) return () => null;
  return ({ cells }) => cellText(cells[index] ?? null);
}
