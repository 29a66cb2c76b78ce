import { createInstance, type FormatterModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { groupedNumber } from '../format/numbers.ts';
import { en } from './en.ts';
import { type Messages, zhCn } from './zh-cn.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Messages };
    returnNull: false;
  }
}

/** Writes each number of a sentence with its thousands grouped. */
const GROUPED_NUMBERS: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown) =>
    typeof value === 'number' ? groupedNumber(value) : (value as string),
};

/** The words of the interface in one language, their numbers grouped; switch with `changeLanguage`. Ready at once. */
export function createWords(language: 'zh-CN' | 'en'): i18n {
  const words = createInstance();
  void words
    .use(initReactI18next)
    .use(GROUPED_NUMBERS)
    .init({
      lng: language,
      fallbackLng: 'zh-CN',
      initAsync: false,
      resources: { 'zh-CN': { translation: zhCn }, en: { translation: en } },
      interpolation: { escapeValue: false, alwaysFormat: true },
    });
  return words;
}
