import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { component } from '../../contract/schema/city-management.ts';
import { cellCode, cellText } from '../normalise/cells.ts';
import type { Cell, SourceRow } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';
import { editionOf } from './component-code.ts';
import type { Edition } from './type-lists.ts';

const SAMPLE_ROWS = 4000;
/** Fewer codes than this may all end in 0 by chance. */
const LEAST_CODES = 5;

/**
 * Looks at the start of a survey's file: which edition its codes are of. Throws `invalid` when every code ends in 0, as
 * after a numeric cell: Excel keeps 15 digits, so all of them are wrong.
 */
export async function lookAtSurvey(
  recognised: RecognisedFile,
): Promise<{ readonly edition: Edition | undefined }> {
  const columns = recognised.matches.get(component.name)?.columns;
  const cell = (row: SourceRow, field: string): Cell =>
    row.cells[columns?.get(field) ?? -1] ?? null;
  const sample: { id: string | null; name: string | null }[] = [];
  for await (const batch of recognised.table.rows()) {
    for (const row of batch)
      sample.push({ id: cellCode(cell(row, 'comp_id')), name: cellText(cell(row, 'name')) });
    if (sample.length >= SAMPLE_ROWS) break;
  }
  refuseMangled(
    recognised.file.path,
    sample.map(({ id }) => id).filter((id) => id !== null),
  );
  return { edition: editionOf(sample) };
}

function refuseMangled(path: string, ids: readonly string[]): void {
  const long = ids.filter((id) => /^\d{16,17}$/.test(id));
  const lost = (id: string) => (id.length === 17 ? id.endsWith('00') : id.endsWith('0'));
  if (long.length < LEAST_CODES || !long.every(lost)) return;
  throw new TwinError(
    'invalid',
    say`CODE_MANGLED: ${path}: every 部件标识码 ends in 0, so a spreadsheet took the column for numbers and the last digits are lost. Set the column to text and export it again.`,
    { file: path },
  );
}
