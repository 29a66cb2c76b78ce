import { UNITS, type UnitScale } from './units.ts';

/** A header reduced to what is compared, and the unit its brackets name. */
export interface HeaderForm {
  readonly key: string;
  readonly unit?: UnitScale;
}

/**
 * Normal form of a header (表头): full-width to half-width, no spaces or line breaks, no trailing `*`, no brackets
 * when they hold a unit or a hint (必填), lower case.
 */
export function headerForm(header: string): HeaderForm {
  let key = header
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/^[*]+|[*]+$/g, '')
    .toLowerCase();
  let unit: UnitScale | undefined;
  for (const [whole, inside] of key.matchAll(/[([【]([^)\]】]*)[)\]】]/g)) {
    const found = UNITS[inside as string];
    if (!found && !HINT.test(inside as string)) continue;
    unit ??= found;
    key = key.replace(whole, '');
  }
  key = key.replace(/[*:]+$/, '');
  return unit ? { key, unit } : { key };
}

const HINT = /^(必填|选填|可选|格式.*|yyyy.*|见字典|下拉.*|代码|编码)$/;
