import type { TFunction } from 'i18next';
import type { Messages } from '../i18n/zh-cn.ts';
import { zhCn } from '../i18n/zh-cn.ts';

/** Code lists with words in both languages. */
export type CodeList = Exclude<keyof Messages['codes'], 'geometryNote'>;

/**
 * Words of a code in the interface's language. A department's own word that is not a code comes back as it is; a
 * Chinese title of a known code is translated.
 */
export function codeText(t: TFunction, list: CodeList, value: string | null): string | undefined {
  if (value === null || value === '') return undefined;
  const titles: Readonly<Record<string, string>> = zhCn.codes[list];
  const code = value in titles ? value : Object.keys(titles).find((key) => titles[key] === value);
  return code === undefined ? value : t(`codes.${list}.${code}` as 'codes.tenure.owner');
}

/** A department's name in the interface's language. */
export function departmentText(t: TFunction, department: string): string {
  return department in zhCn.departments
    ? t(`departments.${department}` as 'departments.公安分局')
    : department;
}
