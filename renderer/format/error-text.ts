import type { i18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ErrorShape } from '../../contract/errors.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { tell } from '../../contract/words.ts';

/** An error in a language of the interface; a sentence without a Chinese one is told as it came. */
export function errorText({ sentence, said }: ErrorShape, language: i18n['language']): string {
  return said ? saidText(said, language) : sentence;
}

/** A sentence in a language of the interface. */
export function saidText(said: Sentence, language: i18n['language']): string {
  return tell(said, language === 'en' ? 'en' : 'zh');
}

/** Tells sentences in the interface's language. */
export function useSaid(): (said: Sentence) => string {
  const { i18n } = useTranslation();
  return (said) => saidText(said, i18n.language);
}

/** Tells errors in the interface's language. */
export function useErrorText(): (error: ErrorShape) => string {
  const { i18n } = useTranslation();
  return (error) => errorText(error, i18n.language);
}
