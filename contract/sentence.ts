import { z } from 'zod';

/** A value put into a sentence; one that is a sentence itself is told in the reader's language too. */
export type SentenceValue = string | number | Sentence;

/** A sentence with its values apart, so that it can be told in another language. The template is its code. */
export interface Sentence {
  /** English, with {0}, {1} … for the values. */
  readonly template: string;
  readonly values: readonly SentenceValue[];
}

/** Makes a sentence: say`There is no snapshot ${id} any more.` Each template has its Chinese in `error-words.ts`. */
export function say(parts: TemplateStringsArray, ...values: readonly SentenceValue[]): Sentence {
  const template = parts.reduce((text, part, at) => `${text}{${at - 1}}${part}`);
  return { template, values };
}

/** A word of a sentence that has its own translation. */
export function word(text: string): Sentence {
  return { template: text, values: [] };
}

/** Several words in a row: “a, b, c”. */
export function listOf(words: readonly Sentence[]): Sentence {
  return words.reduce((before, next) => say`${before}, ${next}`);
}

/** A sentence in English, or by templates of another language; what these do not have stays English. */
export function sentenceText(
  sentence: Sentence,
  templates: Readonly<Record<string, string>> = {},
): string {
  const template = templates[sentence.template] ?? sentence.template;
  return template.replace(/\{(\d+)\}/g, (whole, at: string) => {
    const value = sentence.values[Number(at)];
    if (value === undefined) return whole;
    return typeof value === 'object' ? sentenceText(value, templates) : String(value);
  });
}

/** A sentence as it crosses a port. */
export const sentenceSchema: z.ZodType<Sentence> = z.object({
  template: z.string(),
  values: z.array(z.union([z.string(), z.number(), z.lazy(() => sentenceSchema)])),
});
