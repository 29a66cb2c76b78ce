import type { i18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ERROR_WORDS_ZH } from '../../contract/error-words.ts';
import type { ErrorShape } from '../../contract/errors.ts';
import { sentenceText } from '../../contract/sentence.ts';

/** An error in a language of the interface; a sentence without a Chinese one is told as it came. */
export function errorText({ sentence, said }: ErrorShape, language: i18n['language']): string {
  if (!said) return sentence;
  return sentenceText(said, language === 'en' ? {} : ERROR_WORDS_ZH);
}

/** Tells errors in the interface's language. */
export function useErrorText(): (error: ErrorShape) => string {
  const { i18n } = useTranslation();
  return (error) => errorText(error, i18n.language);
}
