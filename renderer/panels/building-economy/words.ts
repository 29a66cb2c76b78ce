import type { TFunction } from 'i18next';
import { INDUSTRY_SECTIONS } from '../../../contract/industries.ts';
import type { FirmRow, TaxSum } from '../../../contract/queries/building-economy.ts';
import type { PlaceClass } from '../../../contract/three-places.ts';
import type { Language } from '../../../contract/window.ts';
import { headlineNumber } from '../../format/numbers.ts';

/** Colours of the classes of the cube: in the district blue to green, outside warm, 不可判 grey. */
export const CLASS_COLOURS: Readonly<Record<PlaceClass, string>> = {
  '111': '#4aa0a0',
  '110': '#e48d0b',
  '101': '#ddd391',
  '100': '#ce390d',
  '011': '#7ec8ff',
  '010': '#ac58ed',
  '001': '#4a698e',
  '000': '#8a6a5a',
  unknown: '#7a8794',
};

/** A share as percent with one decimal; `—` of nothing. */
export function shareText(share: number | null): string {
  return share === null ? '—' : (share * 100).toFixed(1);
}

/** 1.3 亿, or the class of a sum that would give a payer away. */
export function taxText(t: TFunction, sum: TaxSum, language: Language): string {
  return sum.yuan === undefined
    ? t(`economy.tiers.${sum.tier}`)
    : headlineNumber(sum.yuan, language);
}

/** 门类 by its letter, in Chinese as the standard names it; English shows the letter. */
export function sectionText(t: TFunction, section: string, language: Language): string {
  if (section === '2002') return t('economy.edition2002');
  if (section === '') return t('economy.noIndustry');
  const title = INDUSTRY_SECTIONS[section as keyof typeof INDUSTRY_SECTIONS];
  return language === 'en' ? `GB/T 4754 ${section}` : title;
}

/** Why a firm is grey in a list and in no figure. */
export function doubtOf(t: TFunction, { greyed }: FirmRow): string | undefined {
  if (greyed.length === 0) return undefined;
  return greyed
    .map((reason) => {
      if (!reason.startsWith('status:')) return t('economy.greyed.flag', { code: reason });
      const status = reason.slice(7) as 'active';
      return t('economy.greyed.status', { status: t(`economy.status.${status}`) });
    })
    .join('；');
}
