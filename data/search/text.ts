const NUMERALS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/**
 * The one spelling of a text that index and query share: half width, lower case, no blanks or signs, house numbers in
 * digits (三幢 → 3幢) and one word for a building number (栋, 号楼, # → 幢).
 */
export function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/([一二三四五六七八九十]{1,3})(?=幢|栋|号楼|单元|室)/gu, (numeral) =>
      String(numeralValue(numeral)),
    )
    .replace(/(?<=\d)(?:栋|号楼|#楼?)/gu, '幢')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function numeralValue(numeral: string): number {
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['', numeral];
  const ten = numeral.includes('十') ? (NUMERALS[tens ?? ''] ?? 1) * 10 : 0;
  return ten + [...(ones ?? '')].reduce((value, digit) => value * 10 + (NUMERALS[digit] ?? 0), 0);
}

/** Splits normalised text into pieces: each 汉字 alone, each run of digits and each run of other letters whole. */
export function pieces(normalised: string): string[] {
  return normalised.match(/\p{Script=Han}|\p{N}+|[^\p{Script=Han}\p{N}]+/gu) ?? [];
}

/** Single and paired pieces: what a substring search is made of. Each appears once. */
export function grams(of: readonly string[]): string[] {
  const found = new Set(of);
  for (let at = 1; at < of.length; at += 1) found.add(`${of[at - 1]}${of[at]}`);
  return [...found];
}

/** Whether a text is Latin letters alone, so that it may be pinyin or initials. */
export function isLatin(normalised: string): boolean {
  return /^[a-z]+$/.test(normalised);
}
