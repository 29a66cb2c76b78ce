import { type Sentence, say } from '../../contract/sentence.ts';
import type { DeliveryMode } from '../../data/snapshot/delivery.ts';
import { headerForm } from '../header-form.ts';
import type { HeaderMatch } from '../headers.ts';
import { cellText } from '../normalise/cells.ts';
import type { SourceRow } from '../readers/source.ts';
import type { RowChecks } from './row-checks.ts';

/** Columns that say what a row does: 增删标志 with 新增, 修改 or 删除. */
const OPERATIONS = words(
  '增删标志 增删标识 增删改标志 增删改标识 增量标志 操作类型 操作标志 操作标识 操作 变更类型 变更标志 变更标识 数据操作 op op_type optype operation change_type',
);
/** Columns that say whether a row is gone: 是否删除 with 是 or 否. */
const FLAGS = words(
  '是否删除 是否已删除 删除标志 删除标识 删除标记 已删除 is_deleted isdeleted deleted del_flag delflag delete_flag',
);

const GONE = words('删除 删 减 已删除 d del delete deleted');
const KEPT = words(
  '新增 增加 增 添加 新建 修改 改 变更 更新 正常 未删除 不变 i a u m ins add insert upd update modify upsert',
);
const YES = words('是 1 y yes true t √ ✓');
const NO = words('否 0 n no false f ×');

/** Reads the mark of each row and notes in `checks` that the row goes, or why it cannot be told. */
export type RowMarker = (row: SourceRow, checks: RowChecks) => void;

/** Whether a header that feeds no field is a mark of rows that come and go (增删标志). */
export function isMarker(header: string): boolean {
  const { key } = headerForm(header);
  return OPERATIONS.has(key) || FLAGS.has(key);
}

/** The marker of one file's rows, where it has such a column. */
export function rowMarker(
  { marker }: HeaderMatch,
  headers: readonly string[],
  mode: DeliveryMode,
): RowMarker | undefined {
  if (marker === undefined) return undefined;
  const header = headers[marker] ?? '';
  const isFlag = FLAGS.has(headerForm(header).key);
  return (row, checks) => {
    const text = cellText(row.cells[marker] ?? null);
    const word = text?.normalize('NFKC').toLowerCase() ?? '';
    if (GONE.has(word) || (isFlag && YES.has(word))) return takeAway(header, text, mode, checks);
    if (word === '' || KEPT.has(word) || (isFlag && NO.has(word))) return undefined;
    return checks.reject({ code: 'MARKER_UNKNOWN', value: text, sentence: unknownWord(header) });
  };
}

function takeAway(
  header: string,
  text: string | null,
  mode: DeliveryMode,
  checks: RowChecks,
): void {
  checks.isRemoval = true;
  if (mode === 'incremental') return checks.flag('ROW_REMOVED');
  return checks.reject({
    code: 'ROW_DELETED',
    value: text,
    sentence: say`“${header}” marks the row deleted, which a full delivery does not take. If the file is an incremental one, import it so.`,
  });
}

function unknownWord(header: string): Sentence {
  return say`What “${header}” says does not tell whether the row is new, changed or deleted. Write 新增, 修改 or 删除.`;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
