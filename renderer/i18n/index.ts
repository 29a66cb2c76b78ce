import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { type Messages, zhCn } from './zh-cn.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Messages };
    returnNull: false;
  }
}

/** The words of the interface in one language; switch with `changeLanguage`. Ready at once. */
export function createWords(language: 'zh-CN' | 'en'): i18n {
  const words = createInstance();
  void words.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    initAsync: false,
    resources: { 'zh-CN': { translation: zhCn }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  return words;
}
