import { NUMBER_SEALED, withoutConcealed } from '../../contract/concealed-number.ts';
import { KEY_DESTROYED } from '../../contract/destroyed-keys.ts';
import { en } from '../i18n/en.ts';

/** A personal value as it reads: one whose key was destroyed (密钥已销毁), or a concealed number, says so in the interface's language. */
export function personalText(value: string, language: string): string {
  const shown = withoutConcealed(value);
  if (language !== 'en') return shown;
  if (shown === NUMBER_SEALED) return en.reveal.concealed;
  return shown === KEY_DESTROYED ? en.reveal.destroyed : shown;
}

/** Personal values side by side, those that read the same once; undefined where there is none. */
export function personalTexts(
  values: readonly (string | null)[],
  language: string,
): string | undefined {
  const told = values.flatMap((value) => (value ? [personalText(value, language)] : []));
  return [...new Set(told)].join(' ') || undefined;
}
