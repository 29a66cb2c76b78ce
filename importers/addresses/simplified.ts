import { Converter } from 'opencc-js/t2cn';

const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;

/** By code unit: the simplified character (简体) of a traditional one (繁体), one for one; others are themselves. */
export function simplifiedCodes(): Uint16Array {
  const codes = Uint16Array.from({ length: 1 << 16 }, (_, code) => code);
  const convert = Converter({ from: 't', to: 'cn' });
  const all = Array.from({ length: LAST_HAN - FIRST_HAN + 1 }, (_, at) =>
    String.fromCharCode(FIRST_HAN + at),
  );
  convert(all.join('|'))
    .split('|')
    .forEach((simple, at) => {
      if (simple.length === 1) codes[FIRST_HAN + at] = simple.charCodeAt(0);
    });
  return codes;
}
