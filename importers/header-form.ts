import { UNITS, type UnitScale } from './units.ts';

/** A header reduced to what is compared, and the unit its brackets name. */
export interface HeaderForm {
  readonly key: string;
  readonly unit?: UnitScale;
}

const FORMS = new Map<string, HeaderForm>();
/** Files of one import have the same headers; cells of their first rows are looked at too. */
const MOST_FORMS = 20_000;

/** Normal form of a header (表头), worked out once a spelling: each file is held against every table. */
export function headerForm(header: string): HeaderForm {
  const known = FORMS.get(header);
  if (known) return known;
  if (FORMS.size >= MOST_FORMS) FORMS.clear();
  const form = formOf(header);
  FORMS.set(header, form);
  return form;
}

/**
 * Full-width to half-width, no spaces or line breaks, no trailing `*`, no brackets when they hold a unit or a hint (必填),
 * lower case.
 */
function formOf(header: string): HeaderForm {
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
