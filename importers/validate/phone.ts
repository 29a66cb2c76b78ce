const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^(0574-?)?[2-8]\d{6,7}(-\d{1,6})?$/;
const OTHER_AREA = /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/;

/** As a phone is written where nothing has to be tidied. */
const TIDY = /^[1-9]\d{6,10}$/;

/** A phone number in half-width without spaces, brackets and the country prefix; a landline keeps its dashes, its extension follows one. */
export function tidyPhone(text: string): string {
  if (TIDY.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\s()]/g, '')
    .replace(DASHES, '-')
    .replace(/^(\+|00)86-?/, '')
    .replace(GROUPED_MOBILE, '$1$2$3')
    .replace(EXTENSION, '-$1');
}

const DASHES = /[\u2010-\u2015\u2212]+/g;
const GROUPED_MOBILE = /^(1[3-9]\d)-(\d{4})-(\d{4})$/;
/** 转8001, *8001, ext.8001. */
const EXTENSION = /(?<=\d{7})-?(?:转|\*|ext\.?|分机)(\d{1,6})$/i;

/**
 * Judges a tidied phone (联系电话): mobile or landline. `syntheticPrefixes` are those no real number has; they pass,
 * and the caller flags them in data that is not declared synthetic.
 */
export function phoneVerdict(
  phone: string,
  syntheticPrefixes: readonly string[],
): 'ok' | 'synthetic' | 'PHONE_FORMAT' {
  if (MOBILE.test(phone) || LANDLINE.test(phone) || OTHER_AREA.test(phone)) return 'ok';
  const synthetic =
    /^\d{11}$/.test(phone) && syntheticPrefixes.some((prefix) => phone.startsWith(prefix));
  return synthetic ? 'synthetic' : 'PHONE_FORMAT';
}
