import { say } from '../../contract/sentence.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';
import {
  COMPONENT_LISTS,
  listsOfLength,
  plainName,
  type Edition,
  type TypeList,
} from './type-lists.ts';

/** 6 adcode + 大类 + 小类 + 6 sequence: 16 digits, 17 in the edition of 2026 (data-dictionary §1.2). */
const COMPONENT_ID = /^(\d{6})(\d{4}|\d{5})(\d{6})$/;
/** 扩展部件, numbered by each city. */
const LOCAL_CLASS = '21';

/** Checks a 部件标识码 and settles edition and type from it, the type column and the name. `adcodes`: of the district. */
export function settleComponent(
  values: RowValues,
  checks: RowChecks,
  adcodes: readonly string[],
  fileEdition: Edition | undefined,
): void {
  const id = values.comp_id as string | null;
  if (id === null || values.code_system === 'LOCAL') return settleLocal(values);
  const parts = COMPONENT_ID.exec(id);
  if (!parts || parts[3] === '000000') return refuseId(checks, id);
  if (!adcodes.includes(parts[1] as string)) checks.mark('COMP_ADCODE', 'comp_id', id);
  const typeOfId = parts[2] as string;
  const written = typeWritten(values.type_code as string | null, typeOfId);
  if (written !== typeOfId) mismatch(checks, 'type_code', written);
  settleType(values, checks, typeOfId, fileEdition);
}

function settleLocal(values: RowValues): void {
  values.type_code ??= 'LOCAL';
}

function refuseId(checks: RowChecks, id: string): void {
  checks.reject({
    code: 'COMP_ID_FORMAT',
    field: 'comp_id',
    value: id,
    sentence: say`A component identifier has 16 digits (17 in the edition of 2026): 6 of the area, 2 of the class, the type, and a serial number of 6 that is not 0. A number of the city itself takes the edition LOCAL.`,
  });
}

/** A type column may hold the code of the type alone (小类 18 of 0118) or its name. */
function typeWritten(text: string | null, typeOfId: string): string {
  if (text === null || typeOfId.endsWith(text)) return typeOfId;
  if (/^\d+$/.test(text)) return text;
  const lists = listsOfLength(COMPONENT_LISTS, typeOfId.length);
  const codes = lists.map(({ codes }) => codes.get(plainName(text)));
  if (codes.includes(typeOfId)) return typeOfId;
  return codes.find((code) => code !== undefined) ?? text;
}

function mismatch(checks: RowChecks, field: string, value: string): void {
  checks.warn({
    code: 'COMP_CODE_NAME_MISMATCH',
    field,
    value,
    sentence: say`Name and code stand for different types; the name is taken.`,
  });
}

/** Where code and name disagree the name is trusted (data-dictionary §1.1). */
function settleType(
  values: RowValues,
  checks: RowChecks,
  code: string,
  fileEdition: Edition | undefined,
): void {
  const name = values.name as string | null;
  const lists = listsOfLength(COMPONENT_LISTS, code.length);
  const own = lists.find(({ edition }) => edition === fileEdition) ?? lists[0];
  values.code_system = code.startsWith(LOCAL_CLASS) ? 'LOCAL' : (own?.edition ?? 'LOCAL');
  values.type_code = code;
  if (values.code_system === 'LOCAL') return;
  if (name === null) return unnamed(checks, own, code);
  const meant = own?.codes.get(plainName(name));
  if (meant === undefined) return unknownName(checks, own, code, name);
  if (meant === code || own?.names.get(code)?.some((known) => plainName(known) === plainName(name)))
    return;
  values.type_code = meant;
  mismatch(checks, 'name', name);
}

function unnamed(checks: RowChecks, own: TypeList | undefined, code: string): void {
  if (!own?.names.has(code)) checks.mark('COMP_TYPE_UNKNOWN', 'type_code', code);
}

/** A name nobody knows is kept with its code, where the code is known. */
function unknownName(
  checks: RowChecks,
  own: TypeList | undefined,
  code: string,
  name: string,
): void {
  if (own?.names.has(code)) return checks.mark('COMP_NAME_UNKNOWN', 'name', name);
  return checks.warn({
    code: 'COMP_TYPE_UNKNOWN',
    field: 'name',
    value: name,
    sentence: say`Neither the code nor the name is in the standard’s list of components.`,
  });
}

/** The edition most rows of a sample agree with in code and name; undefined where none does. */
export function editionOf(
  rows: readonly { readonly id: string | null; readonly name: string | null }[],
): Edition | undefined {
  const votes = new Map<Edition, number>();
  for (const { id, name } of rows) {
    const code = id === null ? undefined : COMPONENT_ID.exec(id)?.[2];
    if (code === undefined || name === null) continue;
    for (const { edition, codes } of listsOfLength(COMPONENT_LISTS, code.length))
      if (codes.get(plainName(name)) === code) votes.set(edition, (votes.get(edition) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}
