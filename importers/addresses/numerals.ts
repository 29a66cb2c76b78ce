/** A number read out of a text and the index after it. */
export interface ReadNumeral {
  readonly value: number;
  readonly end: number;
}

const DIGITS = valuesOf('〇零一壹二贰三叁四肆五伍六陆七柒八捌九玖', (index) => index >> 1);
const UNITS = valuesOf('十拾百佰千仟', (index) => 10 ** ((index >> 1) + 1));
const TENS = valuesOf('廿卅卌', (index) => 20 + 10 * index);

/** Whether a character of folded text is a Chinese numeral (中文数字). */
export function isNumeral(character: string | undefined): boolean {
  if (character === undefined) return false;
  return DIGITS.has(character) || UNITS.has(character) || TENS.has(character);
}

/**
 * Reads Chinese numerals at `at` of folded text: 十二, 一百一十一, 一百十一, 廿三, and digits said one by one, 四一八;
 * undefined where there is none. Financial forms (贰, 拾) are read too.
 */
export function readNumeral(text: string, at: number): ReadNumeral | undefined {
  let end = at;
  while (end < text.length && isNumeral(text[end])) end += 1;
  if (end === at) return undefined;
  const run = text.slice(at, end);
  const value = [...run].every((character) => DIGITS.has(character)) ? spelled(run) : counted(run);
  return { value, end };
}

function spelled(run: string): number {
  let value = 0;
  for (const character of run) value = value * 10 + (DIGITS.get(character) ?? 0);
  return value;
}

function counted(run: string): number {
  let total = 0;
  let digit: number | undefined;
  for (const character of run) {
    const unit = UNITS.get(character);
    if (unit !== undefined) {
      total += (digit ?? 1) * unit;
      digit = undefined;
    } else if (TENS.has(character)) total += TENS.get(character) ?? 0;
    else digit = DIGITS.get(character);
  }
  return total + (digit ?? 0);
}

function valuesOf(text: string, value: (index: number) => number): ReadonlyMap<string, number> {
  return new Map([...text].map((character, index) => [character, value(index)]));
}
