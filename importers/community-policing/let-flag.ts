import { room } from '../../contract/schema/community-policing.ts';
import type { SourceRow } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';
import { unstoredColumn } from '../rows/unstored-column.ts';
import { LET_FLAG } from '../serving-columns.ts';

const YES = /^(是|有|y|yes|true|1|√|✓|✔|出租|已出租)$/i;
const NO = /^(否|无|没有|n|no|false|0|×|✗|✘|未出租)$/i;

/** 是否出租 (data-dictionary §2.2) says what 房屋性质 leaves open; where both speak and differ the room is marked and 房屋性质 stays. */
export function letFlag(
  recognised: RecognisedFile,
): (values: RowValues, checks: RowChecks, row: SourceRow) => void {
  const read = unstoredColumn(recognised, room, LET_FLAG);
  return (values, checks, row) => {
    const text = read(row);
    const isLet =
      text === null ? undefined : YES.test(text) ? true : NO.test(text) ? false : undefined;
    if (isLet === undefined) return;
    const { tenure } = values;
    if (tenure === null) values.tenure = isLet ? 'rented' : null;
    else if (isLet !== (tenure === 'rented'))
      checks.mark('TENURE_CONFLICT', 'tenure', room.columns.tenure?.codes?.[String(tenure)]);
  };
}
