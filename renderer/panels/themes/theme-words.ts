import type { TFunction } from 'i18next';
import type { ThemeSpec } from '../../../contract/themes/theme.ts';
import { exactNumber } from '../../format/numbers.ts';
import type { ThemeClass } from '../../themes/theme-classes.ts';

/** Title and definition (口径) of a theme in a language. */
export function themeWords(spec: ThemeSpec, language: string) {
  const english = language === 'en';
  return {
    title: english ? spec.titleEn : spec.title,
    definition: english ? spec.definitionEn : spec.definition,
    unit: spec.kind === 'quantity' ? (english ? spec.unitEn : spec.unit) : '',
  };
}

/** What a class holds: a category's name, or its span — 1–3, 2.5–4.1, 8 及以上. */
export function classTitle(
  t: TFunction,
  spec: ThemeSpec,
  { from, before }: ThemeClass,
  place: number,
  language: string,
): string {
  if (spec.kind === 'categories') {
    const category = spec.categories[place];
    return (language === 'en' ? category?.titleEn : category?.title) ?? '';
  }
  const number = (value: number) => (spec.plain ? String(value) : written(value));
  if (from === undefined && before === undefined) return themeWords(spec, language).title;
  if (before === undefined) return t('themes.from', { bound: number(from ?? 0) });
  if (from === undefined) {
    return spec.whole && before === 1 ? '0' : t('themes.below', { bound: number(before) });
  }
  const high = spec.whole ? before - 1 : before;
  if (from === high) return number(from);
  return t('themes.between', { low: number(from), high: number(high) });
}

/** A bound as it is computed: whole numbers with separators, others with the figures they have. */
function written(value: number): string {
  return Number.isInteger(value) ? exactNumber(value) : String(value);
}
