import { widenedCitizenId } from '../../contract/citizen-number.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { Keyring } from '../sealing/keyring.ts';

/** Document types a number without one may have been delivered under. */
const ID_TYPES = [
  '',
  '居民身份证',
  '身份证',
  '公民身份号码',
  '护照',
  '港澳居民来往内地通行证',
  '台湾居民来往大陆通行证',
  '港澳台居民居住证',
  '外国人永久居留身份证',
  '其他',
];

const CITIZEN_ID = /^\d{17}[\dX]$|^\d{15}$/;
/** Passports and other documents: letters and digits (data-dictionary §2.4). */
const OTHER_DOCUMENT = /^(?=.*\d)[A-Z\d]{5,17}$/;
const PHONE = /^\d{7,12}$/;

/** Keys to look an exact number up by; undefined where the text is no number, so it is a name. */
export async function lookupKeys(
  keyring: Keyring,
  text: string,
): Promise<
  { readonly persons: readonly string[]; readonly phones: readonly string[] } | undefined
> {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/^(\+|00)86-?/, '');
  const number = plain.replaceAll('-', '');
  const isDocument = CITIZEN_ID.test(number) || OTHER_DOCUMENT.test(number);
  const isPhone = PHONE.test(number);
  if (!isDocument && !isPhone) return undefined;
  const keys = await keyring.forOpening(tableSpec('resident').department.id);
  return {
    persons: isDocument ? present(keys.personKeys(documentForms(number))) : [],
    phones: isPhone ? present(keys.phoneKeys(phoneForms(plain, number))) : [],
  };
}

/** A number under each type it may have been delivered under; an old one of 15 digits lies under its 18 characters. */
function documentForms(number: string): string[] {
  const numbers = /^\d{15}$/.test(number) ? [number, widenedCitizenId(number)] : [number];
  return numbers.flatMap((each) => ID_TYPES.map((type) => `${type}|${each}`));
}

/** A landline is delivered with its dash or without. */
function phoneForms(plain: string, number: string): string[] {
  const landline = /^(0[12]\d|0[3-9]\d{2})(\d{7,8})$/.exec(number);
  const forms = [number, plain, landline ? `${landline[1]}-${landline[2]}` : number];
  return [...new Set(forms)];
}

function present(keys: readonly (string | null)[]): string[] {
  return keys.filter((key) => key !== null);
}
