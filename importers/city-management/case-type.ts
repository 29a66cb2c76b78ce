import type { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';
import {
  COMPONENT_LISTS,
  EVENT_LISTS,
  listsOfLength,
  plainName,
  type TypeList,
} from './type-lists.ts';

/** 6 adcode before the type, as event codes are written in full. */
const FULL_CODE = /^\d{6}(\d{4,5})$/;

/**
 * Settles a case's type and edition (data-dictionary §1.6): by the column of the edition, else by the length of the code,
 * of two editions of four digits the older first; a name becomes its code. An unknown type is marked.
 */
export function settleCaseType(values: RowValues, checks: RowChecks): void {
  const text = values.type_code as string | null;
  if (text === null) return;
  const lists = values.object_kind === 'component' ? COMPONENT_LISTS : EVENT_LISTS;
  const code = FULL_CODE.exec(text)?.[1] ?? text;
  values.type_code = code;
  if (values.code_system === 'LOCAL') return;
  const list = /^\d+$/.test(code) ? byCode(values, lists, code) : byName(values, lists, code);
  values.code_system ??= list?.edition ?? 'LOCAL';
  if (!list || !isKnown(list, values.type_code as string))
    checks.mark('CASE_TYPE_UNKNOWN', 'type_code', text);
}

function byCode(
  { code_system: edition }: RowValues,
  lists: readonly TypeList[],
  code: string,
): TypeList | undefined {
  const candidates =
    edition === null
      ? listsOfLength(lists, code.length)
      : lists.filter((list) => list.edition === edition);
  return candidates.find((list) => list.names.has(code)) ?? candidates[0];
}

function byName(values: RowValues, lists: readonly TypeList[], name: string): TypeList | undefined {
  const edition = values.code_system;
  const list = lists.find(
    (each) => (edition === null || each.edition === edition) && each.codes.has(plainName(name)),
  );
  if (list) values.type_code = list.codes.get(plainName(name)) ?? name;
  return list;
}

/** Types of a city's own (21) are in no list; a list that is known in part only cannot miss one. */
function isKnown(list: TypeList, code: string): boolean {
  return list.names.has(code) || code.startsWith('21') || list.edition !== 'CJT214-2007';
}
