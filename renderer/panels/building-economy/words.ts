import type { TFunction } from 'i18next';
import { INDUSTRY_SECTIONS, INDUSTRY_SECTIONS_EN } from '../../../contract/industries.ts';
import type { FirmRow, TaxSum } from '../../../contract/queries/building-economy.ts';
import type { Language } from '../../../contract/window.ts';
import { headlineNumber } from '../../format/numbers.ts';
import { checkText } from '../../format/check-text.ts';

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

/** 门类 by its letter, as the standard names it. */
export function sectionText(t: TFunction, section: string, language: Language): string {
  if (section === '2002') return t('economy.edition2002');
  if (section === '') return t('economy.noIndustry');
  const titles = language === 'en' ? INDUSTRY_SECTIONS_EN : INDUSTRY_SECTIONS;
  return titles[section as keyof typeof INDUSTRY_SECTIONS];
}

/** Why a firm is grey in a list and in no figure. */
export function doubtOf(t: TFunction, { greyed }: FirmRow, language: Language): string | undefined {
  if (greyed.length === 0) return undefined;
  return greyed
    .map((reason) => {
      if (!reason.startsWith('status:'))
        return t('economy.greyed.flag', { check: checkText([reason], language) });
      const status = reason.slice(7) as 'active';
      return t('economy.greyed.status', { status: t(`economy.status.${status}`) });
    })
    .join(language === 'en' ? '; ' : '；');
}
