import { ERROR_WORDS_ZH } from './error-words.ts';
import { ROW_WORDS_ZH } from './row-words.ts';
import { TABLES } from './schema/index.ts';
import { type Sentence, sentenceText } from './sentence.ts';

/** Chinese of every sentence and word by its English template. */
const WORDS_ZH: Readonly<Record<string, string>> = {
  ...Object.fromEntries(TABLES.map(({ titleEn, title }) => [titleEn, title])),
  ...ERROR_WORDS_ZH,
  ...ROW_WORDS_ZH,
};

/** Languages sentences are told in. */
export type SentenceLanguage = 'zh' | 'en';

/** A sentence in a language; one without a Chinese is told in English. */
export function tell(sentence: Sentence, language: SentenceLanguage): string {
  return sentenceText(sentence, language === 'en' ? {} : WORDS_ZH);
}
