import { STOP_WORDS_ZH } from './address-words.ts';
import { DESK_WORDS_ZH } from './desk-words.ts';
import { ERROR_WORDS_ZH } from './error-words.ts';
import { ROW_WORDS_ZH } from './row-words.ts';
import { TABLES } from './schema/index.ts';
import { type Sentence, sentenceText } from './sentence.ts';

/** Chinese of every sentence, by its English template. */
export const SENTENCES_ZH: Readonly<Record<string, string>> = {
  ...ERROR_WORDS_ZH,
  ...ROW_WORDS_ZH,
  ...DESK_WORDS_ZH,
};

/** Those, and the words in them. */
const WORDS_ZH: Readonly<Record<string, string>> = {
  ...Object.fromEntries(TABLES.map(({ titleEn, title }) => [titleEn, title])),
  ...STOP_WORDS_ZH,
  ...SENTENCES_ZH,
};

/** Languages sentences are told in. */
export type SentenceLanguage = 'zh' | 'en';

/** A sentence in a language; one without a Chinese is told in English. */
export function tell(sentence: Sentence, language: SentenceLanguage): string {
  return sentenceText(sentence, language === 'en' ? {} : WORDS_ZH);
}
