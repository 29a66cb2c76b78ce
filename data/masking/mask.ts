import { KEY_DESTROYED } from '../../contract/destroyed-keys.ts';

const HIDDEN = '****';

/** Masks a person's name (姓名): the first character stays, 张三丰 → `张**`; a single character is hidden whole. */
export function maskName(name: string): string {
  if (name === KEY_DESTROYED) return name;
  const characters = [...name.trim()];
  if (characters.length === 0) return '';
  return characters.length === 1 ? '**' : `${characters[0]}**`;
}

/**
 * Masks a document number (证件号码): `3302**********1234` for 18 characters; a 15-digit number keeps one digit fewer
 * at the end, where its birth date would show; a passport keeps its first and last two; anything short is hidden whole.
 */
export function maskIdNo(idNo: string): string {
  if (idNo === KEY_DESTROYED) return idNo;
  const characters = [...idNo.normalize('NFKC').replace(/\s/g, '')];
  const [head, tail] = keptOfIdNo(characters.length);
  return keepEnds(characters, head, tail);
}

function keptOfIdNo(length: number): readonly [head: number, tail: number] {
  if (length === 18) return [4, 4];
  if (length === 15) return [4, 3];
  return length >= 8 ? [1, 2] : [0, 0];
}

function keepEnds(characters: readonly string[], head: number, tail: number): string {
  const middle = '*'.repeat(characters.length - head - tail);
  return (
    characters.slice(0, head).join('') +
    middle +
    characters.slice(characters.length - tail).join('')
  );
}

/**
 * Masks a phone number (电话): `138****5678`, `0574-****1234`. Country code and extension are left out;
 * a shape nobody knows is hidden whole.
 */
export function maskPhone(phone: string): string {
  if (phone === KEY_DESTROYED) return phone;
  const digits = phone
    .normalize('NFKC')
    .replace(/^\s*(\+|00)86[\s-]*/, '')
    .replace(/[\s()]/g, '');
  const mobile = /^(1\d{2})\d{4}(\d{4})$/.exec(digits.replaceAll('-', ''));
  if (mobile) return `${mobile[1]}${HIDDEN}${mobile[2]}`;
  const landline = /^(0[12]\d|0[3-9]\d{2})(-?)\d{3,4}(\d{4})(-\d{1,5})?$/.exec(digits);
  if (landline) return `${landline[1]}${landline[2]}${HIDDEN}${landline[3]}`;
  const local = /^\d{3,4}(\d{4})(-\d{1,5})?$/.exec(digits);
  return local ? `${HIDDEN}${local[1]}` : HIDDEN;
}
