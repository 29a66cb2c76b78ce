import { component } from '../../contract/schema/city-management.ts';
import { cellText } from '../normalise/cells.ts';
import type { SourceRow } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';
import { withoutPersonalNumbers } from '../validate/personal-number.ts';

/** What such a column says about people has no place in the open. */
const PERSONAL = /姓名|人员|电话|手机|身份|证件|联系|负责|住址|户主/;

/** Columns a city added (设置位置, 材质 …), kept as JSON of header and cell but for those about people; null where a row has none. */
export function localExtras(recognised: RecognisedFile): (row: SourceRow) => string | null {
  const { headers } = recognised.table;
  const all = recognised.matches.get(component.name)?.unknown ?? [];
  const unknown = all.filter((header) => !PERSONAL.test(header));
  const columns = unknown.map((header) => ({
    header: header.trim(),
    index: headers.indexOf(header),
  }));
  if (columns.length === 0) return () => null;
  return ({ cells }) => {
    const extras: Record<string, string> = {};
    let isEmpty = true;
    for (const { header, index } of columns) {
      const text = cellText(cells[index] ?? null);
      if (text === null) continue;
      extras[header] = withoutPersonalNumbers(text, recognised.asOf);
      isEmpty = false;
    }
    return isEmpty ? null : JSON.stringify(extras);
  };
}
