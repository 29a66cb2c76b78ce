import type { TableSpec } from '../../contract/schema/table.ts';
import { headerForm } from '../header-form.ts';
import { cellText } from '../normalise/cells.ts';
import type { SourceRow } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';
import { type ServingColumn, servingIndex } from '../serving-columns.ts';

/** Reads a column that serves another one and is not stored: the text of its cell, null where the file has no such column. */
export function unstoredColumn(
  { table: source, matches, rule }: RecognisedFile,
  { name }: Pick<TableSpec, 'name'>,
  { headers }: ServingColumn,
): (row: SourceRow) => string | null {
  const used = new Set(matches.get(name)?.columns.values());
  const isFree = (index: number) =>
    !used.has(index) && rule?.columns?.[source.headers[index] ?? ''] !== null;
  const index = servingIndex(source.headers.map(headerForm), headers, isFree);
  if (index === undefined) return () => null;
  return ({ cells }) => cellText(cells[index] ?? null);
}
